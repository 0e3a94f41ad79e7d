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

// The size of the pseudo-terminals, in cells.
const (
	columns = 120
	lines   = 36
)

// program is a command on a pseudo-terminal, with all of its output.
type program struct {
	t      *testing.T
	cmd    *exec.Cmd
	tty    *os.File      // the side of the terminal
	ended  chan struct{} // closed when the process has ended
	silent chan struct{} // closed when all output was read

	mu  sync.Mutex
	raw []byte

	picture string // the screen
	shown   int    // how many bytes of output the screen shows
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
		_ = cmd.Wait() // the exit code is checked later
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // if it is still running
		<-p.ended
		tty.Close()
		<-p.silent
	})
	return p
}

// listen reads until the other side is closed.
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

// written returns all output so far.
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

// screen returns what a terminal shows after the output so far. Each time, a new emulator
// takes the whole output: in parts, it could separate a character from its accent.
func (p *program) screen() string {
	written := p.written()
	if len(written) == p.shown {
		return p.picture
	}
	p.shown, p.picture = len(written), emulate(written).String()
	return p.picture
}

// emulate returns a terminal that has shown all of the output.
func emulate(written string) *vt.Emulator {
	emulator := vt.NewEmulator(columns, lines)
	go io.Copy(io.Discard, emulator)               //nolint:errcheck // drops its answers: tests send their own
	defer emulator.InputPipe().(io.Closer).Close() // Close of the emulator races with Read
	emulator.WriteString(written)                  //nolint:errcheck // it is open
	return emulator
}

// over reports whether the command has ended and all output was read.
func (p *program) over() bool {
	select {
	case <-p.silent:
		return true
	default:
		return false
	}
}

// plainRun is a command that has ended by itself.
type plainRun struct {
	tty, out, err string // the output to the terminal and to the pipes
	code          int
}

// run runs the program in a terminal. Standard error goes elsewhere and, with pipeOut,
// standard output too.
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
