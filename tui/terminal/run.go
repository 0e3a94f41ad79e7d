package terminal

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

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
		tty, _, err := uv.OpenTTY()
		if err != nil {
			return err
		}
		defer tty.Close() //nolint:errcheck // nothing was written to it
		in = tty
	}
	s := newScreen(in, out, environ)
	ended := make(chan error, 2)
	go func() { ended <- s.run(ctx, model) }()
	context.AfterFunc(ctx, func() {
		time.Sleep(endLimit)
		s.restore()
		ended <- ctx.Err()
	})
	return <-ended
}

// endLimit is how long the program has to end once it is told to: for the answers
// of the terminal, and for what is being written to it. A line that takes nothing
// any more would hold the program for ever.
const endLimit = answerLimit + time.Second

func (s *screen) run(ctx context.Context, model tea.Model) error {
	s.reader = newReader(s.in)
	listening, deaf := context.WithCancel(context.WithoutCancel(ctx)) // answers are waited for at the end
	defer deaf()
	defer s.leave()
	if err := s.enter(); err != nil {
		return err
	}
	keepRunning()

	width, height := s.size()
	p := &painter{model: model, screen: s}
	program := tea.NewProgram(p,
		tea.WithContext(ctx), tea.WithoutRenderer(), tea.WithoutSignalHandler(),
		tea.WithFPS(1), // the filter leaves it nothing to write
		tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithEnvironment(s.environ), tea.WithColorProfile(s.profile),
		tea.WithWindowSize(width, height), tea.WithFilter(s.filter))
	running, cancel := context.WithCancel(ctx)
	defer cancel()
	p.sized = sync.OnceFunc(func() { go s.listen(listening, program.Send) })
	s.suspend = func() {
		s.release()
		if s.stop(running) {
			program.Send(tea.ResumeMsg{})
		}
	}
	s.watchSignals(running, program.Send)
	_, err := program.Run()
	if p.failure != nil {
		return p.failure
	}
	return err
}

// hangUpLimit is how long the signal may take that says why the terminal is gone:
// long on a busy machine, as nobody sees the program wait.
const hangUpLimit = 5 * time.Second

// endMsg has the program end.
type endMsg struct{ err error }

// listen hands on what the terminal sends, in the events that Bubble Tea takes
// from a reader of its own.
func (s *screen) listen(ctx context.Context, send func(tea.Msg)) {
	err := s.reader.run(ctx, func(event uv.Event) bool {
		s.questions.answered(event)
		if !s.isOpen() {
			return true // it was not meant for what is shown
		}
		send(event)
		// Suspending drops what was typed behind it, as in a terminal's own line.
		press, ok := event.(uv.KeyPressEvent)
		return !ok || !press.MatchString("ctrl+z")
	})
	s.questions.forget()
	if err != nil && sleep(ctx, hangUpLimit) {
		send(endMsg{err})
	}
}

// sleep reports false if ctx ends before the time is over.
func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

// filter gives the terminal back while the program is suspended, and writes at
// once what Bubble Tea would keep for up to a second: too long for a bell, and for
// a question that must not be under way when the program ends.
func (s *screen) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if msg == tea.RequestBackgroundColor() { // its type has no name outside Bubble Tea
		msg = tea.RawMsg{Msg: s.questions.ask(ansi.RequestBackgroundColor, time.Now())}
	}
	switch msg := msg.(type) {
	case tea.SuspendMsg: // Bubble Tea's own waits for ever where nothing stops it
		switch {
		case !s.clear():
		case s.suspend == nil:
			s.release()
		default:
			go s.suspend()
		}
		return nil
	case tea.RawMsg:
		s.raw(msg.Msg)
		return nil
	}
	return msg
}

// painter is the model that Bubble Tea runs: the real one, drawn after each message.
type painter struct {
	model   tea.Model
	screen  *screen
	sized   func() // starts the input: a model can do nothing with a key before it knows its size
	failure error  // what ended it, if that was no message
}

// end quits for a reason; of several the first one counts.
func (p *painter) end(reason error) (tea.Model, tea.Cmd) {
	if p.failure == nil {
		p.failure = reason
	}
	return p, tea.Quit
}

// gone quits for want of a terminal, unless a signal says why and ends it before.
func (p *painter) gone(err error) (tea.Model, tea.Cmd) {
	return p, tea.Tick(hangUpLimit, func(time.Time) tea.Msg { return endMsg{err} })
}

// Crash is the error of a model or a command that panicked.
type Crash struct {
	Reason any
	Stack  []byte // where, as runtime/debug.Stack has it
}

// Error names the reason in one line.
func (c *Crash) Error() string { return fmt.Sprintf("panic: %v", c.Reason) }

func (p *painter) Init() tea.Cmd { return p.guard(p.model.Init()) }

// Update updates the real model and draws its frame.
func (p *painter) Update(msg tea.Msg) (self tea.Model, cmd tea.Cmd) {
	defer func() {
		if reason := recover(); reason != nil {
			self, cmd = p.end(&Crash{reason, debug.Stack()})
		}
	}()
	_, resumed := msg.(tea.ResumeMsg)
	if resumed || msg == tea.ClearScreen() && p.screen.isOpen() { // its type has no name outside Bubble Tea
		if err := p.screen.enter(); err != nil {
			return p.gone(err)
		}
		width, height := p.screen.size() // it may be another one by now
		p.screen.resize(width, height)
		p.model, _ = p.model.Update(tea.WindowSizeMsg{Width: width, Height: height})
	}
	switch msg := msg.(type) {
	case endMsg:
		return p.end(msg.err)
	case tea.WindowSizeMsg:
		p.screen.resize(msg.Width, msg.Height)
		defer p.sized()
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeSynchronizedOutput {
			p.screen.sync = msg.Value == ansi.ModeReset
		}
	}
	p.model, cmd = p.model.Update(msg)
	if err := p.screen.draw(p.model.View()); err != nil {
		return p.gone(err)
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
				msg = endMsg{&Crash{reason, debug.Stack()}}
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
