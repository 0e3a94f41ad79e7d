package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// Sizes in the help, in cells.
const (
	helpWidth  = 110 // the longest line on a wide terminal, so that it is easy to read
	helpPiped  = 80  // the longest line where standard output is not a terminal
	helpMargin = 2
	helpGap    = 2  // between a name and its meaning
	helpNarrow = 30 // the least width of a meaning beside its name; with less room it goes below
	helpIndent = 6  // the indent of a meaning below its name
)

// help is the page that --help prints. It does not query the terminal, because a terminal that does
// not reply would delay the page.
type help struct {
	text  text.HelpPage
	th    *theme.Theme
	width int // of a line, in cells
	page  strings.Builder
}

// help prints the page of a command.
func (p program) help(cmd *cobra.Command, _ []string) {
	h := help{text: p.text.Command.Help, th: theme.New(p.look(cmd)), width: helpPiped}
	if width, _, err := term.GetSize(p.sys.Stdout.Fd()); err == nil && width > 0 {
		h.width = min(width, helpWidth)
	}
	h.about(cmd)
	out := colorprofile.Writer{Forward: cmd.OutOrStdout(), Profile: colorprofile.Detect(p.sys.Stdout, p.env.screen())}
	_, _ = io.WriteString(&out, h.th.Fold(h.page.String())) // output notes an error
}

// look returns the look of the help and of errors, from the environment and the flags that are set.
func (p program) look(cmd *cobra.Command) theme.Variant {
	s := settings{program: p}
	for name, to := range map[string]*string{"theme": &s.theme, "lang": &s.lang} {
		if flag := cmd.Flags().Lookup(name); flag != nil {
			*to = flag.Value.String()
		}
	}
	ascii := cmd.Flags().Lookup("ascii")
	s.ascii = ascii != nil && ascii.Value.String() == "true"
	s.chooseLook(cmd.Flags().Changed)
	variant := s.options.Theme
	variant.AnyBackground = variant.AnyBackground || s.theme != "dark" && s.theme != "light"
	variant.ASCII = variant.ASCII && p.text.Lang == "en"
	return variant
}

// about writes the page of a command.
func (h *help) about(cmd *cobra.Command) {
	h.page.WriteByte('\n')
	for paragraph := range strings.SplitSeq(cmp.Or(cmd.Long, cmd.Short), "\n") {
		h.lines(strings.Split(h.broken(paragraph, helpMargin), "\n")...)
	}
	h.title(h.text.Usage)
	h.lines(h.usage(cmd))
	if cmd.Example != "" {
		h.title(h.text.Examples)
		h.lines(strings.Split(cmd.Example, "\n")...)
	}
	var names, meanings []string
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			names, meanings = append(names, h.th.Title.Render(c.Name())), append(meanings, c.Short)
		}
	}
	if len(names) > 0 {
		h.title(h.text.Commands)
		h.table(names, meanings)
	}
	names, meanings = nil, nil
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		names, meanings = append(names, h.flag(f)), append(meanings, h.meaning(f))
	})
	h.title(h.text.Flags)
	h.table(names, meanings)
	h.page.WriteByte('\n')
}

// usage returns how a command is written.
func (h *help) usage(cmd *cobra.Command) string {
	parts := append([]string{h.th.Title.Render(cmd.CommandPath())}, strings.Fields(cmd.Use)[1:]...)
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "[flags]" })
	if cmd.HasAvailableSubCommands() {
		parts = append(parts, h.text.AnyCommand)
	}
	return strings.Join(append(parts, h.text.AnyFlags), " ")
}

func (h *help) flag(f *pflag.Flag) string {
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	return h.th.Accent.Render(name)
}

// meaning returns what a flag does, and its default value.
func (h *help) meaning(f *pflag.Flag) string {
	said := text.Capital(f.Usage)
	switch f.DefValue {
	case "", "false", "0", "[]":
		return said
	}
	return fmt.Sprintf(h.text.Default, said, f.DefValue)
}

func (h *help) title(s string) { h.page.WriteString("\n" + h.th.Strong.Render(s) + "\n") }

func (h *help) lines(lines ...string) {
	for _, line := range lines {
		if line != "" {
			line = strings.Repeat(" ", helpMargin) + line
		}
		h.page.WriteString(line + "\n")
	}
}

// table writes meanings beside their names, or below them on a narrow terminal.
func (h *help) table(names, meanings []string) {
	column := 0
	for _, name := range names {
		column = max(column, lipgloss.Width(name)+helpGap)
	}
	begin := helpMargin + column
	below := h.width-begin < helpNarrow
	if below {
		begin = helpIndent
	}
	indent := "\n" + strings.Repeat(" ", begin)
	for i, name := range names {
		gap := indent
		if !below {
			gap = strings.Repeat(" ", column-lipgloss.Width(name))
		}
		h.lines(name + gap + strings.ReplaceAll(h.broken(meanings[i], begin), "\n", indent))
	}
}

// broken breaks a text into lines that fit behind an indent, in cells.
func (h *help) broken(s string, begin int) string {
	return strings.Join(widget.Break(s, max(2, h.width-begin)), "\n")
}
