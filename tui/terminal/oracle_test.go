package terminal

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// witness is a screen and an emulated terminal that shows its output. The emulator supports
// characters that are two cells wide.
type witness struct {
	t        *testing.T
	screen   *screen
	file     *os.File // the output of the screen
	emulator *vt.Emulator
	written  strings.Builder // everything that was written
}

// newWitness opens a screen on an emulated terminal. tty is the input; it may be nil in tests
// that do not suspend.
func newWitness(t *testing.T, tty *os.File, width, height int, profile colorprofile.Profile, term string) *witness {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	w := &witness{t: t, file: file, emulator: vt.NewEmulator(width, height)}
	w.screen = newScreen(tty, file, []string{"TERM=" + term})
	w.screen.canvas.profile = profile
	go io.Copy(io.Discard, w.emulator) //nolint:errcheck // its reports
	t.Cleanup(func() {
		w.emulator.InputPipe().(io.Closer).Close() // the emulator's own Close races with Read
		file.Close()
	})
	if tty == nil {
		w.screen.open = true
	} else if err := w.screen.enter(); err != nil {
		t.Fatal(err)
	}
	w.screen.resize(width, height)
	w.read()
	return w
}

// read passes what was written since the last call to the emulator.
func (w *witness) read() {
	w.t.Helper()
	bytes, err := io.ReadAll(io.NewSectionReader(w.file, int64(w.written.Len()), 1<<30))
	if err != nil {
		w.t.Fatal(err)
	}
	w.written.Write(bytes)
	w.emulator.Write(bytes) //nolint:errcheck // it is open
}

func (w *witness) draw(content string) {
	w.t.Helper()
	if err := w.screen.draw(tea.NewView(content)); err != nil {
		w.t.Fatal(err)
	}
	w.read()
}

// spoil writes to the terminal as another program would.
func (w *witness) spoil(r *rand.Rand) {
	for range 1 + r.IntN(5) {
		fmt.Fprintf(w.emulator, "\x1b[m\x1b[%d;%dH\x1b[41mwall 洞洞洞\x1b[m",
			1+r.IntN(w.emulator.Height()), 1+r.IntN(w.emulator.Width()))
	}
}

// leftovers are states that another program may leave a terminal in: an incomplete sequence,
// another character set, origin mode, insert mode, no wrapping, a visible cursor, the main
// screen.
var leftovers = []string{
	"", "\x1b[12;", "\x1b]0;title", "\x1bPq#0", "\x0e\x1b)0", "\x1b(0", "\x1b[2;3r\x1b[?6h",
	"\x1b[4h", "\x1b[20h", "\x1b[?7l", "\x1b[?25h", "\x1b[?1049l",
}

// disturb writes to the terminal as another program would, and leaves it in another state.
func (w *witness) disturb(r *rand.Rand) {
	w.spoil(r)
	io.WriteString(w.emulator, leftovers[r.IntN(len(leftovers))]) //nolint:errcheck // it is open
}

// resize changes the size of the terminal, after which it may show anything.
func (w *witness) resize(r *rand.Rand, width, height int) {
	w.emulator.Resize(width, height)
	w.spoil(r)
	w.screen.resize(width, height)
}

// suspend gives the terminal to a shell for a while.
func (w *witness) suspend(r *rand.Rand) {
	w.t.Helper()
	w.screen.leave()
	w.read()
	w.disturb(r)
	if err := w.screen.enter(); err != nil {
		w.t.Fatal(err)
	}
	w.read()
}

// visible returns a cell without what cannot be seen: the foreground of a blank.
func visible(cell *uv.Cell) *uv.Cell {
	seen := *cell
	lines := cell.Style.Underline != ansi.UnderlineNone || cell.Style.Attrs&uv.AttrStrikethrough != 0
	if cell.Content == " " && !lines && cell.Style.Attrs&uv.AttrReverse == 0 {
		seen.Style = uv.Style{Bg: cell.Style.Bg}
	}
	return &seen
}

// difference returns where two terminals differ, or "" if they show the same.
func difference(a, b *vt.Emulator) string {
	for y := range a.Height() {
		for x := range a.Width() {
			if one, other := visible(a.CellAt(x, y)), visible(b.CellAt(x, y)); !one.Equal(other) {
				return fmt.Sprintf("column %d of row %d: %+v and %+v", x, y, *one, *other)
			}
		}
	}
	return ""
}

// check compares the terminal with one on which a program has just started.
func (w *witness) check(content string) bool {
	w.t.Helper()
	fresh := newWitness(w.t, nil, w.emulator.Width(), w.emulator.Height(),
		w.screen.canvas.profile, w.screen.environ.Getenv("TERM"))
	fresh.draw(content)
	if where := difference(w.emulator, fresh.emulator); where != "" {
		w.t.Errorf("%s\nshows\n%s\na fresh program shows\n%s", where, w.emulator.Render(), fresh.emulator.Render())
		return false
	}
	return true
}

// pieces are the parts of rows: narrow and wide characters, marks and blanks.
var pieces = []string{
	"a", "b ", "   ", "漏", "洞 ", "扫描", "x", "-", "🚀", "é", "Å", "ñ", "ệ", "─", "█", "▍",
	"ที่", "12.5%", "한글",
}

// styles are the styles of pieces. The first one is plain.
var styles = []string{
	"", "\x1b[36m", "\x1b[1;31m", "\x1b[48;5;236m", "\x1b[7m", "\x1b[4;38;2;10;20;30m",
	"\x1b]8;;https://a.example/\x1b\\",
}

// randomRow returns a row of at most width cells.
func randomRow(r *rand.Rand, width int) string {
	if r.IntN(5) == 0 {
		return ""
	}
	var row strings.Builder
	free := r.IntN(width + 1)
	if r.IntN(3) == 0 {
		free = width
	}
	style := ""
	for free > 0 {
		piece := pieces[r.IntN(len(pieces))]
		if r.IntN(4) == 0 {
			piece = strings.Repeat(piece, 1+r.IntN(8))
		}
		piece = ansi.Truncate(piece, free, "")
		if free -= ansi.StringWidth(piece); piece == "" {
			piece, free = strings.Repeat(" ", free), 0
		}
		if r.IntN(3) == 0 {
			style = styles[r.IntN(len(styles))]
		}
		row.WriteString(style + piece)
		if style != "" {
			row.WriteString("\x1b[m\x1b]8;;\x1b\\")
		}
	}
	return row.String()
}

// nextFrame changes some rows of a frame, as screens do.
func nextFrame(r *rand.Rand, rows []string, width int) {
	switch r.IntN(9) {
	case 0: // a list or a page scrolls
		from, to := r.IntN(len(rows)+1), r.IntN(len(rows)+1)
		from, to = min(from, to), max(from, to)
		if by := r.IntN(4); from+by < to {
			if r.IntN(2) == 0 {
				copy(rows[from:to], rows[from+by:to])
			} else {
				copy(rows[from+by:to], rows[from:to])
			}
		}
	case 1: // another screen
		for y := range rows {
			rows[y] = randomRow(r, width)
		}
	case 2: // the last rows become blank
		for y := r.IntN(len(rows)); y < len(rows); y++ {
			rows[y] = ""
		}
	case 3: // the beginning of a row stays
		y := r.IntN(len(rows))
		rows[y] = ansi.Truncate(rows[y], r.IntN(width+1), "")
		if free := width - ansi.StringWidth(rows[y]); free > 0 {
			rows[y] += randomRow(r, free)
		}
	case 4: // the end of a row stays
		y := r.IntN(len(rows))
		if cut := r.IntN(width + 1); cut > 0 {
			rows[y] = ansi.Truncate(randomRow(r, cut), cut, "") + ansi.TruncateLeft(rows[y], cut, "")
			rows[y] = ansi.Truncate(rows[y], width, "")
		}
	case 5: // more text moves the end of a row to the right
		y, cut := r.IntN(len(rows)), r.IntN(width+1)
		more := strings.Repeat(pieces[r.IntN(len(pieces))], 1+r.IntN(3))
		rows[y] = ansi.Truncate(ansi.Truncate(rows[y], cut, "")+more+ansi.TruncateLeft(rows[y], cut, ""), width, "")
	case 6: // a row is selected
		y := r.IntN(len(rows))
		row := ansi.Strip(rows[y])
		rows[y] = "\x1b[48;5;236m" + row + strings.Repeat(" ", width-ansi.StringWidth(row)) + "\x1b[m"
	}
	for range r.IntN(4) {
		rows[r.IntN(len(rows))] = randomRow(r, width)
	}
}

func randomSize(r *rand.Rand) (width, height int) {
	if r.IntN(4) == 0 {
		return 1 + r.IntN(8), 1 + r.IntN(4)
	}
	return 10 + r.IntN(60), 3 + r.IntN(20)
}

// walk draws frames, changes the size, redraws and suspends at random. After each step the
// terminal must show what a new program would show.
func walk(t *testing.T, seed uint64, steps int) {
	r := rand.New(rand.NewPCG(seed, 1))
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer master.Close()
	defer tty.Close()
	width, height := randomSize(r)
	profiles := []colorprofile.Profile{
		colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII,
	}
	profile := profiles[r.IntN(len(profiles))]
	term := []string{"xterm-256color", "tmux-256color", "screen", "linux", "dumb"}[r.IntN(5)]
	w := newWitness(t, tty, width, height, profile, term)
	rows := make([]string, height)
	for step := range steps {
		action := "draws"
		switch r.IntN(12) {
		case 0:
			width, height = randomSize(r)
			rows = make([]string, height)
			w.resize(r, width, height)
			action = "is resized"
		case 1:
			w.disturb(r)
			if err := w.screen.enter(); err != nil {
				t.Fatal(err)
			}
			action = "redraws"
		case 2:
			w.suspend(r)
			action = "resumes"
		}
		if action == "draws" || r.IntN(2) == 0 {
			nextFrame(r, rows, width)
		}
		content := strings.Join(rows, "\n")
		w.draw(content)
		if !w.check(content) {
			t.Fatalf("seed %d, step %d: a terminal of %dx%d, %s, that %s", seed, step, width, height, term, action)
		}
	}
}

// The terminal shows what a new program would show, whatever was drawn before and however
// the size changed.
func TestTerminalShowsWhatAFreshProgramShows(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		walk(t, seed, 25)
	}
}

func FuzzTerminal(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { walk(t, seed, 60) })
}

// The cursor can be where the second half of a wide character comes to be.
func TestCursorInsideAWideCharacter(t *testing.T) {
	t.Parallel()
	w := newWitness(t, nil, 20, 2, colorprofile.TrueColor, "xterm-256color")
	w.draw("a")
	const content = "\x1b[36m漏\x1b[mx\x1b[36m洞\x1b[m"
	w.draw(content)
	w.check(content)
}

// The comparison of two terminals notices half a character and a colour.
func TestDifferenceNoticesFaults(t *testing.T) {
	t.Parallel()
	const content = "漏洞扫描 abc\n\x1b[36mab\x1b[m"
	for name, fault := range map[string]string{
		"half a character overwritten": "\x1b[1;2H ",
		"half a character deleted":     "\x1b[1;2H\x1b[P",
		"half a character inserted":    "\x1b[1;2H\x1b[@",
		"off by one cell":              "\x1b[1;3H\x1b[P\x1b[9G ",
		"half a character erased":      "\x1b[1;3H\x1b[1K\x1b[1;1H漏",
		"a lost colour":                "\x1b[2;1Ha",
		"another background":           "\x1b[5;1H\x1b[41m\x1b[K\x1b[m",
		"a row scrolled":               "\x1b[S",
	} {
		w := newWitness(t, nil, 20, 6, colorprofile.TrueColor, "xterm-256color")
		w.draw(content)
		fresh := newWitness(t, nil, 20, 6, colorprofile.TrueColor, "xterm-256color")
		fresh.draw(content)
		if where := difference(w.emulator, fresh.emulator); where != "" {
			t.Fatalf("two fresh terminals differ in %s", where)
		}
		io.WriteString(w.emulator, fault) //nolint:errcheck // it is open
		if difference(w.emulator, fresh.emulator) == "" {
			t.Errorf("%s is not noticed", name)
		}
	}
}
