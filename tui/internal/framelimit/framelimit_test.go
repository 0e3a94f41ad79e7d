package framelimit

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each file of testdata has two frames of scantop on a terminal, and the cheapest
// update that another program has found for them, with the cursor at an unknown
// place before. That program checks each update by replaying it.
func TestFrameFindsWhatWasFoundForRecordedFrames(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("testdata/*")
	if err != nil || len(names) != 5 {
		t.Fatalf("%d recorded frames (%v), want 5", len(names), err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		head, frames, _ := strings.Cut(string(data), "\n")
		var want, width, height int
		if _, err := fmt.Sscanf(head, "%d bytes at %dx%d", &want, &width, &height); err != nil {
			t.Fatal(err)
		}
		rows := strings.Split(strings.TrimSuffix(frames, "\n"), "\n")
		if len(rows) != 2*height {
			t.Fatalf("%s: %d rows, want two frames of %d", name, len(rows), height)
		}
		m := New(width, height)
		m.Frame(strings.Join(rows[:height], "\n"))
		m.at = position{}
		if got := m.Frame(strings.Join(rows[height:], "\n")); got != want {
			t.Errorf("%s: %d bytes, want %d", name, got, want)
		}
	}
}

func TestFrameCostsNothingIfNothingChanges(t *testing.T) {
	t.Parallel()
	m := New(20, 1)
	if n := m.Frame("漏洞"); n != len("\x1b[H漏洞") {
		t.Errorf("two characters on a blank screen cost %d bytes", n)
	}
	if n := m.Frame("漏洞"); n != 0 {
		t.Errorf("the same frame costs %d bytes", n)
	}
	if n := m.Frame("漏洞!"); n != 1 {
		t.Errorf("a character where the cursor stands costs %d bytes", n)
	}
}
