package e2e

import (
	"strings"
	"testing"
	"time"
)

// TestParseTape checks the duration and the keys of a tape against VHS.
func TestParseTape(t *testing.T) {
	t.Parallel()
	got, err := parseTape(`
# a comment
Output x.gif
Set TypingSpeed 100ms
Env LANG "C.UTF-8"
Hide
Type "ab"
Show
Enter
Type@1s 'c'
Right@10ms 3
Shift+Tab
Ctrl+U
# expect: something
Sleep 0.5
Sleep 2s`)
	if err != nil {
		t.Fatal(err)
	}
	var keys strings.Builder
	var total time.Duration
	for _, s := range got.steps {
		if s.kind == "Type" || s.kind == "Key" {
			keys.WriteString(s.text)
		}
		total += s.takes
	}
	if want := "ab\rc\x1b[C\x1b[C\x1b[C\x1b[Z\x15"; keys.String() != want {
		t.Errorf("keys %q, want %q", keys.String(), want)
	}
	// ab, Enter, c, three times Right, Shift+Tab, Ctrl+U and both pauses.
	if want := (200 + 100 + 1000 + 30 + 100 + 100 + 2500) * time.Millisecond; total != want {
		t.Errorf("takes %v, want %v", total, want)
	}
	if len(got.env) != 1 || got.env[0] != "LANG=C.UTF-8" {
		t.Errorf("environment %v", got.env)
	}
}

// TestParseTapeRefuses checks that each line fails that VHS would reject or silently ignore.
func TestParseTapeRefuses(t *testing.T) {
	t.Parallel()
	for _, source := range []string{
		"Press q", "Home", "enter", "Type", "Type q", `Type "a`, `Type "a"b"`, "Sleep", "Sleep soon", "Enter x",
		"Enter 0", "Ctrl+", "Ctrl+Left", "Shift+Tab 2", "Set", "Set Colour red", "Set TypingSpeed fast", "Output",
		"Output a b", "Env LANG",
		"Show me", "Type@fast \"a\"", "Enter\nSet FontSize 12", "?",
	} {
		if _, err := parseTape(source); err == nil {
			t.Errorf("%q was accepted", source)
		}
	}
}
