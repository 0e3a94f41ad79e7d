package e2e

import (
	"flag"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"scantop/client/simulator"
)

var namePages = flag.Int("names.pages", 10, "pages of odd names that TestNames turns")

const namesOnPage = 40

// TestNames gives scans odd names and looks at a real terminal: no column moves, and the
// names do nothing but appear.
func TestNames(t *testing.T) {
	t.Parallel()
	names := oddNames(*namePages * namesOnPage)
	server, err := simulator.Start(simulator.Config{Scans: alike(names)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	s := newSession(t, 120, namesOnPage+8,
		"ALIBABA_CLOUD_ACCESS_KEY_ID="+server.AccessKeyID, "ALIBABA_CLOUD_ACCESS_KEY_SECRET="+server.AccessKeySecret)
	s.watchEffects()
	s.scantop("--endpoint", server.URL, "--page-size", strconv.Itoa(namesOnPage),
		"--interval", "10m", "--theme", "mono")

	turn := func(key string, page int) string {
		if key != "" {
			s.keys(key)
		}
		footer := fmt.Sprintf("page %d of %d\n", page, *namePages)
		return waitUntil(t, s, footer, func(screen string) bool {
			return strings.Contains(screen, footer) && len(finishedLine.FindAllString(screen, -1)) == namesOnPage
		})
	}
	turn("", 1)
	// All rows are alike beside their names, once they are drawn.
	var beside []string
	if !eventually(func() bool { beside = s.besideNames(); return len(slices.Compact(slices.Clone(beside))) == 1 }) {
		t.Fatalf("plain names stand in different rows: %q", beside)
	}
	plain, want, calm := s.screen(), beside, s.effects()
	for page := 2; page <= *namePages; page++ {
		turn("Right", page)
		if !eventually(func() bool { beside = s.besideNames(); return slices.Equal(beside, want) }) {
			for i, got := range beside {
				if got != want[i] {
					t.Errorf("beside %+.200q: %q, want %q", names[(page-1)*namesOnPage+i], got, want[i])
				}
			}
		}
		var now string
		if !eventually(func() bool { now = s.effects(); return now == calm }) {
			t.Errorf("after page %d, the terminal is %s, want %s", page, now, calm)
		}
		if screen := s.coloured(); coloured(screen) {
			t.Errorf("colours on page %d:\n%q", page, screen)
		}
	}
	for page := *namePages - 1; page >= 2; page-- {
		turn("Left", page)
	}
	waitFor(t, s, "[31;41;5;9mred", "单次任务-支付", "café", "สวัสดี", "بِسْمِ الله",
		"CN flag", "two lines", "xxxxxxxx…", "长长长长…")
	s.keys("Left")
	waitUntil(t, s, "the first page, without what the names left behind:\n"+plain,
		func(screen string) bool { return tableOf(screen) == tableOf(plain) })
	s.keys("q")
	s.wantShell(0)
}

// alike returns finished scans that differ only by their names.
// Their type is one whose findings are not counted, so that no row changes.
func alike(names []string) []simulator.Script {
	start := time.Now().Add(-50 * time.Hour)
	scans := make([]simulator.Script, len(names))
	for i, name := range names {
		scans[i] = simulator.Script{Name: name, Type: "content", Start: start, Takes: 9 * time.Minute,
			Targets: []string{"192.0.2.1"}}
	}
	return scans
}

var finishedLine = regexp.MustCompile(`(?m)^( [▌ ]  \S finished  ).*$`)

func tableOf(screen string) string { return strings.Join(finishedLine.FindAllString(screen, -1), "\n") }

// besideNames returns what is to the left and right of each name. The terminal itself cuts
// out the right side, from the cell in which the next column begins, so that a name that is
// wider than the program thinks shows up there.
func (s *session) besideNames() []string {
	s.t.Helper()
	screen := s.screen()
	lines := strings.Split(screen, "\n")
	const heads = 3
	column := strings.Index(lines[heads], "TYPE") // bytes are cells up to here
	left := finishedLine.FindAllStringSubmatch(strings.Join(lines[heads+1:heads+1+namesOnPage], "\n"), -1)
	if column < 0 || len(left) != namesOnPage {
		s.t.Fatalf("%d rows of finished scans, want %d; the heads are at line %d:\n%s", len(left), namesOnPage, heads,
			screen)
	}
	command := []string{"copy-mode"}
	for _, step := range []struct {
		key   string
		times int
	}{
		{"top-line", 1}, {"start-of-line", 1}, {"cursor-down", heads}, {"cursor-right", column}, {"begin-selection", 1},
		{"rectangle-toggle", 1}, {"cursor-down", namesOnPage + 2}, // to the rule below the rows
		{"end-of-line", 1}, {"copy-selection-and-cancel", 1},
	} {
		command = append(command, ";", "send-keys", "-N", strconv.Itoa(step.times), "-X", step.key)
	}
	s.tmux(command...)
	cut := strings.Split(s.tmux("show-buffer", ";", "delete-buffer"), "\n")
	if len(cut) <= namesOnPage || !strings.HasPrefix(cut[0], "TYPE") {
		s.t.Fatalf("the terminal cut out\n%s", strings.Join(cut, "\n"))
	}
	beside := make([]string, namesOnPage)
	for i := range beside {
		beside[i] = strings.Replace(left[i][1], "▌", " ", 1) + "NAME" + strings.TrimRight(cut[i+1], " ")
	}
	return beside
}

// effects returns everything about the terminal that a text could change.
func (s *session) effects() string {
	s.t.Helper()
	return strings.TrimSpace(s.tmux("display-message", "-p",
		"bell #{@bell}, title #{pane_title}, clipboard #{buffer_name}, "+
			"flags #{cursor_flag}#{wrap_flag}#{insert_flag}#{origin_flag}#{mouse_any_flag}"+
			"#{keypad_flag}#{keypad_cursor_flag}#{alternate_on}, "+
			"lines #{scroll_region_upper} to #{scroll_region_lower}, tabs #{pane_tabs}"))
}

// watchEffects makes the terminal note a bell and accept a clipboard. It then checks from
// the shell that effects reports a bell, a clipboard and a title.
func (s *session) watchEffects() {
	s.t.Helper()
	s.tmux("set-option", "-g", "@bell", "0", ";", "set-option", "-s", "set-clipboard", "on", ";",
		"set-option", "-g", "bell-action", "any", ";",
		"set-hook", "-g", "alert-bell", "set-option -g @bell 1")
	s.text(`printf '\a\033]2;a title\a\033]52;c;aGk=\a'`)
	s.keys("Enter")
	var now string
	if !eventually(func() bool {
		now = s.effects()
		return strings.HasPrefix(now, "bell 1, title a title, clipboard buffer")
	}) {
		s.t.Fatalf("effects does not report a bell, a title or a clipboard: %s", now)
	}
	s.tmux("delete-buffer", ";", "set-option", "-g", "@bell", "0")
	s.clear()
}
