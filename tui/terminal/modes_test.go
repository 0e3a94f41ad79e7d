package terminal

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// poster is a model that shows the view that it was sent last.
type poster struct{ view tea.View }

func (p *poster) Init() tea.Cmd  { return nil }
func (p *poster) View() tea.View { return p.view }
func (p *poster) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if view, ok := msg.(tea.View); ok {
		p.view = view
	}
	return p, nil
}

// show draws a view and returns everything that was written for it. It writes a mark before
// and after, because a view may cause no output to wait for.
func (f *terminal) show(v tea.View) string {
	f.t.Helper()
	f.mark("[begin]")
	f.send(v)
	f.mark("[end]")
	all := f.written()
	return strings.TrimSuffix(all[strings.LastIndex(all, "[begin]")+len("[begin]"):], "[end]")
}

func (f *terminal) mark(text string) {
	f.t.Helper()
	f.screen.filter(nil, tea.RawMsg{Msg: text})
	f.waitUntil(text, func(all string) bool { return strings.HasSuffix(all, text) })
}

const (
	clicksOn = "\x1b[?1000h\x1b[?1006h"
	motionOn = "\x1b[?1003h\x1b[?1006h"
)

func TestMouseIsOnWhileTheViewWantsIt(t *testing.T) {
	t.Parallel()
	f := startModel(t, &poster{}, "TERM=xterm-256color")
	f.show(tea.View{})
	for _, step := range []struct {
		mode tea.MouseMode
		want string
	}{
		{tea.MouseModeNone, ""},
		{tea.MouseModeCellMotion, clicksOn},
		{tea.MouseModeCellMotion, ""},
		{tea.MouseModeAllMotion, mouseOff + motionOn},
		{tea.MouseModeNone, mouseOff},
		{tea.MouseModeNone, ""},
	} {
		if got := f.show(tea.View{MouseMode: step.mode}); got != step.want {
			t.Errorf("mode %d: %q was written, want %q", step.mode, got, step.want)
		}
	}
}

func TestModesEndWithTheScreenAndComeBack(t *testing.T) {
	t.Parallel()
	f := startModel(t, &poster{}, "TERM=xterm-ghostty")
	v := tea.View{
		WindowTitle: "busy", MouseMode: tea.MouseModeCellMotion,
		ProgressBar: tea.NewProgressBar(tea.ProgressBarDefault, 7),
	}
	f.show(v)
	f.screen.filter(nil, tea.SuspendMsg{})
	f.waitFor(restoreTitle)
	for _, sequence := range []string{mouseOff, progressOff} {
		if at := strings.Index(f.written(), sequence); at < 0 || at > strings.Index(f.written(), restoreTitle) {
			t.Errorf("%q was not written before the shell got the terminal: %q", sequence, f.written())
		}
	}
	f.send(tea.ResumeMsg{})
	f.waitUntil("the modes to come back", func(all string) bool {
		_, again, _ := strings.Cut(all, restoreTitle)
		return strings.Contains(again, clicksOn) && strings.Contains(again, "\x1b]9;4;1;7\x1b\\") &&
			strings.Contains(again, ansi.SetWindowTitle("busy"))
	})
	f.screen.leave()
	f.waitUntil("the end", func(all string) bool { return strings.Count(all, restoreTitle) == 2 })
	if strings.Count(f.written(), mouseOff) != 2 || strings.Count(f.written(), progressOff) != 2 {
		t.Errorf("the mouse or the progress bar is still on: %q", f.written())
	}
}

func TestNothingIsSwitchedOffThatWasNeverOn(t *testing.T) {
	t.Parallel()
	f := startModel(t, &poster{}, "TERM=xterm-ghostty")
	f.show(tea.NewView("plain"))
	f.screen.leave()
	f.waitFor(restoreTitle)
	for _, sequence := range []string{"\x1b[?1000", "\x1b[?1003", "\x1b[?1006", "\x1b]9"} {
		if strings.Contains(f.written(), sequence) {
			t.Errorf("%q was written: %q", sequence, f.written())
		}
	}
}

func TestTitlesAreHarmless(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, title, want string }{
		{"plain", "scantop 3 running, 12m", "scantop 3 running, 12m"},
		{"chinese", "扫描 ▌50 %", "扫描 ▌50 %"},
		{"the title ends in it", "a\x07b\x1b\\c\u009cd", "ab\\cd"},
		{"another sequence", "x\x1b]52;c;aGk=\x07y", "x]52;c;aGk=y"},
		{"lines and blanks", "one\r\ntwo\tthree\x00\x7f", "onetwothree"},
		{"bytes of C1", "a\x9d0;b\x9cc", "a\ufffd0;b\ufffdc"},
		{"text turned round", "safe\u202egnp.exe\u2066", "safegnp.exe"},
		{"long", strings.Repeat("x", 121), strings.Repeat("x", 117) + "..."},
		{"long and wide", strings.Repeat("扫", 60) + "x", strings.Repeat("扫", 58) + "..."},
		{"as wide as may be", strings.Repeat("扫", 60), strings.Repeat("扫", 60)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := startModel(t, &poster{}, "TERM=xterm-256color")
			if got := f.show(tea.View{WindowTitle: c.title}); got != "\x1b]2;"+c.want+"\a" {
				t.Errorf("%q was written, want the title %q", got, c.want)
			}
		})
	}
}

func TestTitleAloneIsWrittenAloneAndOnce(t *testing.T) {
	t.Parallel()
	f := startModel(t, &poster{}, "TERM=xterm-256color")
	v := tea.NewView("content")
	f.show(v)
	for _, step := range []struct{ title, want string }{
		{"one", "\x1b]2;one\a"}, {"one", ""}, {"o\x1bne", ""}, {"two", "\x1b]2;two\a"}, {"", "\x1b]2;\a"},
	} {
		v.WindowTitle = step.title
		if got := f.show(v); got != step.want {
			t.Errorf("title %q: %q was written, want %q", step.title, got, step.want)
		}
	}
}
