package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"scantop/theme"
	"scantop/tui/safe"
)

// complaints collects what is wrong with a command line.
type complaints struct {
	said  []string
	join  string          // between two complaints
	about map[string]bool // the names of flags with a complaint
}

// add adds a complaint about a flag, unless the flag has one.
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

// addValues adds the complaints that the flags of a set noted about their values.
func (c *complaints) addValues(set *pflag.FlagSet) {
	set.VisitAll(func(flag *pflag.Flag) {
		if value, ok := flag.Value.(*flagValue); ok && value.bad != "" {
			c.add(flag.Name, "%s", value.bad)
		}
	})
}

// err returns all complaints as one error, or nil without complaints.
func (c *complaints) err() error {
	if len(c.said) == 0 {
		return nil
	}
	return usageError{strings.Join(c.said, c.join)}
}

// maxQuoted is the length at which a complaint cuts a quoted value, in characters.
const maxQuoted = 60

// brief returns a value as complaints quote it: harmless, short, and without the password of a URL.
func brief(value string) string { return cut(withoutPassword(safe.Clean(value))) }

// cut shortens a value to maxQuoted characters.
func cut(value string) string {
	if runes := []rune(value); len(runes) > maxQuoted {
		return string(runes[:maxQuoted]) + theme.Ellipsis
	}
	return value
}

// withoutPassword hides the user and password of a URL, also of a URL without a scheme or with mistakes.
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
