package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scantop/client/target"
	"scantop/tui"
	"scantop/tui/explain"
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
	set   *pflag.FlagSet
	files []string // --targets-file
	held  string   // what was in those files
	yes   bool
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
			set.StringArrayVar(&n.files, "targets-file", nil, t.NewFile)
		}
	}
	set.BoolVar(&n.yes, "yes", false, t.NewYes)
	set.Bool(strings.TrimPrefix(tui.ConfirmIntrusive, "--"), false, t.NewConfirmIntrusive)
	set.Bool(strings.TrimPrefix(tui.ConfirmAllAssets, "--"), false, t.NewConfirmAll)
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

// Bounds of targets: of a file in bytes, of how many bad ones are quoted, and of
// how many more the places are told.
const (
	maxTargetsFile = 4 << 20
	maxNamed       = 5
	maxPlaces      = 50
)

// readTargets reads the files of targets, checks every target, and complains
// about each list that holds a bad one.
func (n *newFlags) readTargets(s *settings, stdin io.Reader) {
	t := s.text.Command.More
	written, _ := n.set.GetStringArray("target")
	if bad := target.Parse(strings.Join(written, "\n")).Bad; len(bad) > 0 {
		position := func(b target.Bad) int { return b.Position }
		s.bad.add("target", t.BadTargets, "target", named(s.text, bad, position, t.TargetNo, t.TargetNos))
	}
	var held []string
	for i, file := range n.files {
		if file == "-" && slices.Contains(n.files[:i], "-") {
			s.bad.add("targets-file", "%s", t.StdinTwice)
			continue
		}
		targets, err := readTargetsFile(s.text, file, stdin)
		if err != nil {
			s.bad.add("targets-file "+file, "%s", err)
			s.bad.about["target"] = true // nobody knows whether there is one
		}
		held = append(held, targets)
	}
	n.held = strings.Join(held, "\n")
}

// readTargetsFile reads a file of targets, which holds at least one and no bad
// ones.
func readTargetsFile(c *text.Catalogue, name string, stdin io.Reader) (string, error) {
	t := c.Command.More
	held, err := readFile(name, stdin)
	if errors.Is(err, errTooLarge) {
		return "", fmt.Errorf(t.TargetsTooLarge, brief(name), maxTargetsFile>>20)
	}
	if errors.Is(err, errNulls) {
		return "", fmt.Errorf(t.TargetsNulls, brief(name))
	}
	if err != nil {
		return "", fmt.Errorf(t.NoTargetsFile, brief(name), reason(err))
	}
	parsed := target.Parse(held)
	if len(parsed.Bad) > 0 {
		line := func(b target.Bad) int { return b.Line }
		return "", fmt.Errorf(t.BadTargets, "targets-file "+brief(name), named(c, parsed.Bad, line, t.TargetLine, t.TargetLines))
	}
	if len(parsed.Hosts) == 0 {
		return "", fmt.Errorf(t.NoTargets, brief(name))
	}
	return held, nil
}

// named quotes the first few with their reasons, tells where more of them are,
// and how many others there are.
func named(c *text.Catalogue, bad []target.Bad, place func(target.Bad) int, one, rest string) string {
	var said []string
	for _, b := range bad[:min(len(bad), maxNamed)] {
		said = append(said, fmt.Sprintf(one, place(b), quoted(b.Value), explain.Target(c, b)))
	}
	var places []int
	for _, b := range bad[len(said):min(len(bad), maxNamed+maxPlaces)] {
		places = append(places, place(b))
	}
	if len(places) > 0 {
		said = append(said, fmt.Sprintf(rest, ranges(places)))
	}
	if more := len(bad) - maxNamed - maxPlaces; more > 0 {
		said = append(said, fmt.Sprintf(c.Command.More.MoreTargets, more))
	}
	return strings.Join(said, ", ")
}

// quoted is an entry as Go writes it, cut where it is long: what is not seen of
// it may be what is wrong with it.
func quoted(value string) string { return strconv.Quote(cut(withoutPassword(value))) }

// ranges writes rising numbers as 3, 5-9, 12.
func ranges(numbers []int) string {
	var said []string
	for i := 0; i < len(numbers); {
		first, last := numbers[i], numbers[i]
		for i++; i < len(numbers) && numbers[i] <= last+1; i++ {
			last = numbers[i]
		}
		if last > first {
			said = append(said, fmt.Sprintf("%d-%d", first, last))
		} else {
			said = append(said, strconv.Itoa(first))
		}
	}
	return strings.Join(said, ", ")
}

// errTooLarge means that a file is no list of targets.
var errTooLarge = errors.New("too large")

// readFile reads a file, or standard input for "-", without comments and bullets.
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
	if err != nil {
		return "", err
	}
	text, err := decoded(held)
	return target.Plain(text), err
}
