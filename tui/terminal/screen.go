// Package terminal runs a Bubble Tea model on a terminal and shows each frame as soon as it
// exists. It must not know what a frame shows. Of a tea.View it uses the content, the window
// title, the mouse mode and the progress bar, always on the alternate screen. Bubble Tea
// provides the event loop and runs the commands. Package input decodes what the user types.
//
// It replaces the renderer of Bubble Tea 2.1.1, which is the TerminalRenderer of ultraviolet,
// for two reasons:
//
//   - Bubble Tea looks for a new frame 60 times a second. A key waits up to 17 ms, and an idle
//     program takes 0.9 % of a core.
//   - The renderer rewrites a row from its first to its last change. If both ends of 20 rows of 82
//     cells change, it writes 1,682 bytes; a [Canvas] writes 181.
//
// Delete [Canvas] and use Bubble Tea's renderer as soon as that draws a frame when a message
// comes, writes nothing while nothing changes, and meets the bounds of
// TestBytesAgainstTheLimit in package tui.
//
// The tests compare random sequences of frames on an emulated terminal with their last frame.
package terminal

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// screen is a terminal, and whether it is in the state that a full-screen program needs.
type screen struct {
	in, out     *os.File
	environ     uv.Environ
	profile     colorprofile.Profile
	hasProgress bool

	reader    *reader        // nil: nothing reads the terminal
	queries   queries        // those that the terminal has not reported on
	suspend   func()         // stops the process after the terminal was cleared; nil: it cannot be stopped
	lend      func(LendMsg)  // runs another program after the terminal was cleared; nil: none can be run
	releasing sync.Mutex     // held while the terminal is released
	stopping  sync.WaitGroup // counts what may stop this job
	continued chan os.Signal // SIGCONT while the screen is not shown

	cooked atomic.Pointer[term.State] // the settings to restore; nil: they are restored

	mu   sync.Mutex // guards the output and the fields below
	open bool       // the screen is shown

	canvas *Canvas
	modes  modes // the modes that are on
	sync   bool  // the terminal can show a frame at once (synchronized output)
}

const (
	// The terminal saves and restores the window title on a stack of its own.
	saveTitle    = "\x1b[22;2t"
	restoreTitle = "\x1b[23;2t"

	// Terminals with bidirectional text reorder whole rows: a name in Arabic or Hebrew moves the
	// progress bar to its other side. These sequences (BDSM of ECMA-48) switch that off and on.
	bidiOff = "\x1b[8l"
	bidiOn  = "\x1b[8h"
)

// takeOver shows the screen on a terminal in any state that another program may have left: in
// the middle of a sequence (which CAN ends), with line-drawing characters, insert mode,
// new line mode, origin mode or application keys. The alternate screen comes first, because it saves the
// position of the cursor, which the rest may move.
const takeOver = "\x18" + ansi.SetModeAltScreenSaveCursor + "\x0f\x1b(B" +
	ansi.ResetModeInsertReplace + ansi.ResetModeLineFeedNewLine + ansi.ResetModeOrigin + ansi.SetModeAutoWrap +
	ansi.ResetModeCursorKeys + ansi.KeypadNumericMode +
	ansi.ResetModeTextCursorEnable + ansi.SetModeBracketedPaste

// newScreen returns a screen for two files that are terminals. It writes nothing yet.
func newScreen(in, out *os.File, environ []string) *screen {
	s := &screen{in: in, out: out, environ: environ, profile: colorprofile.Detect(out, environ),
		hasProgress: hasProgress(environ), continued: make(chan os.Signal, 1)}
	s.canvas = NewCanvas(s.environ.Getenv("TERM"), s.profile)
	return s
}

// isConsole reports whether a terminal has no window and no clipboard, and supports no
// queries about its modes.
func isConsole(environ uv.Environ) bool {
	name := environ.Getenv("TERM")
	return name == "linux" || name == "dumb"
}

// size returns the size of the terminal in cells, or 80x24 if it is unknown.
func (s *screen) size() (width, height int) {
	width, height, err := term.GetSize(s.out.Fd())
	if err != nil || width <= 0 || height <= 0 { // a serial line has no size
		return 80, 24
	}
	return width, height
}

// enter takes the terminal over. It may be called again, because another program may have
// changed the terminal. The next frame is drawn in full.
func (s *screen) enter() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	cooked, err := term.MakeRaw(s.in.Fd())
	if err != nil {
		return err
	}
	sequence := takeOver
	if s.open || Lent() {
		sequence += ansi.ResetStyle + mouseOff // another program may have switched the mouse on
	}
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
	s.canvas.caps.lineFeed = keepsColumn(s.out)
	s.modes = modes{}
	if !isConsole(s.environ) {
		// This query is also sent over SSH. Only a terminal that reports support gets synchronized
		// output. If a terminal prints the query, the first frame overwrites it.
		sequence += bidiOff + s.queries.add(ansi.RequestModeSynchronizedOutput, time.Now())
	}
	s.open = true
	endLoan()
	return s.write(sequence)
}

func (s *screen) isOpen() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open
}

// leave restores the terminal. Calling it twice does nothing.
func (s *screen) leave() {
	s.clear()
	s.release()
}

// clear shows what was on the terminal before the screen. It returns false if that is shown
// already.
func (s *screen) clear() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.open {
		return false
	}
	s.open = false
	off := s.modes.change(modes{title: s.modes.title}) + // restoreTitle restores the title
		ansi.ResetStyle + ansi.ResetModeBracketedPaste + ansi.SetModeTextCursorEnable +
		ansi.ResetModeAltScreenSaveCursor + restoreTitle
	if !isConsole(s.environ) {
		off = bidiOn + off
	}
	s.write(off) //nolint:errcheck // the terminal may be gone
	return true
}

// release leaves the input and the settings of the terminal to other programs. Before, it
// waits for the reports of the terminal, which would appear at the shell's prompt. It can be
// called from several goroutines.
func (s *screen) release() {
	s.releasing.Lock()
	defer s.releasing.Unlock()
	if s.reader != nil && s.cooked.Load() != nil {
		s.queries.wait()
		s.reader.stop()
	}
	s.restore()
}

func (s *screen) restore() {
	if cooked := s.cooked.Swap(nil); cooked != nil && s.inForeground() {
		term.Restore(s.in.Fd(), cooked) //nolint:errcheck // the terminal may be gone
	}
}

// raw writes the sequence of a tea.RawMsg.
func (s *screen) raw(sequence any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open {
		s.write(fmt.Sprint(sequence)) //nolint:errcheck // the reader notices that the terminal is gone
	}
}

// resize sets the size of the frames in cells.
func (s *screen) resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.canvas.Resize(width, height)
	s.collect(width, height)
}

// draw shows a view on the terminal. It writes the cells and modes that differ in a single
// write, or nothing.
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
	return s.write(frame)
}

// write writes a whole text. Another program may have made the terminal non-blocking for all that
// share it, such as one that ran while this job was stopped. A terminal that is slow then takes a
// part, and the rest a little later.
func (s *screen) write(text string) error {
	for {
		n, err := s.out.WriteString(text)
		if text = text[n:]; !errors.Is(err, syscall.EAGAIN) {
			return err
		}
		time.Sleep(5 * time.Millisecond)
	}
}
