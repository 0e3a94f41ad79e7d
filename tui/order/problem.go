package order

import (
	"fmt"

	"scantop/client"
	"scantop/tui/text"
)

// sayProblem explains a problem that the client found.
func sayProblem(words *text.Catalogue, p client.Problem) string {
	w, missing, most := words.Problems, words.Problems.Missing, client.MaxEntries
	if p.Parameter == "Targets" {
		missing, most = w.MissingTargets, client.MaxTargets
	}
	said, known := map[client.Reason]string{
		client.ReasonMissing: missing, client.ReasonTooMany: fmt.Sprintf(w.TooMany, most),
		client.ReasonTooLong:  fmt.Sprintf(w.TooLong, client.MaxNameLength),
		client.ReasonNotATime: w.NotATime, client.ReasonBeforeStart: w.BeforeStart,
		client.ReasonEmptyWindow: w.EmptyWindow,
		client.ReasonNotPositive: w.NotPositive, client.ReasonNotAnAddress: w.NotAnAddress,
	}[p.Reason]
	if !known {
		return w.NotAllowed
	}
	return said
}
