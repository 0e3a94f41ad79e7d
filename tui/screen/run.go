package screen

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// queriesPerSecond is how often Bubble Tea passes on sequences of its own, as
// the question for the background colour.
const queriesPerSecond = 5

// Run shows a model on a terminal until it quits or ctx ends, and gives the
// terminal back in every case. Its error is that of tea.Program.Run, or a
// *Crash after a panic. Signals are the caller's business, by way of ctx.
//
// What a tea.Raw command holds is written at once, between two frames, or not
// at all while the terminal is given back; the model does not see its message.
// It must neither print nor move the cursor nor change the pen, of which the
// next frame takes its own knowledge for granted: a bell will do, or an
// operating system command such as one for the clipboard.
func Run(ctx context.Context, model tea.Model, in, out *os.File, environ []string) error {
	if !term.IsTerminal(in.Fd()) { // as in: echo | scantop
		tty, _, err := uv.OpenTTY() // stays open: Bubble Tea's reader may outlive the program
		if err != nil {
			return err
		}
		in = tty
	}
	s := newScreen(in, out, environ)
	defer s.leave()
	if err := s.enter(); err != nil {
		return err
	}

	width, height := s.size()
	p := &painter{model: model, screen: s}
	program := tea.NewProgram(p,
		tea.WithContext(ctx), tea.WithoutRenderer(), tea.WithoutSignalHandler(), tea.WithFPS(queriesPerSecond),
		tea.WithInput(in), tea.WithOutput(s), tea.WithEnvironment(environ), tea.WithColorProfile(s.profile),
		tea.WithWindowSize(width, height), tea.WithFilter(s.filter))
	stop := s.watchSize(program.Send)
	defer stop()
	_, err := program.Run()
	if p.failure != nil {
		return p.failure
	}
	return err
}

// filter gives the terminal back while the program is suspended, and writes
// what Bubble Tea would keep for up to a fifth of a second, see
// queriesPerSecond: too long for a bell.
func (s *screen) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.SuspendMsg:
		s.leave()
	case tea.ResumeMsg:
		s.enter() //nolint:errcheck // a terminal that is gone is noticed by the input
	case tea.RawMsg:
		fmt.Fprint(s, msg.Msg) //nolint:errcheck // as above
		return nil
	}
	return msg
}

// painter is the model that Bubble Tea runs: the real one, drawn after each
// message.
type painter struct {
	model   tea.Model
	screen  *screen
	failure error // what ended it, if that was no message
}

// end quits for a reason; of several the first one counts.
func (p *painter) end(reason error) (tea.Model, tea.Cmd) {
	if p.failure == nil {
		p.failure = reason
	}
	return p, tea.Quit
}

// Crash is the error of a model or a command that panicked.
type Crash struct {
	Reason any
	Stack  []byte // where, as runtime/debug.Stack has it
}

// Error names the reason in one line.
func (c *Crash) Error() string { return fmt.Sprintf("panic: %v", c.Reason) }

// crashMsg reports a panic in a command.
type crashMsg Crash

var _ tea.Model = (*painter)(nil)

// Init starts the real model.
func (p *painter) Init() tea.Cmd { return p.guard(p.model.Init()) }

// Update updates the real model and draws its frame.
func (p *painter) Update(msg tea.Msg) (self tea.Model, cmd tea.Cmd) {
	defer func() {
		if reason := recover(); reason != nil {
			self, cmd = p.end(&Crash{reason, debug.Stack()})
		}
	}()
	if msg == tea.ClearScreen() { // its type has no name outside Bubble Tea
		p.screen.spoiled()
	}
	switch msg := msg.(type) {
	case crashMsg:
		return p.end((*Crash)(&msg))
	case tea.WindowSizeMsg:
		p.screen.resize(msg.Width, msg.Height)
	case tea.ResumeMsg: // it may have another size by now
		width, height := p.screen.size()
		p.screen.resize(width, height)
		p.model, _ = p.model.Update(tea.WindowSizeMsg{Width: width, Height: height})
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeSynchronizedOutput {
			p.screen.sync = msg.Value == ansi.ModeReset
		}
	}
	p.model, cmd = p.model.Update(msg)
	if err := p.screen.draw(p.model.View()); err != nil {
		return p.end(err) // the terminal is gone
	}
	return p, p.guard(cmd)
}

// View has nothing to say: the frame has been drawn.
func (p *painter) View() tea.View { return tea.View{} }

// guard has a panic in a command end the program like one in the model.
func (p *painter) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if reason := recover(); reason != nil {
				msg = crashMsg{reason, debug.Stack()}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = p.guard(c)
			}
		}
		return msg
	}
}
