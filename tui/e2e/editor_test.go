//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// anEditor is a script in the place of an editor. It leaves the terminal in a state of its own, ignores
// ctrl+c, and appends a target when the user presses enter.
const anEditor = `#!/bin/sh
trap 'echo interrupted' INT
ls -l "$2" >mode
printf '\033[?1000h\033[?25h\033[31meditor %s\n' "$1"
while ! read -r line; do :; done
printf 'b.example.com\nc..d' >>"$2"
exit "$line"
`

func TestTheEditorRoundTrip(t *testing.T) {
	t.Parallel()
	tmp := t.TempDir()
	s := newSession(t, 120, 36, "EDITOR=./editor 'with words'", "TMPDIR="+tmp)
	s.write("editor", anEditor)
	if err := os.Chmod(filepath.Join(s.dir, "editor"), 0o700); err != nil {
		t.Fatal(err)
	}
	s.scantop("--demo")
	waitFor(t, s, "page 1 of 3")
	s.keys("n")
	waitFor(t, s, "New scan")
	s.text("a.example.com")
	waitFor(t, s, "1 target")

	s.keys("F4")
	waitFor(t, s, "editor with words")
	if mode := s.read("mode"); !strings.HasPrefix(mode, "-rw-------") {
		t.Errorf("the file is %s", mode)
	}
	s.keys("C-c")
	waitFor(t, s, "interrupted")
	s.resize(80, 24)
	s.keys("0", "Enter")
	waitUntil(t, s, "the form, drawn anew at 80x24", func(screen string) bool {
		return containsAll(screen, []string{"[ Review ]", "2 targets · 1 invalid", "c..d"}) &&
			!strings.Contains(screen, "editor ") && strings.Count(strings.TrimRight(screen, "\n"), "\n") == 23
	})
	s.wantFlags("#{alternate_on} #{cursor_flag} #{mouse_any_flag}", "1 0 0")

	s.keys("C-x") // the second key, and an editor that fails
	waitFor(t, s, "editor with words")
	s.keys("7", "Enter")
	waitFor(t, s, "The editor failed (exit status 7)", "2 targets · 1 invalid")

	s.keys("F4") // a shell ends so that does not find the editor
	waitFor(t, s, "editor with words")
	s.keys("1", "2", "7", "Enter")
	waitFor(t, s, "Editor not found.")

	s.keys("F4") // ended by a signal, the program leaves nothing behind
	waitFor(t, s, "editor with words")
	s.signal(syscall.SIGTERM)
	waitFor(t, s, "exit status 143")
	if left, _ := filepath.Glob(filepath.Join(tmp, "scantop-edit-*")); len(left) > 0 {
		t.Errorf("files are left: %q", left)
	}
}

// stopping is an editor that stops without the other processes of its job.
const stopping = "#!/bin/sh\necho begun\nkill -STOP $$\necho continued\nread -r line\necho b.example.com >>\"$1\"\n"

// An editor that stops alone takes the terminal with it, so the job stops until the user continues it.
func TestAnEditorThatStopsAlone(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36, "EDITOR=sh ./editor")
	s.write("editor", stopping)
	s.job("--demo")
	waitFor(t, s, "page 1 of 3")
	s.keys("n")
	waitFor(t, s, "New scan")
	s.text("a.example.com")
	waitFor(t, s, "1 target")
	s.keys("F4")
	waitFor(t, s, "begun", "Stopped", "shell>")
	s.text("fg")
	s.keys("Enter")
	waitFor(t, s, "continued")
	s.keys("Enter")
	waitFor(t, s, "[ Review ]", "2 targets")
}

// Without a shell, nobody could continue the editor.
func TestAnEditorThatStopsAloneWithoutAShell(t *testing.T) {
	t.Parallel()
	editor := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(editor, []byte(stopping), 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, append(environ(t), "EDITOR=sh "+editor), "--demo")
	p.send(answers)
	waitFor(t, p, "page 1 of 3")
	p.send("n")
	waitFor(t, p, "New scan")
	p.send("a.example.com")
	waitFor(t, p, "1 target")
	p.send("\x18") // ctrl+x
	if !eventually(func() bool { return strings.Contains(p.written(), "continued") }) {
		t.Fatalf("the editor stays stopped: %q", p.written())
	}
	p.send("\n")
	waitFor(t, p, "[ Review ]", "2 targets")
}
