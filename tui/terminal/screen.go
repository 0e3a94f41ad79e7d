// Package terminal runs a Bubble Tea model on a terminal and puts each frame on
// it the moment it exists.
//
// Bubble Tea's renderer looks for a new frame on a ticker. With 60 looks a
// second a key waits up to 17 ms for its frame, and a program in which nothing
// happens still takes more than 1 % of a core; fewer looks mend the one and
// worsen the other. Here a frame is drawn when a message has changed it, and
// nothing runs otherwise. A Canvas compares the cells and writes those that
// differ. The event loop and the commands are Bubble Tea's own; the input passes
// through package input. Of a tea.View it knows the content, the window title, the
// mouse mode and the progress bar; the alternate screen is always on.
package terminal

import (
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

	mu   sync.Mutex // against Bubble Tea's own writes and a late close
	open bool

	canvas *Canvas
	modes  modes // that are on
	sync   bool  // the terminal takes a frame as a whole when it is bracketed
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
		hasProgress: hasProgress(environ), questions: questions{came: make(chan struct{}, 1)}}
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
// changed it.
func (s *screen) enter() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	cooked, err := term.MakeRaw(s.in.Fd())
	if err != nil {
		return err
	}
	sequence := takeOver
	if !s.open {
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

// isOpen reports whether the terminal is ours.
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

// restore gives the terminal the settings that it had.
func (s *screen) restore() {
	if cooked := s.cooked.Swap(nil); cooked != nil && s.inForeground() {
		term.Restore(s.in.Fd(), cooked) //nolint:errcheck // as above
	}
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

// resize makes room for frames of another size.
func (s *screen) resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.canvas.Resize(width, height)
}

// spoiled takes the terminal over again and has the next frame drawn whole:
// something else wrote to it.
func (s *screen) spoiled() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open {
		io.WriteString(s.out, takeOver+mouseOff) //nolint:errcheck // the frame that follows tells
	}
	s.canvas.Forget()
	s.modes = modes{}
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
