package terminal

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

func TestProgressIsWrittenWhenItChanges(t *testing.T) {
	t.Parallel()
	f := startModel(t, &poster{}, "TERM=xterm-256color", "WT_SESSION=1")
	f.show(tea.NewView("content"))
	mutable := tea.NewProgressBar(tea.ProgressBarDefault, 10)
	for _, step := range []struct {
		name string
		bar  *tea.ProgressBar
		want string
	}{
		{"none yet", nil, ""},
		{"none, said so", tea.NewProgressBar(tea.ProgressBarNone, 50), ""},
		{"default", tea.NewProgressBar(tea.ProgressBarDefault, 50), "\x1b]9;4;1;50\x1b\\"},
		{"the same anew", tea.NewProgressBar(tea.ProgressBarDefault, 50), ""},
		{"error", tea.NewProgressBar(tea.ProgressBarError, 50), "\x1b]9;4;2;50\x1b\\"},
		{"indeterminate", tea.NewProgressBar(tea.ProgressBarIndeterminate, 50), "\x1b]9;4;3;0\x1b\\"},
		{"indeterminate still", tea.NewProgressBar(tea.ProgressBarIndeterminate, 51), ""},
		{"warning", tea.NewProgressBar(tea.ProgressBarWarning, 51), "\x1b]9;4;4;51\x1b\\"},
		{"too much", &tea.ProgressBar{State: tea.ProgressBarDefault, Value: 107}, "\x1b]9;4;1;100\x1b\\"},
		{"too little", &tea.ProgressBar{State: tea.ProgressBarDefault, Value: -1}, "\x1b]9;4;1;0\x1b\\"},
		{"no more", tea.NewProgressBar(tea.ProgressBarNone, 0), "\x1b]9;4;0;0\x1b\\"},
		{"none at all", nil, ""},
		{"one that is kept", mutable, "\x1b]9;4;1;10\x1b\\"},
	} {
		v := tea.NewView("content")
		v.ProgressBar = step.bar
		if got := f.show(v); got != step.want {
			t.Errorf("%s: %q was written, want %q", step.name, got, step.want)
		}
	}
	mutable.Value = 11
	v := tea.NewView("content")
	v.ProgressBar = mutable
	if got := f.show(v); got != "\x1b]9;4;1;11\x1b\\" {
		t.Errorf("a bar whose value was changed in place caused %q", got)
	}
}

func TestProgressIsNotWrittenToOtherTerminals(t *testing.T) {
	t.Parallel()
	f := startModel(t, &poster{}, "TERM=xterm-256color")
	v := tea.NewView("content")
	f.show(v)
	for percent := range 5 {
		v.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, percent)
		if got := f.show(v); got != "" {
			t.Errorf("%q was written", got)
		}
	}
	f.screen.leave()
	f.waitFor(restoreTitle)
	if strings.Contains(f.written(), "\x1b]9") {
		t.Errorf("OSC 9 was written: %q", f.written())
	}
}

func TestWhichTerminalsShowProgress(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		environ string
		want    bool
	}{
		{"TERM=xterm-256color WT_SESSION=c0ffee", true}, // also in a Linux inside Windows
		{"ConEmuANSI=ON", true},
		{"ConEmuANSI=OFF", false},
		{"TERM=xterm-ghostty", true},
		{"TERM=xterm-256color TERM_PROGRAM=ghostty", true},
		{"TERM=xterm-256color TERM_PROGRAM=WezTerm", true},
		{"TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.6.6 " +
			"TERM_FEATURES=T3CwLrMSc7UUw9Ts3BFGsSyHNoSxFP", true},
		{"TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_FEATURES=PT3Cw", true},
		{"TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_FEATURES=T3PaCwLr", false},
		{"TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.5.14 " +
			"TERM_FEATURES=T3CwLrMSc7UUw9Ts3BFGsSyHNoSxF", false},
		{"TERM=xterm-256color TERM_PROGRAM=iTerm.app", false},
		{"TERM=xterm-256color LC_TERMINAL=iTerm2", false},
		{"TERM=xterm-256color VTE_VERSION=8000", true},
		{"TERM=xterm-256color VTE_VERSION=7603", false},
		{"TERM=xterm-256color VTE_VERSION=new", false},
		{"TERM=xterm-256color KONSOLE_VERSION=260400", true},
		{"TERM=xterm-256color KONSOLE_VERSION=251203", false},
		{"TERM=xterm-kitty", false},
		{"TERM=xterm-kitty VTE_VERSION=8000", false}, // started from another terminal
		{"TERM=foot KONSOLE_VERSION=260400", false},
		{"TERM=linux WT_SESSION=1", false},
		{"TERM=dumb TERM_PROGRAM=ghostty", false},
		{"TERM=xterm-256color SSH_TTY=/dev/pts/1", false},
		{"TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", false},
		{"", false},
	} {
		if got := hasProgress(uv.Environ(strings.Fields(c.environ))); got != c.want {
			t.Errorf("%s: %v, want %v", c.environ, got, c.want)
		}
	}
}
