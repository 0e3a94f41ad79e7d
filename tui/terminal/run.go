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

// Run shows a model on a terminal until the model quits or ctx ends. It always restores the
// terminal. It returns the error of tea.Program.Run, or a [*Crash] after a panic. It does not
// handle signals that end the program; the caller cancels ctx for them.
//
// The content of a tea.RawMsg is written at once between two frames, or dropped while the
// terminal is not in use. The model does not receive the message. The content must not print,
// move the cursor or change the pen, because the next frame relies on them. A bell is
// allowed, and so is an operating system command (OSC), such as the one that copies.
func Run(ctx context.Context, model tea.Model, in, out *os.File, environ []string) error {
	if !term.IsTerminal(in.Fd()) { // for example: echo | scantop
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

// endLimit is the time that the program has to end, for reports of the terminal and for
// output that is being written. Without it, a terminal that accepts no more output would keep
// the program running forever.
const endLimit = reportLimit + time.Second

func (s *screen) run(ctx context.Context, model tea.Model) error {
	s.reader = newReader(s.in)
	listening, stopListening := context.WithCancel(context.WithoutCancel(ctx)) // leave waits for reports
	defer stopListening()
	defer s.leave()
	if err := s.enter(); err != nil {
		return err
	}
	keepRunning()

	width, height := s.size()
	p := &painter{model: model, screen: s, tick: tea.Tick}
	program := tea.NewProgram(p,
		tea.WithContext(ctx), tea.WithoutRenderer(), tea.WithoutSignalHandler(),
		tea.WithFPS(1), // Bubble Tea draws nothing here, so its timer should run rarely
		tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithEnvironment(s.environ),
		tea.WithColorProfile(s.profile), tea.WithWindowSize(width, height), tea.WithFilter(s.filter))
	running, cancel := context.WithCancel(ctx)
	defer cancel()
	p.sized = sync.OnceFunc(func() { go s.listen(listening, program.Send) })
	s.suspend = func() {
		s.release()
		if s.suspendJob(running) {
			program.Send(tea.ResumeMsg{})
		}
	}
	s.lend = func(loan LendMsg) { s.lendTo(running, loan, program.Send) }
	s.watchSignals(running, program.Send)
	_, err := program.Run()
	cancel()
	s.stopping.Wait() // no process of the job may stay stopped
	if p.failure != nil {
		return p.failure
	}
	return err
}

// signalLimit is how long to wait for a signal that was sent together with another event: with
// SIGCONT when a shell ends a stopped job, or with the end of a program that it ended.
const signalLimit = 100 * time.Millisecond

// hangUpLimit is how long to wait for SIGHUP after the terminal is gone, because the signal
// gives the reason. It is long enough for a busy machine; no user sees the program wait.
const hangUpLimit = 5 * time.Second

// endMsg ends the program with an error.
type endMsg struct{ err error }

// listen sends what the user types to the program, as the events that Bubble Tea's own reader
// would send.
func (s *screen) listen(ctx context.Context, send func(tea.Msg)) {
	err := s.reader.run(ctx, func(event uv.Event) bool {
		s.queries.handle(event)
		if !s.isOpen() {
			s.reader.take(event)
			return true // it was typed after the screen was cleared
		}
		send(event)
		// Suspending drops what was typed after ctrl+z, as the line editing of a terminal does.
		press, ok := event.(uv.KeyPressEvent)
		return !ok || !press.MatchString("ctrl+z")
	})
	s.queries.forget()
	if err != nil && sleep(ctx, hangUpLimit) {
		send(endMsg{err})
	}
}

// sleep waits while this process runs for the duration d. It returns false if ctx ends before. It
// waits in steps, because a timer goes on while the process is stopped: what is to happen within d
// would not have had the time.
func sleep(ctx context.Context, d time.Duration) bool {
	const steps = 10
	for range steps {
		select {
		case <-ctx.Done():
			return false
		case <-time.After(d / steps):
		}
	}
	return true
}

// filter handles some kinds of messages in place of Bubble Tea. It gives the terminal back
// when the program is suspended or lends it. And it writes raw sequences at once; Bubble Tea would keep
// them for up to a second, which is too long for a bell, and for a query whose report could
// arrive after the program ended.
func (s *screen) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if msg == tea.RequestBackgroundColor() { // the type of this message is not exported
		msg = tea.RawMsg{Msg: s.queries.add(ansi.RequestBackgroundColor, time.Now())}
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg: // two may come in any order, so each means the newest size
		msg.Width, msg.Height = s.size()
		return msg
	case tea.SuspendMsg: // Bubble Tea would wait forever if nothing stops the process
		switch {
		case !s.clear():
		case s.suspend == nil:
			s.release()
		default:
			s.stopping.Go(s.suspend)
		}
		return nil
	case LendMsg:
		switch {
		case s.lend == nil, !s.clear():
			return msg.Done(errInUse)
		default:
			s.stopping.Go(func() { s.lend(msg) })
		}
		return nil
	case tea.RawMsg:
		s.raw(msg.Msg)
		return nil
	}
	return msg
}

// painter is the model that Bubble Tea runs. It wraps the real model and draws it after each
// message.
type painter struct {
	model   tea.Model
	screen  *screen
	sized   func() // starts the input, once the model knows its size
	failure error  // why the program ends, unless the model quits
	owed    bool   // the model has changed since the last frame was drawn

	tick func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick
}

// frameDelay is how long the painter leaves out frames while the reader holds further keys:
// about one frame of a display at 60 Hz.
const frameDelay = 16 * time.Millisecond

// frameDueMsg ends the delay of a frame that was left out.
type frameDueMsg struct{}

// end quits with an error. If it is called again, the first error counts.
func (p *painter) end(reason error) (tea.Model, tea.Cmd) {
	if p.failure == nil {
		p.failure = reason
	}
	return p, tea.Quit
}

// gone quits because the terminal is gone, after a time in which a signal may end the program
// first.
func (p *painter) gone(err error) (tea.Model, tea.Cmd) {
	return p, tea.Tick(hangUpLimit, func(time.Time) tea.Msg { return endMsg{err} })
}

// Crash is the error of Run after a panic in the model or in a command.
type Crash struct {
	Reason any
	Stack  []byte // the stack of the panic, from runtime/debug.Stack
}

// Error returns the reason of the panic in one line.
func (c *Crash) Error() string { return fmt.Sprintf("panic: %v", c.Reason) }

func (p *painter) Init() tea.Cmd { return p.guard(p.model.Init()) }

// Update updates the real model and draws its view.
func (p *painter) Update(msg tea.Msg) (self tea.Model, cmd tea.Cmd) {
	defer func() {
		if reason := recover(); reason != nil {
			self, cmd = p.end(&Crash{reason, debug.Stack()})
		}
	}()
	if _, due := msg.(frameDueMsg); due {
		return p.draw(nil)
	}
	if p.screen.reader != nil {
		p.screen.reader.take(msg)
	}
	var sized tea.Cmd
	_, resumed := msg.(tea.ResumeMsg)
	if resumed || msg == tea.ClearScreen() && p.screen.isOpen() { // the type of this message is not exported
		if err := p.screen.enter(); err != nil {
			return p.gone(err)
		}
		width, height := p.screen.size() // it may have changed during the suspension
		p.screen.resize(width, height)
		p.model, sized = p.model.Update(tea.WindowSizeMsg{Width: width, Height: height})
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
	cmd = tea.Batch(sized, cmd)
	if p.screen.reader == nil || !p.screen.reader.holdsMore() {
		p.owed = true
		return p.draw(cmd)
	}
	if !p.owed {
		p.owed = true
		cmd = tea.Batch(cmd, p.tick(frameDelay, func(time.Time) tea.Msg { return frameDueMsg{} }))
	}
	return p, p.guard(cmd)
}

// draw draws the frame if the model has changed, and returns the command for Bubble Tea.
func (p *painter) draw(cmd tea.Cmd) (tea.Model, tea.Cmd) {
	if p.owed {
		p.owed = false
		if err := p.screen.draw(p.model.View()); err != nil {
			return p.gone(err)
		}
	}
	return p, p.guard(cmd)
}

// View returns nothing, because Update has drawn the frame.
func (p *painter) View() tea.View { return tea.View{} }

// guard makes a panic in a command end the program with a [Crash].
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
