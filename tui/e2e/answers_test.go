package e2e

import (
	"os/exec"
	"strings"
	"testing"
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
			p := startThen(t)
			waitFor(t, p, "page 1 of 3")
			p.send(quit)
			p.waitWritten("\x1b[?1049l")
			p.send(answers)
			p.waitWritten("prompt>")
			p.send("echo typed\r")
			p.waitWritten("got<echo typed>")
			if _, shell, _ := strings.Cut(p.written(), "\x1b[?1049l"); strings.Contains(shell, "rgb") ||
				strings.Contains(shell, "2026;") {
				t.Errorf("the shell received the answers: %q", shell)
			}
		})
	}
}

// waitWritten waits until the program has written bytes.
func (p *program) waitWritten(bytes string) {
	p.t.Helper()
	if !eventually(func() bool { return strings.Contains(p.written(), bytes) }) {
		p.t.Fatalf("%q was not written: %q", bytes, p.written())
	}
}
