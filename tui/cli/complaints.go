package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"scantop/theme"
	"scantop/tui/safe"
)

// complaints are what is wrong with a command line.
type complaints struct {
	said  []string
	about map[string]bool // flags, by name
}

// add complains about a flag, unless that was done already.
func (c *complaints) add(flag, format string, args ...any) {
	if c.about[flag] {
		return
	}
	if c.about == nil {
		c.about = map[string]bool{}
	}
	c.about[flag] = true
	c.said = append(c.said, fmt.Sprintf(format, args...))
}

// addValues adds what the flags themselves keep of their values.
func (c *complaints) addValues(set *pflag.FlagSet) {
	set.VisitAll(func(flag *pflag.Flag) {
		if value, ok := flag.Value.(*flagValue); ok && value.bad != "" {
			c.add(flag.Name, "%s", value.bad)
		}
	})
}

// err is all of them in one line, nil if there are none.
func (c *complaints) err() error {
	if len(c.said) == 0 {
		return nil
	}
	return usageError{strings.Join(c.said, "; ")}
}

// maxQuoted is how much of a value a complaint quotes, in characters.
const maxQuoted = 60

// brief is a value as a complaint quotes it: harmless, short, and without the
// password that a URL may have.
func brief(value string) string { return cut(withoutPassword(safe.Clean(value))) }

// cut shortens a value to maxQuoted.
func cut(value string) string {
	if runes := []rune(value); len(runes) > maxQuoted {
		return string(runes[:maxQuoted]) + theme.Ellipsis
	}
	return value
}

// withoutPassword hides what a URL has before its host, also one that lacks its
// scheme or is broken otherwise.
func withoutPassword(s string) string {
	at := strings.LastIndex(s, "@")
	if at < 0 {
		return s
	}
	from := 0
	if scheme := strings.Index(s[:at], "://"); scheme >= 0 {
		from = scheme + len("://")
	} else if !strings.Contains(s[:at], ":") { // an e-mail address
		return s
	}
	return s[:from] + "***" + s[at:]
}
