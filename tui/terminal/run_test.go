package terminal

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// asProgram is the variable with which the test binary runs as the program under test.
const asProgram = "SCREEN_TEST_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) == "" {
		os.Exit(m.Run())
	}
	if err := Run(context.Background(), &diary{}, os.Stdin, os.Stdout, os.Environ()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// diary is a model that shows the events that it received, one per line.
type diary struct {
	sized  bool // it has received its size
	events []string
}

type rungMsg struct{}

func (d *diary) Init() tea.Cmd { return nil }

func (d *diary) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		d.sized = true
	case tea.KeyPressMsg:
		if !d.sized {
			d.events = append(d.events, "too early")
		}
		if msg.String() == "b" {
			return d, tea.Sequence(tea.Raw("\a"), func() tea.Msg { return rungMsg{} })
		}
		return d, tea.Quit
	case rungMsg:
		d.events = append(d.events, "rung")
	case tea.RawMsg:
		d.events = append(d.events, "unwanted")
	case tea.MouseMsg:
		d.events = append(d.events, fmt.Sprintf("%T:%s:%d,%d", msg, msg.Mouse().Button, msg.Mouse().X, msg.Mouse().Y))
	}
	return d, nil
}

func (d *diary) View() tea.View {
	v := tea.NewView("diary\n" + strings.Join(d.events, "\n"))
	v.MouseMode = tea.MouseModeCellMotion
	return v
}

// startDiary runs a whole program on a terminal, in a process of its own, because signals and
// terminal settings belong to a process.
func startDiary(t *testing.T) (*terminal, *exec.Cmd) {
	t.Helper()
	cmd := diaryCommand(t)
	f := startOnTerminal(t, cmd)
	f.waitFor("diary")
	return f, cmd
}

func diaryCommand(t *testing.T) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = []string{asProgram + "=1", "TERM=xterm-256color"}
	return cmd
}

// startOnTerminal starts a command on a terminal.
func startOnTerminal(t *testing.T, cmd *exec.Cmd) *terminal {
	t.Helper()
	master, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	t.Cleanup(func() { master.Close() })
	f := &terminal{t: t, master: master, more: make(chan struct{}, 1)}
	go f.collect()
	return f
}

func (f *terminal) typed(keys string) {
	f.t.Helper()
	if _, err := f.master.WriteString(keys); err != nil {
		f.t.Fatal(err)
	}
}

func TestRawIsWrittenBeforeTheNextFrame(t *testing.T) {
	t.Parallel()
	f, cmd := startDiary(t)
	f.typed("b")
	f.waitFor("rung")
	if before, _, _ := strings.Cut(f.written(), "rung"); strings.Count(before, "\a") != 1 {
		t.Errorf("the frame after the bell was drawn before it: %q", f.written())
	}
	f.typed("q")
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	if strings.Count(f.written(), "\a") != 1 || strings.Contains(f.written(), "unwanted") {
		t.Errorf("want one bell, and no message about it: %q", f.written())
	}
}

// A model receives its size before the first key.
func TestKeysWaitForTheSize(t *testing.T) {
	t.Parallel()
	for range 20 { // so that a wrong order shows in some run
		cmd := diaryCommand(t)
		f := startOnTerminal(t, cmd)
		f.typed("b")
		f.waitFor("rung")
		if strings.Contains(f.written(), "too early") {
			t.Fatal("a key that was typed at the start came before the size")
		}
		f.typed("\x1b[?62cq") // a report, which ends the wait for it
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
}

func TestMouseReportsArrive(t *testing.T) {
	t.Parallel()
	f, cmd := startDiary(t)
	f.waitFor(ansi.SetModeMouseExtSgr)
	f.typed("\x1b[<0;4;6M\x1b[<0;4;6m\x1b[<64;300;2M\x1b[<65;1;1M")
	f.waitFor("tea.MouseClickMsg:left:3,5")
	f.waitFor("tea.MouseReleaseMsg:left:3,5")
	f.waitFor("tea.MouseWheelMsg:wheelup:299,1")
	f.waitFor("tea.MouseWheelMsg:wheeldown:0,0")
	f.typed("q")
	f.waitFor(mouseOff)
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}

func TestRawIsNotWrittenWhileTheTerminalIsGivenBack(t *testing.T) {
	t.Parallel()
	f := start(t)
	f.screen.filter(nil, tea.SuspendMsg{})
	f.waitFor(restoreTitle)
	if msg := f.screen.filter(nil, tea.RawMsg{Msg: "early"}); msg != nil {
		t.Errorf("the message %v reaches Bubble Tea, which would write it late", msg)
	}
	f.send(tea.ResumeMsg{})
	f.screen.filter(nil, tea.RawMsg{Msg: "late"})
	f.waitFor("late")
	if strings.Contains(f.written(), "early") {
		t.Errorf("a sequence was written while the shell had the terminal: %q", f.written())
	}
}
