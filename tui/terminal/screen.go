// Package terminal runs a Bubble Tea model on a terminal and puts each frame on it
// the moment it exists. It must not know what the frames show: of a tea.View it
// takes the content, the window title, the mouse mode and the progress bar. The
// alternate screen is always on. The event loop and the commands are Bubble Tea's;
// what is typed passes through package input.
//
// Bubble Tea 2.0.9 and ultraviolet's TerminalRenderer, as pinned in go.mod, were
// weighed. Bubble Tea looks for a new frame 60 times a second: a key waits up to
// 17 ms, and a program in which nothing happens takes 0.7 % of a core. The renderer
// rewrites a row from its first to its last change: 20 rows of 82 cells whose two
// ends change cost 1,697 bytes. It loses its place in rows with characters two
// cells wide: give it 11 frames of 6 rows, of which one at a time changes, and show
// what it writes on an x/vt emulator: 18 of 200 random walks end with another screen
// than their last frame, none without such characters. The tests walk a Canvas so.
package terminal

import (
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

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

	reader    *reader    // nil: nobody reads
	questions questions  // to the terminal
	suspend   func()     // stops the program once the terminal is given back; nil: nothing does
	handover  sync.Mutex // the terminal is given back by one at a time

	cooked atomic.Pointer[term.State] // of the terminal before it was taken over; nil: it is given back

	mu   sync.Mutex // against a late close
	open bool       // the terminal is ours

	canvas *Canvas
	modes  modes // that are on
	sync   bool  // the terminal takes a frame as a whole when it is bracketed
}

const (
	// The window title goes on the terminal's stack of titles and comes back from there.
	saveTitle    = "\x1b[22;2t"
	restoreTitle = "\x1b[23;2t"

	// Terminals that put text read from the right in order reorder whole rows: a bar
	// and a percent behind such a name change sides with it. A program that draws
	// columns says where every character goes (ECMA-48, BDSM).
	keepOrder = "\x1b[8l"
	reorder   = "\x1b[8h"
)

// takeOver shows our screen on a terminal, whatever another program left behind: a
// sequence without its end (CAN ends it), line-drawing characters in place of
// letters, inserting, rows counted from a region, keys of an application. The
// other screen comes first, with the place of the cursor, which would move.
const takeOver = "\x18" + ansi.SetModeAltScreenSaveCursor + "\x0f\x1b(B" +
	ansi.ResetModeInsertReplace + ansi.ResetModeOrigin + ansi.SetModeAutoWrap +
	ansi.ResetModeCursorKeys + ansi.KeypadNumericMode +
	ansi.ResetModeTextCursorEnable + ansi.SetModeBracketedPaste

// newScreen prepares a screen on two files that are terminals.
func newScreen(in, out *os.File, environ []string) *screen {
	s := &screen{in: in, out: out, environ: environ, profile: colorprofile.Detect(out, environ),
		hasProgress: hasProgress(environ)}
	s.canvas = NewCanvas(s.environ.Getenv("TERM"), s.profile)
	return s
}

// isConsole reports whether a terminal has no window, no clipboard and no mode that
// it could be asked for.
func isConsole(environ uv.Environ) bool {
	name := environ.Getenv("TERM")
	return name == "linux" || name == "dumb"
}

// size is the terminal's size in cells.
func (s *screen) size() (width, height int) {
	width, height, err := term.GetSize(s.out.Fd())
	if err != nil || width <= 0 || height <= 0 { // a serial line does not know
		return 80, 24
	}
	return width, height
}

// enter takes the terminal over, also where it is ours: somebody else may have
// changed it. The next frame is drawn whole.
func (s *screen) enter() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	cooked, err := term.MakeRaw(s.in.Fd())
	if err != nil {
		return err
	}
	sequence := takeOver
	if s.open {
		sequence += mouseOff // which somebody else may have switched on
	} else {
		s.cooked.Store(cooked)
		sequence = saveTitle + sequence
		if s.reader != nil {
			if err := s.reader.start(); err != nil {
				return err
			}
		}
	}
	s.canvas.Forget()
	s.modes = modes{}
	if !isConsole(s.environ) {
		// Asked over SSH as well; only a terminal that answers gets the brackets,
		// and one that prints the question has it wiped by the first frame.
		sequence += keepOrder + s.questions.ask(ansi.RequestModeSynchronizedOutput, time.Now())
	}
	s.open = true
	_, err = io.WriteString(s.out, sequence)
	return err
}

func (s *screen) isOpen() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open
}

// leave gives the terminal back as it was. Leaving twice does nothing.
func (s *screen) leave() {
	s.clear()
	s.release()
}

// clear brings back what was on the terminal before. It reports false if it is
// there already.
func (s *screen) clear() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.open {
		return false
	}
	s.open = false
	off := s.modes.change(modes{title: s.modes.title}) + // the title comes back from its stack
		ansi.ResetStyle + ansi.ResetModeBracketedPaste + ansi.SetModeTextCursorEnable +
		ansi.ResetModeAltScreenSaveCursor + restoreTitle
	if !isConsole(s.environ) {
		off = reorder + off
	}
	io.WriteString(s.out, off) //nolint:errcheck // a closed terminal needs no farewell
	return true
}

// release leaves the terminal's input and settings to others, once the answers
// have come that would land at a shell's prompt. It waits for another release.
func (s *screen) release() {
	s.handover.Lock()
	defer s.handover.Unlock()
	if s.reader != nil && s.cooked.Load() != nil {
		s.questions.wait()
		s.reader.stop()
	}
	s.restore()
}

func (s *screen) restore() {
	if cooked := s.cooked.Swap(nil); cooked != nil && s.inForeground() {
		term.Restore(s.in.Fd(), cooked) //nolint:errcheck // as above
	}
}

// raw writes a sequence that is not ours, between frames.
func (s *screen) raw(sequence any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open {
		fmt.Fprint(s.out, sequence) //nolint:errcheck // a terminal that is gone is noticed by the input
	}
}

// resize makes room for frames of another size.
func (s *screen) resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.canvas.Resize(width, height)
}

// draw puts a frame on the terminal: nothing if it is the one that is there,
// else the cells and the modes that differ, in one write.
func (s *screen) draw(v tea.View) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.open || len(s.canvas.rows) == 0 {
		return nil
	}
	next, cells := s.modesOf(v), s.canvas.Paint(v.Content)
	if cells != "" && s.sync {
		cells = ansi.SetModeSynchronizedOutput + cells + ansi.ResetModeSynchronizedOutput
	}
	frame := s.modes.change(next) + cells
	s.modes = next
	if frame == "" {
		return nil
	}
	_, err := s.out.WriteString(frame)
	return err
}
