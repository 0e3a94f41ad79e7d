package e2e

import (
	"syscall"
	"testing"
)

// TestSignals ends the program from outside: the terminal is the shell's again,
// and the exit status says which signal it was.
func TestSignals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		signal syscall.Signal
		status int
	}{
		{syscall.SIGTERM, 143}, {syscall.SIGHUP, 129}, {syscall.SIGINT, 130}, {syscall.SIGQUIT, 131},
	} {
		t.Run(c.signal.String(), func(t *testing.T) {
			t.Parallel()
			s := newSession(t, 120, 36)
			s.scantop("--demo")
			waitFor(t, s, "page 1/3")
			s.signal(c.signal)
			s.wantShell(c.status)
		})
	}
}

// TestInterrupt presses ctrl+c, on the list and where letters are text.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, key, shows string }{
		{"list", "", "page 1/3"}, {"form", "n", "New scan"}, {"help", "?", "suspend to the shell"}, {"search", "/", "enter search"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newSession(t, 120, 36)
			s.scantop("--demo")
			waitFor(t, s, "page 1/3")
			if c.key != "" {
				s.keys(c.key)
			}
			waitFor(t, s, c.shows)
			s.keys("C-c")
			s.wantShell(130)
		})
	}
}

// TestSuspend goes to the shell with ctrl+z and comes back with fg.
func TestSuspend(t *testing.T) {
	t.Parallel()
	s := newSession(t, 120, 36)
	s.text(quote(scantop) + " --demo") // from the prompt: a script has no job to stop
	s.keys("Enter")
	waitFor(t, s, "page 1/3")
	s.keys("C-z")
	waitFor(t, s, "Stopped", "shell>")
	s.keys("f", "g", "Enter")
	waitFor(t, s, "page 1/3", "q quit")
	s.keys("q")
	waitGone(t, s, "page 1/3")
}

// TestClosedTerminal takes the terminal away, as a dropped line does: the
// program must not stay behind.
func TestClosedTerminal(t *testing.T) {
	t.Parallel()
	// Closing takes effect when the read under way returns, at the next refresh.
	p := start(t, environ(t), "--demo", "--interval", "1s")
	waitFor(t, p, "page 1/3")
	if err := p.tty.Close(); err != nil {
		t.Fatal(err)
	}
	if code := p.exit(patience); code != 129 {
		t.Errorf("exit code %d, want 129", code)
	}
}
