// Package screen runs a Bubble Tea model on a terminal and puts each frame on
// it the moment it exists.
//
// Bubble Tea's renderer looks for a new frame on a ticker. With 60 looks a
// second a key waits up to 17 ms for its frame, and a program in which nothing
// happens still takes more than 1 % of a core; fewer looks mend the one and
// worsen the other. Here a frame is drawn when a message has changed it, and
// nothing runs otherwise. Cells are compared and written by ultraviolet, as in
// Bubble Tea's renderer, but for rows with wide characters. The event loop, the input and the commands are Bubble
// Tea's own. Of a tea.View it knows the content, the window title, the mouse
// mode and the progress bar; the alternate screen is always on.
package screen

import (
	"bytes"
	"io"
	"os"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// screen is a terminal in the state that full-screen programs need.
type screen struct {
	in, out     *os.File
	environ     uv.Environ
	profile     colorprofile.Profile
	hasProgress bool

	mu     sync.Mutex // against Bubble Tea's own writes and a late close
	cooked *term.State
	open   bool

	renderer *uv.TerminalRenderer
	pending  bytes.Buffer    // what the renderer wrote, until the frame is whole
	cells    uv.ScreenBuffer // the frame
	before   uv.ScreenBuffer // of rows that change, what they were
	content  string          // of the frame that is there
	modes    modes           // that are on
	fresh    bool            // the terminal shows nothing of ours yet
	sync     bool            // the terminal takes a frame as a whole when it is bracketed
}

// The window title goes on the terminal's stack of titles and comes back from
// there.
const (
	saveTitle    = "\x1b[22;2t"
	restoreTitle = "\x1b[23;2t"
)

// Terminals that put text read from the right in order reorder whole rows: a bar
// and a percent behind such a name change sides with it. A program that draws
// columns says where every character goes (ECMA-48, BDSM).
const (
	keepOrder = "\x1b[8l"
	reorder   = "\x1b[8h"
)

// newScreen prepares a screen on two files that are terminals.
func newScreen(in, out *os.File, environ []string) *screen {
	s := &screen{in: in, out: out, environ: environ, profile: colorprofile.Detect(out, environ),
		hasProgress: hasProgress(environ), cells: uv.NewScreenBuffer(0, 0)}
	s.renderer = s.newRenderer()
	return s
}

// newRenderer returns a renderer that knows nothing of what the terminal shows.
func (s *screen) newRenderer() *uv.TerminalRenderer {
	r := uv.NewTerminalRenderer(&s.pending, s.environ)
	r.SetColorProfile(s.profile)
	r.SetFullscreen(true)
	r.SetRelativeCursor(false)
	r.SetScrollOptim(true)
	r.SetBackspace(true)
	return r
}

// size is the terminal's size in cells.
func (s *screen) size() (width, height int) {
	width, height, err := term.GetSize(s.out.Fd())
	if err != nil || width <= 0 || height <= 0 { // a serial line does not know
		return 80, 24
	}
	return width, height
}

// enter takes the terminal over.
func (s *screen) enter() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	cooked, err := term.MakeRaw(s.in.Fd())
	if err != nil {
		return err
	}
	s.cooked, s.open, s.fresh = cooked, true, true
	sequence := saveTitle + ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable + ansi.SetModeBracketedPaste
	if name := s.environ.Getenv("TERM"); name != "dumb" && name != "linux" {
		// Asked over SSH as well; only a terminal that answers gets the brackets,
		// and one that prints the question has it wiped by the first frame.
		sequence += keepOrder + ansi.RequestModeSynchronizedOutput
	}
	_, err = io.WriteString(s.out, sequence)
	return err
}

// leave gives the terminal back as it was. Leaving twice does nothing.
func (s *screen) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.open {
		return
	}
	s.open = false
	off := s.modes.change(modes{title: s.modes.title}) + // the title comes back from its stack
		ansi.ResetStyle + ansi.ResetModeBracketedPaste + ansi.SetModeTextCursorEnable + ansi.ResetModeAltScreenSaveCursor + restoreTitle
	if name := s.environ.Getenv("TERM"); name != "dumb" && name != "linux" {
		off = reorder + off
	}
	io.WriteString(s.out, off)        //nolint:errcheck // a closed terminal needs no farewell
	term.Restore(s.in.Fd(), s.cooked) //nolint:errcheck // as above
	s.content, s.modes = "", modes{}
}

// Write lets sequences that are not ours through, between frames.
func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.open {
		return len(b), nil
	}
	return s.out.Write(b)
}

// resize makes room for frames of another size; the next one is drawn whole, by
// a new renderer: one that has seen a narrower screen takes what it drew beyond
// that for blank, and never wipes it.
func (s *screen) resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cells, s.before = uv.NewScreenBuffer(width, height), uv.NewScreenBuffer(width, height)
	s.renderer = s.newRenderer()
	s.fresh = true
}

// spoiled has the next frame drawn whole: something else wrote to the terminal.
func (s *screen) spoiled() {
	s.mu.Lock()
	s.fresh = true
	s.mu.Unlock()
}

// draw puts a frame on the terminal: nothing if it is the one that is there,
// else the cells and the modes that differ, in one write.
func (s *screen) draw(v tea.View) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := s.modesOf(v)
	if !s.open || s.cells.Width() == 0 || (!s.fresh && v.Content == s.content && next == s.modes) {
		return nil
	}
	if err := s.render(v.Content); err != nil {
		return err
	}
	var frame bytes.Buffer
	frame.WriteString(s.modes.change(next))
	if s.pending.Len() > 0 && s.sync {
		frame.WriteString(ansi.SetModeSynchronizedOutput)
		frame.Write(s.pending.Bytes())
		frame.WriteString(ansi.ResetModeSynchronizedOutput)
	} else {
		frame.Write(s.pending.Bytes())
	}
	s.pending.Reset()
	s.content, s.modes = v.Content, next
	_, err := s.out.Write(frame.Bytes())
	return err
}

// render has the cells that differ written to pending.
func (s *screen) render(content string) error {
	if s.fresh {
		s.cells.Clear()
		s.renderer.Erase()
		s.renderer.Render(s.cells.RenderBuffer)
		s.fresh, s.content = false, ""
	} else if content == s.content {
		return nil
	}
	return s.renderRows(s.drawRows(content))
}

// drawRows draws the rows that differ from those of the frame that is there, and
// tells which they are. What they were goes to before.
func (s *screen) drawRows(content string) (changed []bool) {
	rows, last := strings.Split(content, "\n"), strings.Split(s.content, "\n")
	changed = make([]bool, s.cells.Height())
	for y := range changed {
		row, there := "", ""
		if y < len(rows) {
			row = rows[y]
		}
		if y < len(last) {
			there = last[y]
		}
		if changed[y] = row != there; !changed[y] {
			continue
		}
		copy(s.before.Line(y), s.cells.Line(y))
		area := uv.Rect(0, y, s.cells.Width(), 1)
		s.cells.ClearArea(area)
		uv.NewStyledString(row).Draw(s.cells, area)
	}
	return changed
}
