package screen

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// mixedFrame is rows of narrow and wide characters, of which a few differ from
// those of the frame before, some coloured.
func mixedFrame(r *rand.Rand, rows []string, width int) {
	for i := range rows {
		if rows[i] != "" && r.IntN(3) > 0 {
			continue
		}
		var row strings.Builder
		for cells := 0; cells < width-2; {
			piece := []string{"a", "b ", "  ", "漏", "洞 ", "扫描", "x", "-"}[r.IntN(8)]
			if cells += len([]rune(piece)) + strings.Count(piece, "漏") + strings.Count(piece, "洞") + 2*strings.Count(piece, "扫描"); cells > width-2 {
				break
			}
			if r.IntN(4) == 0 {
				piece = "\x1b[36m" + piece + "\x1b[m"
			}
			row.WriteString(piece)
		}
		rows[i] = row.String()
	}
}

// What a terminal shows after any change is the frame, also where the characters
// of a row are two cells wide.
func TestWideCharactersStayWhereTheyAre(t *testing.T) {
	t.Parallel()
	const width, height = 60, 10
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := &screen{environ: uv.Environ{"TERM=tmux-256color"}, profile: colorprofile.TrueColor, fresh: true}
		s.cells, s.before = uv.NewScreenBuffer(width, height), uv.NewScreenBuffer(width, height)
		s.renderer = s.newRenderer()
		rows := make([]string, height)
		for frame := range 4 {
			if frame == 3 && seed%3 == 0 {
				for y := 4 + int(seed%5); y < height; y++ {
					rows[y] = ""
				}
			}
			if frame == 2 {
				copy(rows, rows[1:]) // a page scrolls
			}
			mixedFrame(r, rows, width)
			if frame == 2 {
				rows[3], rows[4], rows[5] = "", strings.Repeat("=", width), "narrow" // rows that were wide
			}
			if err := s.render(strings.Join(rows, "\n")); err != nil {
				t.Fatal(err)
			}
			s.content = strings.Join(rows, "\n")
		}
		m := newTmux(t, "set -g status off\nset -s set-clipboard on\nset -g default-terminal tmux-256color\nset-hook -g pane-set-clipboard 'wait-for -S drawn'\n",
			s.pending.String()+plain("end"))
		m.run("new-session", "-d", "-x", "60", "-y", "10", "stty raw -echo; "+m.write())
		m.run("wait-for", "drawn")
		for i, got := range strings.Split(m.run("capture-pane", "-p"), "\n")[:height] {
			want := strings.TrimRight(strings.NewReplacer("\x1b[36m", "", "\x1b[m", "").Replace(rows[i]), " ")
			if strings.TrimRight(got, " ") != want {
				t.Errorf("%d: row %d shows\n%q, want\n%q", seed, i, got, want)
			}
		}
	}
}

// Rows that become blank at the bottom take nothing above with them.
func TestRowsAboveBlankOnesStay(t *testing.T) {
	t.Parallel()
	for _, frames := range [][]string{
		{"one\ntwo\nthree\nfour\nfive", "one\ntwo\nthree\nfour\n", "one\ntwo\nthree\nfour\n\n\nend"},
		{"one\ntwo\nthree\nfour\nfive", "one\ntwo\nthree\nFOUR\n", "one\ntwo\n\n\nend"},
		{"one\n漏\nthree\n洞\nfive", "one\n漏\nthree\n洞", "one\n漏", "one\nx\n\nend"},
	} {
		s := &screen{environ: uv.Environ{"TERM=xterm-256color"}, profile: colorprofile.TrueColor, fresh: true}
		s.cells, s.before = uv.NewScreenBuffer(20, 8), uv.NewScreenBuffer(20, 8)
		s.renderer = s.newRenderer()
		for _, frame := range frames {
			if err := s.render(frame); err != nil {
				t.Fatal(err)
			}
			s.content = frame
			m := newTmux(t, "set -g status off\nset -s set-clipboard on\nset-hook -g pane-set-clipboard 'wait-for -S drawn'\n", s.pending.String()+plain("end"))
			m.run("new-session", "-d", "-x", "20", "-y", "8", "stty raw -echo; "+m.write())
			m.run("wait-for", "drawn")
			if got := m.run("capture-pane", "-p"); strings.TrimRight(got, "\n ") != strings.TrimRight(frame, "\n ") {
				t.Errorf("shows\n%s\nwant\n%s", got, frame)
			}
		}
	}
}
