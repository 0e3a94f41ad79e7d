package terminal

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// shownByTmux returns what tmux shows after some bytes, with styles.
func shownByTmux(t *testing.T, m *tmux, width, height int, bytes string) uv.ScreenBuffer {
	t.Helper()
	sequence := filepath.Join(m.dir, "sequence")
	save(t, sequence, bytes+ansi.RequestPrimaryDeviceAttributes) // tmux reports after it has drawn all bytes
	m.run("new-window", "-k", "-t", "oracle:0",
		"stty raw -echo; cat "+sequence+"; head -c 1 >/dev/null; tmux wait-for -S drawn; cat >/dev/null")
	m.run("resize-window", "-t", "oracle:0", "-x", fmt.Sprint(width), "-y", fmt.Sprint(height))
	m.run("wait-for", "drawn")
	cells := uv.NewScreenBuffer(width, height)
	uv.NewStyledString(m.run("capture-pane", "-p", "-e", "-N", "-t", "oracle:0")).Draw(cells, cells.Bounds())
	return cells
}

// After any frames, tmux shows the same as after the last one alone. tmux does not report the
// colour of erased cells, so the test uses TERM=screen, for which nothing is erased in colour.
func TestTmuxShowsWhatAFreshProgramShows(t *testing.T) {
	t.Parallel()
	const width, height = 60, 12
	m := newTmux(t, "set -g status off\nset -g default-terminal tmux-256color\n", "")
	m.run("new-session", "-d", "-s", "oracle", "-x", "60", "-y", "12", "cat")
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 2))
		rows := make([]string, height)
		term := []string{"tmux-256color", "screen"}[seed%2]
		canvas := NewCanvas(term, colorprofile.TrueColor)
		canvas.Resize(width, height)
		all := canvas.Paint("")
		for range 30 {
			nextFrame(r, rows, width)
			all += canvas.Paint(strings.Join(rows, "\n"))
		}
		canvas.Resize(width, height)
		fresh := canvas.Paint(strings.Join(rows, "\n"))
		got, want := shownByTmux(t, m, width, height, all), shownByTmux(t, m, width, height, fresh)
		for y := range height {
			for x := range width {
				one, other := got.CellAt(x, y), want.CellAt(x, y)
				erased := term != "screen" && strings.TrimSpace(one.Content+other.Content) == ""
				if !erased && !sameCell(one, other) {
					t.Fatalf("seed %d, column %d of row %d: tmux shows\n%s\ninstead of\n%s",
						seed, x, y, got.Render(), want.Render())
				}
			}
		}
	}
}
