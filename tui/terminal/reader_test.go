package terminal

import (
	"io"
	"os"
	"slices"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// listener runs a reader on a pseudo-terminal.
type listener struct {
	t           *testing.T
	master, tty *os.File
	reader      *reader
	keys        chan string
	ended       chan error
}

func newListener(t *testing.T) *listener {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	if _, err := term.MakeRaw(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	l := &listener{
		t: t, master: master, tty: tty, reader: newReader(tty),
		keys: make(chan string, 64), ended: make(chan error, 1),
	}
	t.Cleanup(func() { tty.Close(); master.Close() })
	go func() {
		l.ended <- l.reader.run(t.Context(), func(event uv.Event) bool {
			press, ok := event.(uv.KeyPressEvent)
			l.keys <- press.String()
			return !ok || press.String() != "ctrl+z"
		})
	}()
	return l
}

func (l *listener) start() {
	l.t.Helper()
	if err := l.reader.start(); err != nil {
		l.t.Fatal(err)
	}
}

func (l *listener) typed(keys string) {
	l.t.Helper()
	if _, err := io.WriteString(l.master, keys); err != nil {
		l.t.Fatal(err)
	}
}

// want waits for keys and fails if others arrive.
func (l *listener) want(keys ...string) {
	l.t.Helper()
	var got []string
	for len(got) < len(keys) {
		select {
		case key := <-l.keys:
			got = append(got, key)
		case <-time.After(patience):
			l.t.Fatalf("only %q arrived, want %q", got, keys)
		}
	}
	if !slices.Equal(got, keys) {
		l.t.Fatalf("%q arrived, want %q", got, keys)
	}
}

// After stop, a shell or another program gets every byte.
func TestAReleasedTerminalIsNotRead(t *testing.T) {
	t.Parallel()
	l := newListener(t)
	for range 20 {
		l.start()
		l.typed("a\x1b[B")
		l.want("a", "down")
		l.reader.stop()
		l.typed("for the shell")
		got := make([]byte, len("for the shell"))
		if _, err := io.ReadFull(l.tty, got); err != nil || string(got) != "for the shell" {
			t.Fatalf("the shell got %q, %v", got, err)
		}
	}
	l.start()
	l.typed("b\x1b")
	l.want("b", "esc")
	l.reader.stop()
}

// What was typed after the key that suspends is dropped.
func TestInputAfterARefusalIsDropped(t *testing.T) {
	t.Parallel()
	l := newListener(t)
	l.start()
	l.typed("a\x1afg\r")
	l.want("a", "ctrl+z")
	l.typed("b")
	l.want("b")
	l.reader.stop()
}

func TestAClosedTerminalEndsTheReader(t *testing.T) {
	t.Parallel()
	l := newListener(t)
	l.start()
	l.typed("a")
	l.want("a")
	l.master.Close()
	select {
	case err := <-l.ended:
		if err == nil {
			t.Error("the reader does not report that the terminal is gone")
		}
	case <-time.After(patience):
		t.Fatal("it still waits")
	}
	l.reader.stop()
}

func TestReportsAreAwaitedForALimitedTime(t *testing.T) {
	t.Parallel()
	var q queries
	begin := time.Now()
	if left := q.left(begin); left != 0 {
		t.Errorf("without a query a report may arrive for %v", left)
	}
	q.add("one", begin)
	q.add("two", begin.Add(time.Second))
	if left := q.left(begin.Add(time.Second)); left != reportLimit {
		t.Errorf("right after the second query a report may arrive for %v", left)
	}
	q.handle(uv.ModeReportEvent{}) // the end of the report is still to come
	q.handle(uv.PrimaryDeviceAttributesEvent{})
	if left := q.left(begin.Add(time.Second + reportLimit/2)); left != reportLimit/2 {
		t.Errorf("after the first report the second one may arrive for %v", left)
	}
	q.handle(uv.PrimaryDeviceAttributesEvent{})
	q.handle(uv.PrimaryDeviceAttributesEvent{}) // without a query
	if left := q.left(begin); left != 0 {
		t.Errorf("after all reports another one may arrive for %v", left)
	}
	q.add("three", begin.Add(-reportLimit))
	if left := q.left(begin); left != 0 {
		t.Errorf("after the time limit a report may arrive for %v", left)
	}
	q.wait()
	q.add("four", time.Now())
	q.forget()
	q.wait()
}
