package simulator_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"
)

// fails expects an error instead of a reply.
func fails(wanted ...error) func(sight) bool {
	return func(s sight) bool {
		for _, err := range wanted {
			if errors.Is(s.err, err) {
				return true
			}
		}
		return false
	}
}

// failsLike expects an error of a type that holds something.
func failsLike[E error](holds func(E) bool) func(sight) bool {
	return func(s sight) bool {
		err, ok := errors.AsType[E](s.err)
		return ok && holds(err)
	}
}

// breaksOff expects the beginning of a good reply.
func breaksOff(wanted error) func(sight) bool {
	return func(s sight) bool {
		return s.status == http.StatusOK && errors.Is(s.bodyErr, wanted) &&
			strings.HasPrefix(`{"requestId":"`, s.body[:min(len(s.body), 14)]) && !json.Valid([]byte(s.body))
	}
}

// answers expects a whole reply with some texts in its body.
func answers(status int, inBody ...string) func(sight) bool {
	return func(s sight) bool {
		for _, text := range inBody {
			if !strings.Contains(s.body, text) {
				return false
			}
		}
		return s.err == nil && s.bodyErr == nil && s.status == status
	}
}

// exactly expects a whole reply with one body.
func exactly(status int, body string) func(sight) bool {
	return func(s sight) bool { return answers(status)(s) && s.body == body }
}

// either expects what one of two operations gives.
func either(a, b func(sight) bool) func(sight) bool {
	return func(s sight) bool { return a(s) || b(s) }
}

// and expects one thing with another.
func and(a, b func(sight) bool) func(sight) bool {
	return func(s sight) bool { return a(s) && b(s) }
}

// header expects a header that something can be said about.
func header(name string, holds func(string) bool) func(sight) bool {
	return func(s sight) bool { return holds(s.header.Get(name)) }
}

func is(wanted string) func(string) bool { return func(s string) bool { return s == wanted } }

// inAbout expects the date of a moment from now.
func inAbout(d time.Duration) func(string) bool {
	return func(s string) bool {
		at, err := http.ParseTime(s)
		return err == nil && (time.Until(at)-d).Abs() < d/2
	}
}
