package terminal

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// counter is a model that counts presses of x. Update says what other keys do. Package e2e
// tests the whole program with signals and input.
type counter struct {
	presses int
	size    tea.WindowSizeMsg
	title   string
}

func (c *counter) Init() tea.Cmd { return nil }

func (c *counter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.size = msg
	case tea.KeyPressMsg:
		switch msg.String() {
		case "x":
			c.presses++
		case "t":
			c.title = "another title"
		case "p":
			panic("on purpose")
		case "c":
			return c, tea.Batch(func() tea.Msg { panic("in a command") }, tea.Quit)
		}
	}
	return c, nil
}

func (c *counter) View() tea.View {
	v := tea.NewView(fmt.Sprintf("pressed %d times at %dx%d", c.presses, c.size.Width, c.size.Height))
	v.WindowTitle = "counter" + c.title
	return v
}

// terminal is the other end of a pseudo-terminal on which a model is drawn.
type terminal struct {
	t       *testing.T
	master  *os.File
	tty     *os.File
	before  term.State // the settings before the program started
	screen  *screen
	painter *painter

	mu   sync.Mutex
	out  bytes.Buffer
	more chan struct{} // receives after each write
}

// start runs a counter on a pseudo-terminal.
func start(t *testing.T) *terminal {
	t.Helper()
	f := startModel(t, &counter{}, "TERM=xterm-256color")
	f.waitFor("pressed 0 times at 60x10")
	return f
}

func startModel(t *testing.T, model tea.Model, environ ...string) *terminal {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 10, Cols: 60}); err != nil {
		t.Fatal(err)
	}
	before, err := term.GetState(tty.Fd())
	if err != nil {
		t.Fatal(err)
	}
	f := &terminal{t: t, master: master, tty: tty, before: *before, more: make(chan struct{}, 1)}
	t.Cleanup(func() { master.Close(); tty.Close() })
	go f.collect()
	f.screen = newScreen(tty, tty, environ)
	if err := f.screen.enter(); err != nil {
		t.Fatal(err)
	}
	f.painter = &painter{model: model, screen: f.screen, sized: func() {}, tick: tea.Tick}
	width, height := f.screen.size()
	f.send(tea.WindowSizeMsg{Width: width, Height: height})
	return f
}

func (f *terminal) collect() {
	buffer := make([]byte, 4096)
	for {
		n, err := f.master.Read(buffer)
		if err != nil {
			return
		}
		f.mu.Lock()
		f.out.Write(buffer[:n])
		f.mu.Unlock()
		select {
		case f.more <- struct{}{}:
		default:
		}
	}
}

func (f *terminal) send(msg tea.Msg) tea.Cmd {
	f.t.Helper()
	_, cmd := f.painter.Update(msg)
	return cmd
}

func (f *terminal) press(key rune) tea.Cmd {
	f.t.Helper()
	return f.send(tea.KeyPressMsg{Code: key, Text: string(key)})
}

func (f *terminal) written() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.out.String()
}

// waitFor waits until a text has been written.
func (f *terminal) waitFor(s string) {
	f.t.Helper()
	f.waitUntil(fmt.Sprintf("%q", s), func(all string) bool { return strings.Contains(all, s) })
}

// patience bounds every wait.
const patience = time.Minute

// waitUntil waits until wanted accepts everything that was written.
func (f *terminal) waitUntil(what string, ok func(all string) bool) {
	f.t.Helper()
	deadline := time.After(patience)
	for !ok(f.written()) {
		select {
		case <-f.more:
		case <-deadline:
			f.t.Fatalf("waited for %.200s: %.4000q", what, f.written())
		}
	}
}

func TestFramesAndTitlesAppear(t *testing.T) {
	t.Parallel()
	f := start(t)
	f.waitFor("\x1b]2;counter\x07")
	f.press('x')
	f.waitFor("\x1b[9G1") // the digit alone
	f.press('t')
	f.waitFor("another title")
}

func TestFrameWithoutChangeWritesNothing(t *testing.T) {
	t.Parallel()
	f := start(t)
	f.mark("[begin]") // the first frame is complete
	before := len(f.written())
	for range 5 {
		f.press('n')
	}
	f.press('x')
	f.waitFor("\x1b[9G1") // the digit alone
	if got := f.written()[before:]; len(got) > 20 || strings.Contains(got, "pressed") {
		t.Errorf("five frames without a change and one with a new digit wrote %q", got)
	}
}

func TestSynchronizedOutputOnlyForATerminalThatReportsIt(t *testing.T) {
	t.Parallel()
	f := start(t)
	f.waitFor(ansi.RequestModeSynchronizedOutput)
	f.press('x')
	f.waitFor("\x1b[9G1") // the digit alone
	if strings.Contains(f.written(), ansi.SetModeSynchronizedOutput) {
		t.Error("a terminal that did not report support gets synchronized output")
	}
	f.send(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
	f.press('x')
	f.waitFor(ansi.SetModeSynchronizedOutput)
	f.waitFor(ansi.ResetModeSynchronizedOutput)
}

func TestResizeDrawsTheWholeFrame(t *testing.T) {
	t.Parallel()
	f := start(t)
	f.send(tea.WindowSizeMsg{Width: 77, Height: 20})
	f.waitFor("pressed 0 times at 77x20")
}

func TestClearScreenDrawsTheWholeFrame(t *testing.T) {
	t.Parallel()
	f := start(t)
	seen := len(f.written())
	f.send(tea.ClearScreen())
	f.press('t')
	f.waitFor("another title")
	if again := f.written()[seen:]; !strings.Contains(again, "pressed 0 times at 60x10") {
		t.Errorf("the frame is not drawn in full: %q", again)
	}
}

// asking is a counter that asks for something when the terminal tells its size, as for more rows.
type asking struct{ counter }

func (a *asking) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := a.counter.Update(msg)
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		cmd = func() tea.Msg { return size }
	}
	return a, cmd
}

// The signal of a resize may be lost. A redraw and the end of a suspension then read the size, and what the
// model asks for at that size is asked for.
func TestASizeWhoseSignalWasLostIsActedOn(t *testing.T) {
	t.Parallel()
	for _, msg := range []tea.Msg{tea.ClearScreen(), tea.ResumeMsg{}} {
		f := startModel(t, &asking{}, "TERM=xterm-256color")
		f.waitFor("pressed 0 times at 60x10")
		if err := pty.Setsize(f.tty, &pty.Winsize{Rows: 30, Cols: 70}); err != nil {
			t.Fatal(err)
		}
		_, cmd := f.painter.Update(msg)
		if want := (tea.WindowSizeMsg{Width: 70, Height: 30}); cmd == nil || cmd() != want {
			t.Errorf("after %T, what the model asks for at the new size is not asked for", msg)
		}
		f.waitFor("pressed 0 times at 70x30")
	}
}

// The size at the start is sent late, and the signal of a resize in between may come before it, or never.
func TestASizeThatIsOutOfDateIsReadAnew(t *testing.T) {
	t.Parallel()
	f := start(t)
	if err := pty.Setsize(f.tty, &pty.Winsize{Rows: 30, Cols: 70}); err != nil {
		t.Fatal(err)
	}
	f.send(f.screen.filter(nil, tea.WindowSizeMsg{Width: 60, Height: 10}))
	f.waitFor("pressed 0 times at 70x30")
}

func TestLeavingRestoresTheTerminal(t *testing.T) {
	t.Parallel()
	f := start(t)
	if raw, err := term.GetState(f.tty.Fd()); err != nil || *raw == f.before {
		t.Errorf("the terminal is not raw: %v", err)
	}
	f.screen.leave()
	f.screen.leave()
	f.press('x') // nothing may be written after the end
	f.screen.raw("late")
	after, err := term.GetState(f.tty.Fd())
	if err != nil || *after != f.before {
		t.Errorf("the terminal is not as it was: %v", err)
	}
	f.waitFor(restoreTitle)
	out := f.written()
	for _, sequence := range []string{
		ansi.ResetModeAltScreenSaveCursor, ansi.SetModeTextCursorEnable, ansi.ResetModeBracketedPaste,
	} {
		if strings.Count(out, sequence) != 1 {
			t.Errorf("%q was written %d times, want once", sequence, strings.Count(out, sequence))
		}
	}
	if !strings.HasSuffix(out, restoreTitle) {
		t.Errorf("the program wrote after its end: %q", out)
	}
}

func TestSuspendGivesTheTerminalBackAndResumeTakesIt(t *testing.T) {
	t.Parallel()
	f := start(t)
	f.screen.filter(nil, tea.SuspendMsg{})
	if state, err := term.GetState(f.tty.Fd()); err != nil || *state != f.before {
		t.Errorf("the terminal is not as it was: %v", err)
	}
	f.waitFor(restoreTitle)
	seen := len(f.written())
	f.send(tea.ResumeMsg{})
	f.press('t')
	f.waitFor("another title")
	again := f.written()[seen:]
	if !strings.Contains(again, "pressed 0 times at 60x10") ||
		!strings.Contains(again, ansi.SetModeAltScreenSaveCursor) {
		t.Errorf("after the suspension the frame is not drawn in full: %q", again)
	}
}

func TestPanicInTheModelQuits(t *testing.T) {
	t.Parallel()
	f := start(t)
	cmd := f.press('p')
	wantCrash(t, f.painter, cmd, "on purpose")
}

func TestPanicInACommandQuits(t *testing.T) {
	t.Parallel()
	f := start(t)
	batch, ok := f.press('c')().(tea.BatchMsg)
	if !ok {
		t.Fatal("no batch")
	}
	report := batch[0]() // a message in place of the panic
	wantCrash(t, f.painter, f.send(report), "in a command")
}

func wantCrash(t *testing.T, p *painter, cmd tea.Cmd, reason string) {
	t.Helper()
	if cmd == nil {
		t.Fatal("the program goes on")
	}
	if _, ok := cmd().(tea.QuitMsg); !ok {
		t.Error("the program does not quit")
	}
	var crash *Crash
	if !errors.As(p.failure, &crash) || crash.Error() != "panic: "+reason ||
		!bytes.Contains(crash.Stack, []byte("screen_test.go")) {
		t.Errorf("the program ended with %v, want a crash that names %q and its place", p.failure, reason)
	}
}
