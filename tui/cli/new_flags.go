package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scantop/client"
	"scantop/tui/text"
)

// newFlag is a flag of new that sets a parameter of CreateScan.
type newFlag struct {
	name, parameter string
	kind            flagKind
	words           []word // of a choice
}

// flagKind is what a flag of new takes.
type flagKind int

const (
	oneText flagKind = iota
	manyTexts
	onOff
)

// word is an allowed value, and another word for it.
type word struct{ value, word string }

// newFlagList is the flags in the order of the form.
func newFlagList() []newFlag {
	return []newFlag{
		{"name", "Name", oneText, nil},
		{"type", "ScanType", oneText, []word{{"vuln", ""}, {"content", ""}, {"asset", ""}}},
		{"target", "Targets", manyTexts, nil},
		{"asset-tag", "TargetAssetTags", manyTexts, nil},
		{"scan-all", "ScanAll", onOff, nil},
		{"mode", "FlowName", oneText, []word{{"general", "standard"}, {"skynet_vul_scan", "full"}, {"assets", ""}}},
		{"speed", "Qps", oneText, []word{{"16", "slow"}, {"32", "normal"}, {"64", "fast"}}},
		{"asset-discover", "EnableAssetDiscover", onOff, nil},
		{"asset-login-scan", "EnableAssetLoginScan", onOff, nil},
		{"index-interval", "IndexIntervalInMinute", oneText, []word{{"5", ""}, {"30", ""}, {"60", ""}}},
		{"site-interval", "SiteIntervalInDay", oneText, []word{{"1", ""}, {"7", ""}}},
		{"keyword", "KeyWords", manyTexts, nil},
		{"source-ip", "SourceIp", oneText, nil},
		{"repeat", "TriggerType", oneText, []word{{"date", "once"}, {"interval", "periodic"}}},
		{"start", "StartDate", oneText, nil},
		{"end", "EndDate", oneText, nil},
		{"period", "Period", oneText, []word{{"day", ""}, {"week", ""}, {"month", ""}}},
		{"every", "Interval", oneText, nil},
		{"from", "RuntimeStart", oneText, nil},
		{"until", "RuntimeEnd", oneText, nil},
	}
}

// newFlags are the flags of new beside those that it shares.
type newFlags struct {
	set  *pflag.FlagSet
	file string // --targets-file
	held string // what was in that file
	yes  bool
}

func (n *newFlags) register(set *pflag.FlagSet, t text.Commands) {
	n.set = set
	help := newHelp(t)
	for _, f := range newFlagList() {
		switch f.kind {
		case manyTexts:
			set.StringArray(f.name, nil, help[f.name])
		case onOff:
			set.Bool(f.name, false, help[f.name])
		default:
			set.String(f.name, "", help[f.name])
		}
		if f.name == "target" {
			set.StringVar(&n.file, "targets-file", "", t.NewFile)
		}
	}
	set.BoolVar(&n.yes, "yes", false, t.NewYes)
}

// written is a flag's value as the API has it, lists on lines, and whether it is
// on the command line.
func (n *newFlags) written(f newFlag) (string, bool) {
	flag := n.set.Lookup(f.name)
	if !flag.Changed {
		return "", false
	}
	value := flag.Value.String()
	switch f.kind {
	case onOff:
		if value == "true" {
			return "1", true
		}
		return "0", true
	case manyTexts:
		list, _ := n.set.GetStringArray(f.name) // it is one
		return strings.Join(list, "\n"), true
	}
	for _, w := range f.words {
		if w.word != "" && w.word == value {
			return w.value, true
		}
	}
	return value, true
}

// entries is what was written, by the API's name of the parameter: what the form
// opens with. Lists have an entry, or several of --target, on each line.
func (n *newFlags) entries() map[string]string {
	entries := map[string]string{}
	for _, f := range newFlagList() {
		if value, ok := n.written(f); ok {
			entries[f.parameter] = value
		}
	}
	if n.held != "" {
		entries["Targets"] = strings.Trim(entries["Targets"]+"\n"+n.held, "\n")
	}
	return entries
}

// complete lets a shell complete values.
func (n *newFlags) complete(cmd *cobra.Command) {
	for _, f := range newFlagList() {
		if f.kind != onOff && f.name != "type" {
			_ = cmd.RegisterFlagCompletionFunc(f.name, cobra.FixedCompletions(f.allWords(), cobra.ShellCompDirectiveNoFileComp))
		}
	}
}

// Bounds of targets: of a file in bytes, and of how many bad ones are named.
const (
	maxTargetsFile = 4 << 20
	maxNamed       = 5
)

// readTargets reads the file of targets and checks every target. The error is
// for the user, complete with the flag.
func (n *newFlags) readTargets(t text.Commands, stdin io.Reader) error {
	written, _ := n.set.GetStringArray("target")
	var bad []string
	for _, b := range client.ParseTargets(strings.Join(written, "\n")).Bad {
		bad = append(bad, fmt.Sprintf(t.TargetNo, b.Position, brief(b.Value)))
	}
	if len(bad) > 0 {
		return fmt.Errorf(t.BadTargets, "target", named(bad))
	}
	if !n.set.Changed("targets-file") {
		return nil
	}
	held, err := readFile(n.file, stdin)
	if errors.Is(err, errTooLarge) {
		return fmt.Errorf(t.TargetsTooLarge, brief(n.file), maxTargetsFile>>20)
	}
	if err != nil {
		return fmt.Errorf(t.NoTargetsFile, brief(n.file), reason(err))
	}
	n.held = held
	line := 0
	for lines := bufio.NewScanner(strings.NewReader(held)); lines.Scan(); {
		line++
		for _, b := range client.ParseTargets(lines.Text()).Bad {
			bad = append(bad, fmt.Sprintf(t.TargetLine, line, brief(b.Value)))
		}
	}
	if len(bad) > 0 {
		return fmt.Errorf(t.BadTargets, "targets-file", named(bad))
	}
	if len(client.ParseTargets(held).Hosts) == 0 {
		return fmt.Errorf(t.NoTargets, brief(n.file))
	}
	return nil
}

// named lists the first few, and how many more there are.
func named(bad []string) string {
	if more := len(bad) - maxNamed; more > 0 {
		return fmt.Sprintf("%s, +%d", strings.Join(bad[:maxNamed], ", "), more)
	}
	return strings.Join(bad, ", ")
}

// errTooLarge means that a file is no list of targets.
var errTooLarge = errors.New("too large")

// readFile reads a file, or standard input for "-". The mark that some editors
// put at the beginning goes.
func readFile(name string, stdin io.Reader) (string, error) {
	in := stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return "", err
		}
		defer file.Close()
		in = file
	}
	held, err := io.ReadAll(io.LimitReader(in, maxTargetsFile+1))
	if err == nil && len(held) > maxTargetsFile {
		err = errTooLarge
	}
	return strings.TrimPrefix(string(held), "\ufeff"), err
}
