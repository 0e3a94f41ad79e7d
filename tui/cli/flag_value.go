package cli

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scantop/client"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// maxText is the length limit of a flag's value, in characters, unless maxTexts has another. It allows
// long paths.
const maxText = 1024

// maxTexts are the length limits of certain flags, in characters.
var maxTexts = map[string]int{"name": client.MaxNameLength, "search": widget.MaxSearch}

// flagValue is the value of a flag that notes a mistake instead of returning it, so that one error
// can name all mistakes of a command line.
type flagValue struct {
	pflag.Value
	name string
	text *text.Command
	bad  string // the complaint about the first bad value, or ""
}

// checkValues wraps the flags of a command in flagValues.
func checkValues(cmd *cobra.Command, t *text.Command) {
	cmd.Flags().VisitAll(func(flag *pflag.Flag) {
		flag.Value = &flagValue{Value: flag.Value, name: flag.Name, text: t}
	})
}

// Set sets the value. It returns nil also for a bad value, because the parser would stop at an error.
func (v *flagValue) Set(written string) error {
	bad := ""
	if v.name != "target" { // readTargets names each bad target
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

// complaint returns why a text cannot be the value of any flag, or "".
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

// isControl reports whether a character controls the terminal or the text around it: control characters,
// line separators, and marks that change the direction of writing. Marks that join or separate letters
// are not control characters.
func isControl(r rune) bool {
	turns := r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
	return turns || unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp)
}
