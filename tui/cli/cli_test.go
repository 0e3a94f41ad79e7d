package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/text"
)

// runMain runs a command line without a terminal. It saves nothing, unless environ has a directory for it.
func runMain(t *testing.T, environ []string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	if environment(environ).get("XDG_STATE_HOME") == "" {
		environ = append(slices.Clip(environ), "XDG_STATE_HOME="+t.TempDir())
	}
	in, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	read, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	written := make(chan string)
	go func() {
		all, _ := io.ReadAll(read)
		written <- string(all)
	}()
	var errs bytes.Buffer
	code = Main(System{Args: args, Environ: environ, Stdin: in, Stdout: out, Stderr: &errs, sleep: atOnce})
	out.Close()
	return code, <-written, errs.String()
}

// atOnce waits no time.
func atOnce(ctx context.Context, _ time.Duration) error { return ctx.Err() }

func TestBadCommandLinesAreRefusedInOneLine(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"--interval", "200ms"}, {"--interval", "soon"}, {"--page-size", "0"}, {"--page-size", "101"},
		{"--status", "nope"},
		{"--status", "running,nope"}, {"--type", "asset"}, {"--trigger", "cron"}, {"--lang", "fr"}, {"--theme", "pink"},
		{"--search", "a\x1bb"}, {"--search", strings.Repeat("x", 201)}, {"--lang", "zh", "--ascii"},
		{"--demo", "--endpoint", "https://avds.aliyuncs.com"}, {"--demo", "--profile", "prod"},
		{"--demo", "--region", "x"},
		{"--endpoint", "ftp://x"}, {"--endpoint", "http://avds.example.com"}, {"--demo", "--plain-http"},
		{"--region", "a b"}, {"--log", "/nonexistent/dir/file", "--demo"}, {"--nonsense"}, {"stray"},
		{"--endpoint", "http://127.0.0.1:99999"},
		{"--log", ""}, {"--status", ""}, {"--demo=maybe"}, {"-x"}, {"--profile", ""}, {"--lang", ""},
		{"--interval", "x"}, {"--page-size", "x"}, {"--search"},
	} {
		code, stdout, stderr := runMain(t, []string{"LANG=en_US.UTF-8"}, args...)
		if code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 ||
			!strings.HasPrefix(stderr, "scantop: ") {
			t.Errorf("%q ends with %d, %q, %q; want 2 and one line on standard error", args, code, stdout, stderr)
		}
		flag, _, _ := strings.Cut(args[0], "=")
		if strings.HasPrefix(flag, "-") && !strings.Contains(stderr, " "+flag) {
			t.Errorf("%q: the complaint does not name the flag: %q", args, stderr)
		}
	}
}

func TestComplaintsAreInTheUsersLanguage(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--page-size", "0"}, {"--lang", "zh", "--page-size", "0"},
		{"--lang=zh", "--page-size", "0"}, {"--lang", "en", "--lang", "zh", "--page-size", "0"}} {
		environ := []string{"LANG=en_US.UTF-8"}
		if len(args) == 2 {
			environ = []string{"LANG=en_US.UTF-8", "LC_ALL=zh_CN.UTF-8"}
		}
		_, _, stderr := runMain(t, environ, args...)
		if !strings.Contains(stderr, "必须为 auto 或 1 到 100 之间的数") {
			t.Errorf("%q: %q is not Chinese", args, stderr)
		}
	}
}

func TestErrorsHaveTheCharactersOfTheTerminal(t *testing.T) {
	file := filepath.Join(t.TempDir(), strings.Repeat("x", maxQuoted))
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for line, sign := range map[string]string{"en_US.UTF-8": "…", "C": "~", "en_US.UTF-8 --ascii": "~"} {
		words := strings.Fields(line)
		args := append([]string{"report", "--demo", "--out", file, "1"}, words[1:]...)
		code, _, stderr := runMain(t, []string{"LANG=" + words[0]}, args...)
		if code != exitFailed || !strings.Contains(stderr, sign+": the file already exists") {
			t.Errorf("%s: ends with %d, %q", line, code, stderr)
		}
	}
}

func TestVersionAndHelp(t *testing.T) {
	t.Parallel()
	if code, stdout, _ := runMain(t, nil, "--version"); code != 0 || !strings.HasPrefix(stdout, "scantop ") {
		t.Errorf("--version ends with %d, %q", code, stdout)
	}
	code, stdout, _ := runMain(t, nil, "--help")
	for _, flag := range []string{"--demo", "--endpoint", "--plain-http", "--region", "--profile", "--interval",
		"--page-size", "--status", "--type",
		"--trigger", "--search", "--lang", "--theme", "--ascii", "--read-only", "--log", "--version"} {
		if code != 0 || !strings.Contains(stdout, flag) {
			t.Errorf("--help ends with %d and does not name %s:\n%s", code, flag, stdout)
		}
	}
}

func TestWithoutATerminalItSaysSo(t *testing.T) {
	t.Parallel()
	code, stdout, stderr := runMain(t, []string{"LANG=C.UTF-8"}, "--demo")
	if code != exitFailed || stdout != "" || !strings.Contains(stderr, "not a terminal") {
		t.Errorf("ends with %d, %q, %q", code, stdout, stderr)
	}
}

// settingsFor checks a command line as Main does, without running it and without saved preferences.
func settingsFor(t *testing.T, environ []string, args ...string) *settings {
	t.Helper()
	return checked(t, flags.read, environ, args)
}

// checked returns the settings that check makes of a command line.
func checked(t *testing.T, check func(flags, func(string) bool, program) *settings, environ, args []string) *settings {
	t.Helper()
	var f flags
	env := environment(environ)
	cmd := newCommand(program{System{Stdout: os.Stdout, Stderr: io.Discard}, env, text.For("en"), order.Parameters()})
	cmd.ResetFlags()
	f.declare(cmd, text.For("en").Command.Flags, connectionFlags, "interval", filterFlags, "lang", lookFlags,
		"read-only log")
	if err := cmd.ParseFlags(args); err != nil {
		t.Fatal(err)
	}
	s := check(f, cmd.Flags().Changed, program{env: env, text: text.For(languageOf(args, env))})
	if err := s.bad.err(); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLookFollowsTheEnvironment(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		environ           string
		args              string
		lang              string
		ascii, mono, asks bool
	}{
		{"LANG=en_US.UTF-8", "", "en", false, false, true},
		{"LANG=zh_CN.UTF-8", "", "zh", false, false, true},
		{"LANG=zh_CN.UTF-8 LC_MESSAGES=en_US.UTF-8", "", "en", false, false, true},
		{"LANG=en_US.UTF-8", "--lang=zh", "zh", false, false, true},
		{"LANG=zh_CN.GBK", "", "en", true, false, true}, // Chinese would be sent in UTF-8
		{"LANG=C", "--lang=zh", "zh", false, false, true},
		{"", "", "en", true, false, true},
		{"LANG=en_US.UTF-8 TERM=linux", "", "en", true, false, false},
		{"LANG=en_US.UTF-8 TERM=dumb", "", "en", true, true, false},
		{"LANG=C", "--ascii=false", "en", false, false, true},
		{"LANG=en_US.UTF-8 NO_COLOR=yes", "", "en", false, true, false},
		{"LANG=en_US.UTF-8", "--theme=mono", "en", false, true, false},
		{"LANG=en_US.UTF-8", "--theme=light", "en", false, false, false},
		{"LANG=en_US.UTF-8", "--theme=dark", "en", false, false, false},
		{"LANG=en_US.UTF-8", "--theme=colour-blind", "en", false, false, true},
		{"LANG=en_US.UTF-8", "--theme=high-contrast", "en", false, false, true},
		{"LANG=en_US.UTF-8 NO_COLOR=1", "--theme=colour-blind", "en", false, true, false},
	} {
		s := settingsFor(t, strings.Fields(c.environ), strings.Fields(c.args)...)
		o := s.options
		if o.Text.Lang != c.lang || o.Theme.ASCII != c.ascii || o.Theme.Mono != c.mono || o.AskTheme != c.asks {
			t.Errorf("%q %q: language %s, %+v, asks %v; want %+v", c.environ, c.args, o.Text.Lang, o.Theme,
				o.AskTheme, c)
		}
	}
}

func TestThemesHaveTheirColours(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]theme.Variant{
		"dark": {}, "light": {Light: true}, "mono": {Mono: true},
		"colour-blind": {Scheme: theme.ColourBlind}, "high-contrast": {Scheme: theme.HighContrast},
	} {
		s := settingsFor(t, []string{"LANG=en_US.UTF-8"}, "--theme="+word)
		if got := s.options.Theme; got != want {
			t.Errorf("--theme %s is %+v, want %+v", word, got, want)
		}
	}
}

// A terminal that does not answer may say in COLORFGBG that it is light. One with 16 colours shows its own.
func TestThePaletteFitsATerminalThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	const light, blind = "COLORFGBG=0;15", theme.ColourBlind
	for _, c := range []struct {
		environ, theme string
		want           theme.Variant
	}{
		{"TERM=xterm-256color " + light, "auto", theme.Variant{Light: true}},
		{"TERM=xterm-256color " + light, "colour-blind", theme.Variant{Light: true, Scheme: blind}},
		{"TERM=xterm-256color COLORFGBG=0;default;7", "high-contrast",
			theme.Variant{Light: true, Scheme: theme.HighContrast}},
		{"TERM=xterm-256color " + light, "dark", theme.Variant{}},
		{"TERM=xterm-256color COLORFGBG=15;0", "auto", theme.Variant{}},
		{"TERM=xterm-256color COLORFGBG=15;default", "colour-blind", theme.Variant{Scheme: blind}},
		{"TERM=xterm", "auto", theme.Variant{AnyBackground: true}},
		{"TERM=xterm " + light, "dark", theme.Variant{AnyBackground: true}},
		{"TERM=xterm COLORTERM=truecolor", "auto", theme.Variant{}},
		{"TERM=xterm TMUX=/tmp/tmux", "auto", theme.Variant{}},
		{"TERM=xterm NO_COLOR=1", "auto", theme.Variant{Mono: true}},
	} {
		s := settingsFor(t, append(strings.Fields(c.environ), "LANG=en_US.UTF-8"), "--theme="+c.theme)
		if got := s.options.Theme; got != c.want {
			t.Errorf("%s, --theme %s: %+v, want %+v", c.environ, c.theme, got, c.want)
		}
	}
}

func TestScreenEnvironment(t *testing.T) {
	t.Parallel()
	got := environment{"TERM=xterm", "NO_COLOR=yes", "A=1", "A=2"}.screen()
	if joined := strings.Join(got, " "); joined != "TERM=xterm A=1 A=2 NO_COLOR=1" {
		t.Errorf("Bubble Tea sees %q", joined)
	}
	if got := (environment{"A=1", "A=2"}).get("A"); got != "2" {
		t.Errorf("of a repeated name %q counts, want the last", got)
	}
}

func TestLogIsPrivateAndHasALineForEachCall(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "log")
	if err := os.WriteFile(path, nil, 0o644); err != nil { // there before, and readable to all
		t.Fatal(err)
	}
	s := settings{flags: flags{log: path}, program: program{text: text.For("en")}}
	log, closeLog, err := s.openLog()
	if err != nil {
		t.Fatal(err)
	}
	observe := logCalls(log)
	observe(client.Call{Action: "DescribeScans", Duration: 12 * time.Millisecond, RequestID: "R-1"})
	observe(client.Call{Action: "CreateScan", Err: &client.Error{Kind: client.KindQuota, Action: "CreateScan",
		Code: "QuotaExceed", Message: "none left"}})
	closeLog()
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the log has mode %v", info.Mode().Perm())
	}
	for _, want := range []string{`"action":"DescribeScans"`, `"ms":12`, `"requestId":"R-1"`, `"code":"QuotaExceed"`,
		`"kind":"quota"`} {
		if !strings.Contains(string(written), want) {
			t.Errorf("the log has no %s:\n%s", want, written)
		}
	}
}

func TestSignalsHaveTheShellsExitCodes(t *testing.T) {
	t.Parallel()
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143, syscall.SIGHUP: 129} {
		if got := (signalError{signal}).exitCode(); got != want {
			t.Errorf("%v leads to %d, want %d", signal, got, want)
		}
	}
}
