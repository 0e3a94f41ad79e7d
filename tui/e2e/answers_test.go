package e2e

import (
	"os/exec"
	"strings"
	"testing"
	"time"
)

// startThen runs the program, and then a shell that reads a line from the terminal and
// prints it.
func startThen(t *testing.T) *program {
	t.Helper()
	cmd := exec.Command("sh", "-c",
		quote(scantop)+` --demo; stty -echo; printf 'prompt>'; read -r line; printf 'got<%s>' "$line"`)
	cmd.Env = environ(t)
	return startCommand(t, cmd)
}

// TestLateAnswers ends the program before the terminal has answered its questions. The
// answers must not become input of the shell.
func TestLateAnswers(t *testing.T) {
	t.Parallel()
	for name, quit := range map[string]string{"q": "q", "ctrl+c": "\x03"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !eventually(func() bool { return answeredLate(t, quit) }) {
				t.Skip("this machine is too slow to answer while the program waits")
			}
		})
	}
}

// answeredLate does so once. It returns false, and proves nothing, if the program may have waited no more
// for the answers when they came.
func answeredLate(t *testing.T, quit string) bool {
	t.Helper()
	const waits = time.Second // since the question, which comes after the start
	began := time.Now()
	p := startThen(t)
	p.waitWritten("\x1b]11;?")
	p.send(quit)
	p.waitWritten("\x1b[?1049l")
	p.send(answers)
	if time.Since(began) > waits/2 {
		return false
	}
	p.waitWritten("prompt>")
	p.send("echo typed\r")
	p.waitWritten("got<echo typed>")
	if _, shell, _ := strings.Cut(p.written(), "\x1b[?1049l"); strings.Contains(shell, "rgb") ||
		strings.Contains(shell, "2026;") {
		t.Errorf("the shell received the answers: %q", shell)
	}
	return true
}

// waitWritten waits until the program has written bytes.
func (p *program) waitWritten(bytes string) {
	p.t.Helper()
	if !eventually(func() bool { return strings.Contains(p.written(), bytes) }) {
		p.t.Fatalf("%q was not written: %q", bytes, p.written())
	}
}
