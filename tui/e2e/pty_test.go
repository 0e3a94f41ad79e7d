package e2e

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// Size of the pseudo-terminals.
const (
	columns = 120
	lines   = 36
)

// program is a command on a pseudo-terminal, with every byte that it wrote.
type program struct {
	t      *testing.T
	cmd    *exec.Cmd
	tty    *os.File      // the terminal's side
	ended  chan struct{} // closed when the process has
	silent chan struct{} // closed when everything was read

	mu  sync.Mutex
	raw []byte

	picture string // what the terminal shows
	shown   int    // how many bytes came to that
}

var _ display = (*program)(nil)

// start runs the program under test.
func start(t *testing.T, env []string, args ...string) *program {
	t.Helper()
	cmd := exec.Command(scantop, args...)
	cmd.Env = env
	return startCommand(t, cmd)
}

func startCommand(t *testing.T, cmd *exec.Cmd) *program {
	t.Helper()
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: columns, Rows: lines})
	if err != nil {
		t.Fatal(err)
	}
	p := &program{t: t, cmd: cmd, tty: tty, ended: make(chan struct{}), silent: make(chan struct{})}
	go p.listen()
	go func() {
		defer close(p.ended)
		_ = cmd.Wait() // its exit code tells
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // if it has not ended long ago
		<-p.ended
		tty.Close()
		<-p.silent
	})
	return p
}

// listen reads until nobody holds the other side open.
func (p *program) listen() {
	defer close(p.silent)
	buffer := make([]byte, 1<<16)
	for {
		n, err := p.tty.Read(buffer)
		p.mu.Lock()
		p.raw = append(p.raw, buffer[:n]...)
		p.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// written is everything that the program wrote so far.
func (p *program) written() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return string(p.raw)
}

func (p *program) send(keys string) {
	p.t.Helper()
	if _, err := p.tty.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

// exit waits for the end and returns the exit code.
func (p *program) exit(within time.Duration) int {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(within):
		p.t.Fatalf("still running after %v; the screen:\n%s", within, p.screen())
	}
	<-p.silent
	return p.cmd.ProcessState.ExitCode()
}

// screen is what a terminal shows after the bytes so far. When there are more, a
// new emulator takes them all: fed piece by piece it would tear a character from
// its accent where a read ends between the two.
func (p *program) screen() string {
	written := p.written()
	if len(written) == p.shown {
		return p.picture
	}
	p.shown, p.picture = len(written), emulate(written).String()
	return p.picture
}

// emulate is a terminal of the size of the programs' that has shown all of the bytes.
func emulate(written string) *vt.Emulator {
	emulator := vt.NewEmulator(columns, lines)
	go io.Copy(io.Discard, emulator)               //nolint:errcheck // its answers: a test sends its own
	defer emulator.InputPipe().(io.Closer).Close() // Close of the emulator races with Read
	emulator.WriteString(written)                  //nolint:errcheck // it is open
	return emulator
}

// over reports whether the command has ended and everything was read.
func (p *program) over() bool {
	select {
	case <-p.silent:
		return true
	default:
		return false
	}
}

// plainRun is a command that ended by itself.
type plainRun struct {
	tty, out, err string // what was written to the terminal, and to the pipes
	code          int
}

// run starts the program in a terminal, with standard error and, if asked for,
// standard output going elsewhere.
func run(t *testing.T, env []string, pipeOut bool, args ...string) plainRun {
	t.Helper()
	cmd := exec.Command(scantop, args...)
	cmd.Env = env
	var out, errs strings.Builder
	cmd.Stderr = &errs
	if pipeOut {
		cmd.Stdout = &out
	}
	p := startCommand(t, cmd)
	code := p.exit(patience)
	return plainRun{tty: p.written(), out: out.String(), err: errs.String(), code: code}
}
