// Package tuitest contains what the tests of several screens share. Only tests import it.
package tuitest

import (
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Zone is the time zone of all tests, so that clock times are the same on every machine.
var Zone = time.FixedZone("CST", 8*3600)

// Noon is the time at which every test starts.
var Noon = time.Date(2026, 3, 2, 12, 0, 0, 0, Zone)

var update = flag.Bool("update", false, "write the golden files again")

// Keys maps the names of keys to their messages.
var Keys = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown},
	"esc": {Code: tea.KeyEscape}, "backspace": {Code: tea.KeyBackspace},
	"f1": {Code: tea.KeyF1}, "f2": {Code: tea.KeyF2}, "f4": {Code: tea.KeyF4},
	"ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+g": {Code: 'g', Mod: tea.ModCtrl},
	"ctrl+l": {Code: 'l', Mod: tea.ModCtrl}, "ctrl+n": {Code: 'n', Mod: tea.ModCtrl},
	"ctrl+o": {Code: 'o', Mod: tea.ModCtrl}, "ctrl+p": {Code: 'p', Mod: tea.ModCtrl},
	"ctrl+r": {Code: 'r', Mod: tea.ModCtrl}, "ctrl+s": {Code: 's', Mod: tea.ModCtrl},
	"ctrl+t": {Code: 't', Mod: tea.ModCtrl}, "ctrl+w": {Code: 'w', Mod: tea.ModCtrl},
	"ctrl+x": {Code: 'x', Mod: tea.ModCtrl}, "ctrl+y": {Code: 'y', Mod: tea.ModCtrl},
	"ctrl+z": {Code: 'z', Mod: tea.ModCtrl},
	"space":  {Code: tea.KeySpace, Text: " "},
}

// Press returns the message of a key, which is a name in [Keys] or a single character. It
// panics for anything else.
func Press(key string) tea.KeyPressMsg {
	if msg, ok := Keys[key]; ok {
		return msg
	}
	r := []rune(key)
	if len(r) != 1 {
		panic("no key " + key)
	}
	return tea.KeyPressMsg{Code: r[0], Text: key}
}

// Plain returns a frame without styles and trailing blanks.
func Plain(content string) string {
	lines := strings.Split(ansi.Strip(content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// Cells draws a frame as a terminal would and returns its cells.
func Cells(content string, width, height int) uv.ScreenBuffer {
	buffer := uv.NewScreenBuffer(width, height)
	uv.NewStyledString(content).Draw(buffer, buffer.Bounds())
	return buffer
}

// Golden compares a text with the file in testdata that is named after the test. The flag
// -update writes that file again.
func Golden(t *testing.T, got string) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(t.Name())+".golden")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the screen changed; if that is right, run the tests of this package with -update\n"+
			"--- now\n%s--- %s\n%s", got, path, want)
	}
}

// Fits fails the test if a frame is larger than width by height. Even a frame without height
// may take one line.
func Fits(t *testing.T, name, content string, width, height int) {
	t.Helper()
	if content == "" {
		return
	}
	w, n := lipgloss.Size(content)
	if w > width || n > max(height, 1) {
		t.Fatalf("%s at %dx%d is %dx%d:\n%s", name, width, height, w, n, ansi.Strip(content))
	}
}

// Random returns a random generator and the number of cases to test: a tenth of those given,
// or all of them with SCANTOP_NIGHTLY=1. It logs the seed; SCANTOP_SEED=n repeats a run.
func Random(t testing.TB, cases int) (random *rand.Rand, n int) {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	if text := os.Getenv("SCANTOP_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("to repeat this run: SCANTOP_SEED=%d", seed)
	if os.Getenv("SCANTOP_NIGHTLY") == "" {
		cases = (cases + 9) / 10
	}
	return rand.New(rand.NewPCG(seed, 2)), cases
}
