package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// session is a shell in a tmux server of its own.
type session struct {
	t   *testing.T
	dir string // the directory of the shell
	env []string
}

var _ display = (*session)(nil)

// tmuxConfig makes the whole window one pane of the given size. The user may have no shell of their own.
const tmuxConfig = `set -g status off
set -g default-shell /bin/sh
set -g default-terminal tmux-256color
set -s escape-time 0
`

// newSession starts a shell in a terminal.
func newSession(t *testing.T, cols, rows int, env ...string) *session {
	t.Helper()
	for _, tool := range []string{"tmux", "bash"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed")
		}
	}
	// The path of a socket is limited to about 100 bytes, and that of t.TempDir is longer.
	dir, err := os.MkdirTemp("", "e2e")
	if err != nil {
		t.Fatal(err)
	}
	s := &session{t: t, dir: dir, env: environ(t, env...)}
	t.Cleanup(func() {
		_ = s.command("kill-server").Run() // the server ends with its last shell
		os.RemoveAll(dir)
	})
	s.write("tmux.conf", tmuxConfig)
	s.write("bashrc", "PS1='shell> '\n")
	s.tmux("new-session", "-d", "-x", fmt.Sprint(cols), "-y", fmt.Sprint(rows), "-c", dir, "bash --rcfile bashrc")
	waitFor(t, s, "shell>")
	return s
}

func (s *session) command(args ...string) *exec.Cmd {
	server := []string{"-u", "-S", filepath.Join(s.dir, "socket"), "-f", filepath.Join(s.dir, "tmux.conf")}
	cmd := exec.Command("tmux", append(server, args...)...)
	cmd.Env = s.env
	return cmd
}

func (s *session) tmux(args ...string) string {
	s.t.Helper()
	out, err := s.command(args...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("tmux %v: %v: %s", args, err, out)
	}
	return string(out)
}

func (s *session) screen() string      { return s.tmux("capture-pane", "-p") }
func (s *session) coloured() string    { return s.tmux("capture-pane", "-p", "-e") }
func (s *session) keys(keys ...string) { s.tmux(append([]string{"send-keys"}, keys...)...) }
func (s *session) text(text string)    { s.tmux("send-keys", "-l", text) }

// clear clears the screen of the shell, and waits for its prompt.
func (s *session) clear() {
	s.t.Helper()
	s.keys("clear", "Enter")
	if !eventually(func() bool { return strings.TrimSpace(s.screen()) == "shell>" }) {
		s.t.Fatalf("the screen of the shell is not empty:\n%s", s.screen())
	}
}

// over returns false: the shell goes on after the programs that it runs.
func (s *session) over() bool { return false }

func (s *session) resize(cols, rows int) {
	s.tmux("resize-window", "-x", fmt.Sprint(cols), "-y", fmt.Sprint(rows))
}

func (s *session) write(name, content string) {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

func (s *session) read(name string) string {
	s.t.Helper()
	content, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(content)
}

// scantop starts the program from the shell. The settings of the terminal before and after
// are written to files, and the exit status to the screen.
func (s *session) scantop(args ...string) {
	s.t.Helper()
	quoted := []string{quote(scantop)}
	for _, arg := range args {
		quoted = append(quoted, quote(arg))
	}
	s.write("run", `stty -a >before
sh -c 'echo $$ >pid; exec "$@"' sh `+strings.Join(quoted, " ")+`
code=$?
stty -a >after
echo "exit status $code"
`)
	s.keys(". ./run", "Enter")
}

// job starts the program from the prompt, because a script has no job control.
func (s *session) job(args ...string) {
	s.t.Helper()
	s.write("job", "#!/bin/sh\nstty -a >before\necho $$ >pid\nexec "+quote(scantop)+` "$@"`+"\n")
	s.text(strings.Join(append([]string{"sh ./job"}, args...), " "))
	s.keys("Enter")
}

func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// pid returns the process of the program.
func (s *session) pid() int {
	s.t.Helper()
	var pid int
	if _, err := fmt.Sscan(s.read("pid"), &pid); err != nil {
		s.t.Fatal(err)
	}
	return pid
}

func (s *session) signal(signal syscall.Signal) {
	s.t.Helper()
	process, err := os.FindProcess(s.pid())
	if err == nil {
		err = process.Signal(signal)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// wantShell checks that the program ended with a status, and that the terminal of the shell
// is as before.
func (s *session) wantShell(status int) {
	s.t.Helper()
	screen := waitFor(s.t, s, "exit status")
	if want := fmt.Sprintf("exit status %d\n", status); !strings.Contains(screen, want) {
		s.t.Errorf("want %s; the screen:\n%s", want, screen)
	}
	if !strings.HasPrefix(screen, "shell> . ./run\nexit status") {
		s.t.Errorf("the screen of the shell changed:\n%s", screen)
	}
	if before, after := s.read("before"), s.read("after"); before != after {
		s.t.Errorf("stty before:\n%s\nafter:\n%s", before, after)
	}
	s.wantSane()
}

// wantSane checks that no mode of a full-screen program is on.
func (s *session) wantSane() {
	s.t.Helper()
	const flags = "#{alternate_on} #{cursor_flag} #{wrap_flag} #{mouse_any_flag} #{keypad_flag} " +
		"#{keypad_cursor_flag} #{insert_flag} #{origin_flag}"
	const sane = "0 1 1 0 0 0 0 0" // only the cursor and wrapping are on
	s.wantFlags(flags, sane)
}

// wantFlags waits until variables of tmux have the wanted values.
func (s *session) wantFlags(flags, want string) {
	s.t.Helper()
	var got string
	if !eventually(func() bool {
		got = strings.TrimSpace(s.tmux("display-message", "-p", flags))
		return got == want
	}) {
		s.t.Errorf("%s\n= %s, want %s", flags, got, want)
	}
}
