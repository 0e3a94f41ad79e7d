package cli

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scantop/tui/order"
	"scantop/tui/text"
)

// hostile are values that no flag accepts, each with a part of the complaint.
var hostile = map[string]string{
	"a\x1b[31mb\x1b]0;x\a": "U+001B", "a\u009b2Jb": "U+009B", "a\x7fb": "U+007F", "a\nb": "U+000A", "a\rb": "U+000D",
	"a\tb": "U+0009", "a\u202eb": "U+202E", "a\u2066b": "U+2066", "a\u2028b": "U+2028", "a\xffb": "UTF-8",
	"\x9b31m\xc2\x9b2J": "UTF-8", strings.Repeat("x", 10_000): "characters",
}

// passwords are values with passwords. Complaints about them must not repeat the password.
var passwords = []string{
	"https://user:s3cret@host", "https://user:s3cret@host:99999/x", "https://:s3c@s3cret@host", "HTTPS://s3cret@host",
	"https:/user:s3cret@host", "//user:s3cret@host", "user:s3cret@host", "https://user:s3cret/@host",
	"https://user:s3cret@", "http://user:a s3cret@host", strings.Repeat("x", 99) + "://user:s3cret@host",
	"reset:times=u:s3cret@h", "reset:https://user:s3cret@host",
}

// forgetful is an environment without a directory for saved files, because opening one in thousands of
// runs would take most of their time.
var forgetful = append([]string{"XDG_STATE_HOME=" + os.DevNull}, english...)

// eachFlag calls f with every flag of every command, and the command line up to the flag.
func eachFlag(f func(words []string, flag *pflag.Flag)) {
	root := newCommand(program{System{Stdout: os.Stdout, Stderr: io.Discard}, nil, text.For("en"), order.Parameters()})
	for _, cmd := range append([]*cobra.Command{root}, root.Commands()...) {
		var words []string
		switch cmd.Name() {
		case "scantop":
		case "watch", "get", "runs", "findings", "report":
			words = []string{cmd.Name(), "1"}
		case "completion":
			words = []string{cmd.Name(), "bash"}
		default:
			words = []string{cmd.Name()}
		}
		cmd.Flags().VisitAll(func(flag *pflag.Flag) { f(words, flag) })
	}
}

// inert reports whether a complaint is one short line without control characters and passwords.
func inert(stderr string) bool {
	line, ended := strings.CutSuffix(stderr, "\n")
	acts := func(r rune) bool { return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) }
	harmless := ended && utf8.ValidString(line) && !strings.ContainsFunc(line, acts)
	return harmless && len(line) < 1000 && !strings.Contains(line, "s3cret")
}

// New flags are tested without a change here.
func TestNoFlagTakesOrRepeatsAHostileValue(t *testing.T) {
	t.Parallel()
	seen := 0
	eachFlag(func(words []string, flag *pflag.Flag) {
		seen++
		for value, reason := range hostile {
			if flag.Name == "target" { // a list on lines, of which each entry is named
				reason = "--target"
			}
			args := append(words, "--"+flag.Name+"="+value)
			code, stdout, stderr := runMain(t, forgetful, args...)
			told := strings.Contains(stderr, "--"+flag.Name) && strings.Contains(stderr, reason)
			if code != exitUsage || stdout != "" || !inert(stderr) || !told {
				t.Errorf("%.60q ends with %d, %q, %q; want %q", args, code, stdout, stderr, reason)
			}
		}
		for _, lang := range []string{"zh_CN.UTF-8", "C"} {
			args := append(words, "--"+flag.Name+"="+strings.Repeat("x", 10_000))
			code, _, stderr := runMain(t, []string{"LANG=" + lang, forgetful[0]}, args...)
			ascii := !strings.ContainsFunc(stderr, func(r rune) bool { return r > unicode.MaxASCII })
			if code != exitUsage || !inert(stderr) || ascii != (lang == "C") {
				t.Errorf("%s: %q --%s ends with %d, %q", lang, words, flag.Name, code, stderr)
			}
		}
	})
	if seen < 80 {
		t.Errorf("only %d flags were tried", seen)
	}
}

func TestNoComplaintRepeatsAPassword(t *testing.T) {
	t.Parallel()
	eachFlag(func(words []string, flag *pflag.Flag) {
		values := passwords
		if flag.Value.Type() == "bool" { // all of them say the same
			values = passwords[:2]
		}
		for _, value := range values {
			if flag.Name == "target" && strings.Contains(value, " ") { // two targets
				continue
			}
			// The language is wrong so that nothing is done where the value is good.
			code, _, stderr := runMain(t, forgetful, append(words, "--lang=fr", "--"+flag.Name+"="+value)...)
			if code != exitUsage || !inert(stderr) {
				t.Errorf("%q --%s=%.40q ends with %d, %q", words, flag.Name, value, code, stderr)
			}
		}
	})
	link := filepath.Join(t.TempDir(), "user:s3cret@link")
	if err := os.Symlink(os.DevNull, link); err != nil {
		t.Skip(err)
	}
	if code, _, stderr := runMain(t, english, "--demo", "--log", link); code != exitUsage || !inert(stderr) {
		t.Errorf("a log behind a link ends with %d, %q", code, stderr)
	}
	for _, value := range passwords { // what is found out later
		for _, args := range [][]string{{"--demo", "--log", value + "/no/directory"}, {"simulate", "--addr", value}} {
			if code, _, stderr := runMain(t, forgetful, args...); code != exitUsage && code != exitFailed ||
				!inert(stderr) {
				t.Errorf("%q ends with %d, %q", args, code, stderr)
			}
		}
	}
}

// Unknown flags and unexpected arguments are made harmless as well.
func TestNoComplaintRepeatsWhatIsNoFlag(t *testing.T) {
	t.Parallel()
	values := append([]string{"é", "-é", "=\x1b", "--\x1b=x"}, passwords...)
	for value := range hostile {
		values = append(values, value)
	}
	for _, words := range [][]string{{}, {"new"}, {"watch"}, {"completion", "bash"}} {
		for _, value := range values {
			for _, args := range [][]string{
				{"--" + value}, {"-" + value}, {"--" + value + "=x"}, {"---" + value}, {value}, {"--", value},
				{"--lang", "en", value},
			} {
				code, stdout, stderr := runMain(t, forgetful, append(words[:len(words):len(words)], args...)...)
				if code != exitUsage || stdout != "" || !inert(stderr) {
					t.Errorf("%q %.60q ends with %d, %q, %q", words, args, code, stdout, stderr)
				}
			}
		}
	}
}
