package cli

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scantop/client"
	"scantop/tui/list"
	"scantop/tui/text"
)

// maxText is the longest value of a flag, in characters, unless maxTexts says
// otherwise. It leaves room for a long path.
const maxText = 1024

// maxTexts are the longest values of single flags, in characters.
var maxTexts = map[string]int{"name": client.MaxNameLength, "search": list.MaxSearch}

// flagValue is the value of a flag that keeps what is wrong with it, so that all
// that is wrong with a command line can be said at once.
type flagValue struct {
	pflag.Value
	name string
	text *text.Command
	bad  string // the complaint about it, "" while it is good
}

// checkValues has every flag of a command keep what is wrong with its value. The
// checks that are the same for all of them are here.
func checkValues(cmd *cobra.Command, t *text.Command) {
	cmd.Flags().VisitAll(func(flag *pflag.Flag) {
		flag.Value = &flagValue{Value: flag.Value, name: flag.Name, text: t}
	})
}

// Set takes what is written. It returns no error, for the parser would stop there.
func (v *flagValue) Set(written string) error {
	bad := ""
	if v.name != "target" { // of which every bad entry is named, see readTargets
		bad = v.complaint(written)
	}
	if bad == "" && v.Value.Set(written) != nil {
		bad = fmt.Sprintf(v.text.BadValue, v.name, brief(written))
	}
	if v.bad == "" {
		v.bad = bad
	}
	return nil
}

// complaint says why a text is no value of any flag, or "".
func (v *flagValue) complaint(written string) string {
	most, special := maxTexts[v.name]
	if !special {
		most = maxText
	}
	switch control := strings.IndexFunc(written, isControl); {
	case !utf8.ValidString(written):
		return fmt.Sprintf(v.text.NotUTF8, v.name)
	case control >= 0:
		r, _ := utf8.DecodeRuneInString(written[control:])
		return fmt.Sprintf(v.text.HasControl, v.name, fmt.Sprintf("%U", r))
	case utf8.RuneCountInString(written) > most:
		return fmt.Sprintf(v.text.TooLong, v.name, most)
	}
	return ""
}

// isControl reports whether a character acts where it is shown instead of being
// seen: control characters, line separators, and those that change the direction
// of the text around them. The marks that only join or separate letters do not.
func isControl(r rune) bool {
	turns := r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
	return turns || unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp)
}
