package cli

import (
	"strings"
	"testing"
)

// A usage error names everything of its kind, and the help of the command that was typed.
func TestUsageErrorsNameWhatIsWrong(t *testing.T) {
	t.Parallel()
	const commands = "(commands: new, list, get, runs, findings, report, watch, simulate, completion) " +
		"(see scantop --help)"
	for line, want := range map[string]string{
		"list --foo":                     "unknown flag --foo (see scantop list --help)",
		"list --foo --bar=1 x --foo":     "unknown flags --foo, --bar (see scantop list --help)",
		"list -z -o":                     "unknown flag -z; -o: needs a value (see scantop list --help)",
		"list -ojson -zz":                "unknown flag -z (see scantop list --help)",
		"--search new list --foo":        "unknown flag --foo (see scantop list --help)",
		"list --a --b --c --d --e --f":   "unknown flags --a, --b, --c, --d, --e, … (see scantop list --help)",
		"list --=x":                      "unknown flag --=x (see scantop list --help)",
		"new --target a --log":           "--log: needs a value (see scantop new --help)",
		"--foo new":                      "unknown flag --foo (see scantop --help)",
		"lst --foo":                      `unknown command "lst": did you mean list? (see scantop --help)`,
		"--demo lst":                     `unknown command "lst": did you mean list? (see scantop --help)`,
		"help lst":                       `unknown command "lst": did you mean list? (see scantop --help)`,
		"re":                             `unknown command "re": did you mean report? (see scantop --help)`,
		"lsit":                           `unknown command "lsit": did you mean list? (see scantop --help)`,
		"frobnicate":                     `unknown command "frobnicate" ` + commands,
		"2026x":                          `"2026x" is not a ScanId (digits only) (see scantop --help)`,
		"1 2":                            `unexpected argument "2" (see scantop --help)`,
		"1 list":                         `unexpected argument "list" (see scantop --help)`,
		"1 --foo":                        "unknown flag --foo (see scantop --help)",
		"2026x --foo":                    `"2026x" is not a ScanId (digits only) (see scantop --help)`,
		"new a":                          `unexpected argument "a" (see scantop new --help)`,
		"new a b":                        `unexpected arguments "a", "b" (see scantop new --help)`,
		"new -- --target":                `unexpected argument "--target" (see scantop new --help)`,
		"watch":                          "watch: needs at least one ScanId (see scantop watch --help)",
		"watch 1 x":                      `watch: "x" is not a ScanId (digits only) (see scantop watch --help)`,
		"watch x 1 y":                    `watch: "x", "y" are not ScanIds (digits only) (see scantop watch --help)`,
		"completion":                     "completion: must be one of bash, zsh, fish, powershell (see scantop ",
		"simulate --seed x --fault gone": "--seed x: must be a number, at least 0; --fault gone: unknown fault",
	} {
		code, stdout, stderr := runMain(t, english, strings.Fields(line)...)
		if code != exitUsage || stdout != "" || !strings.HasPrefix(stderr, "scantop: "+want) ||
			strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s ends with %d, %q, %q; want %q", line, code, stdout, stderr, want)
		}
	}
}

// Chinese errors have Chinese marks, also between the parts that the program puts together.
func TestChineseUsageErrorsHaveChineseMarks(t *testing.T) {
	t.Parallel()
	chinese := []string{"LANG=zh_CN.UTF-8"}
	for line, want := range map[string]string{
		"--theme x --lang y": "--lang \"y\"：须为 en、zh 之一；--theme \"x\"：须为 auto、dark、",
		"--foo --bar":        "未知选项 --foo、--bar（",
		"new --yes --target a.example.com --start foo":     "--start foo：无法识别：可填现在、",
		"new --yes --target a --mode full":                 "（缺少域名后缀）；--yes 与 --mode full",
		"simulate --fault reset:times=x --fault reset:a=1": "--fault reset:times=x：选项有误，可用 ",
		"findings x": "findings：\"x\" 不是 ScanId",
		"completion": "completion：须为 bash、zsh、",
	} {
		if _, _, stderr := runMain(t, chinese, strings.Fields(line)...); !strings.Contains(stderr, want) {
			t.Errorf("%s: %q, want %q", line, stderr, want)
		}
	}
}

// A terminal that is not expected to show Unicode gets a Chinese error as it is, not as question marks.
func TestAChineseUsageErrorStaysReadable(t *testing.T) {
	t.Parallel()
	_, _, stderr := runMain(t, []string{"LANG=zh_CN.UTF-8", "TERM=dumb"}, "list", "--foo")
	if want := "scantop: 未知选项 --foo（参见 scantop list --help）\n"; stderr != want {
		t.Errorf("got %q, want %q", stderr, want)
	}
}
