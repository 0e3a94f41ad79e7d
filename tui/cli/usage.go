package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scantop/theme"
)

// flagError returns the usage error for a command line that the flag parser cannot read. The parser
// stops at the first mistake; the error names every unknown flag and every missing value.
func (p program) flagError(cmd *cobra.Command, err error) error {
	found := parsed{set: cmd.Flags()}
	args := slices.Clone(p.sys.Args)
	if i := slices.Index(args, cmd.Name()); cmd.HasParent() && i >= 0 {
		args = slices.Delete(args, i, i+1)
	}
	found.read(args)
	if !cmd.HasParent() && len(found.arguments) > 0 && !slices.Contains(commandNames(), found.arguments[0]) {
		if err := p.atMostOneScan(cmd, found.arguments); err != nil {
			return err // the flags belong to that unknown command
		}
	}
	t := p.text.Command
	var said []string
	if len(found.unknown) > 0 {
		said = append(said, p.oneOrMany(t.UnknownFlag, t.UnknownFlags, found.unknown))
	}
	if found.missing != "" {
		said = append(said, fmt.Sprintf(t.MissingValue, found.missing))
	}
	if len(said) == 0 {
		return usageError{brief(err.Error())}
	}
	return usageError{strings.Join(said, p.text.Joiners.Semicolon)}
}

// parsed is what a command line has that its command does not expect.
type parsed struct {
	set       *pflag.FlagSet // the flags of the command
	unknown   []string       // flags as written, without values
	missing   string         // the last flag, if its value is missing
	arguments []string       // everything that is neither a flag nor a value of one
}

// read goes through the arguments of a command as the flag parser does, past mistakes.
func (p *parsed) read(args []string) {
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			p.arguments = append(p.arguments, args...)
			return
		case strings.HasPrefix(arg, "--"):
			name, _, hasValue := strings.Cut(arg[2:], "=")
			written := "--" + name
			if name == "" {
				written = arg
			}
			args = p.flag(p.set.Lookup(name), written, hasValue, args)
		case len(arg) > 1 && arg[0] == '-':
			args = p.short(arg[1:], args)
		default:
			p.arguments = append(p.arguments, arg)
		}
	}
}

// short reads flags of one letter, such as -o, of which the last may have its value behind it.
func (p *parsed) short(letters string, args []string) []string {
	for i, letter := range letters {
		rest := letters[i+len(string(letter)):]
		var flag *pflag.Flag
		if letter < 0x80 {
			flag = p.set.ShorthandLookup(string(letter))
		}
		hasValue := rest != ""
		args = p.flag(flag, "-"+string(letter), hasValue, args)
		if flag == nil || flag.NoOptDefVal == "" {
			break
		}
	}
	return args
}

// flag notes what is wrong with a flag, and returns the arguments behind it and its value.
func (p *parsed) flag(flag *pflag.Flag, written string, hasValue bool, args []string) []string {
	switch {
	case flag == nil && !slices.Contains(p.unknown, brief(written)):
		p.unknown = append(p.unknown, brief(written))
	case flag == nil, hasValue, flag.NoOptDefVal != "":
	case len(args) == 0:
		p.missing = written
	default:
		return args[1:]
	}
	return args
}

// atMostOneScan rejects arguments of scantop itself, except one ScanId. One that begins with a digit is meant as
// a ScanId, and any other one as a command.
func (p program) atMostOneScan(root *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case isScanID(args[0]):
		return p.noArgs(root, args[1:])
	case args[0] != "" && args[0][0] >= '0' && args[0][0] <= '9':
		return usageError{fmt.Sprintf(p.text.Command.Subcommands.BadScanID, strconv.QuoteToASCII(brief(args[0])))}
	}
	return p.noCommand(root, args[0])
}

// noCommand rejects the name of a command that does not exist, and says which one may be meant.
func (p program) noCommand(root *cobra.Command, name string) error {
	t := p.text.Command.Subcommands
	for typos := 1; typos <= 2; typos++ {
		root.SuggestionsMinimumDistance = typos
		if meant := root.SuggestionsFor(name); len(meant) > 0 {
			return usageError{fmt.Sprintf(t.MeantCommand, brief(name), strings.Join(meant, p.text.Joiners.Comma))}
		}
	}
	return usageError{fmt.Sprintf(t.UnknownCommand, brief(name), strings.Join(commandNames(), p.text.Joiners.Comma))}
}

// noArgs rejects arguments that are not flags.
func (p program) noArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError{p.oneOrMany(p.text.Command.Unexpected, p.text.Command.UnexpectedMany, quotedAll(args))}
}

// scanIDs rejects arguments that cannot be ScanIds.
func (p program) scanIDs(cmd *cobra.Command, args []string) error {
	t := p.text.Command.Subcommands
	if len(args) == 0 {
		return usageError{t.NoScanID}
	}
	bad := slices.DeleteFunc(slices.Clone(args), isScanID)
	if len(bad) == 0 {
		return nil
	}
	said := p.oneOrMany(t.BadScanID, t.BadScanIDs, quotedAll(bad))
	return usageError{fmt.Sprintf(p.text.Joiners.About, cmd.Name(), said)}
}

// quotedAll returns arguments in quotes, each harmless and short.
func quotedAll(args []string) []string {
	quoted := make([]string, len(args))
	for i, arg := range args {
		quoted[i] = strconv.QuoteToASCII(brief(arg))
	}
	return quoted
}

// oneOrMany returns one of two formats with the first few words of a list.
func (p program) oneOrMany(one, many string, words []string) string {
	if len(words) == 1 {
		return fmt.Sprintf(one, words[0])
	}
	said := strings.Join(words[:min(len(words), maxNamed)], p.text.Joiners.Comma)
	if len(words) > maxNamed {
		said += p.text.Joiners.Comma + theme.Ellipsis
	}
	return fmt.Sprintf(many, said)
}

// unknownHelp reports help that is asked for with "scantop help" about a command that does not exist.
func (p program) unknownHelp(root *cobra.Command, topics []string) error {
	for _, topic := range topics {
		if !strings.HasPrefix(topic, "-") {
			if slices.Contains(commandNames(), topic) {
				return nil
			}
			return p.noCommand(root, topic)
		}
	}
	return nil
}
