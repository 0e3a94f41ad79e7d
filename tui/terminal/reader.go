package terminal

import (
	"io"
	"os"
	"sync"
	"time"

	uv "github.com/charmbracelet/ultraviolet"

	"scantop/tui/input"
)

// reader reads the terminal while it is ours: from start to stop, and again.
// Bubble Tea's own reader gives up on a character or a sequence after 50 ms,
// which a slow line cuts anywhere.
type reader struct {
	in   *os.File
	more chan struct{} // there is something to take
	done chan struct{} // closed by end

	mu      sync.Mutex
	bytes   []byte // read, and not taken yet
	err     error  // why nothing more will come
	started bool   // since the last take
	cancel  func() // ends the reading that is under way; nil: there is none
}

func newReader(in *os.File) *reader {
	return &reader{in: in, more: make(chan struct{}, 1), done: make(chan struct{})}
}

// start begins to read. What was begun before belongs to nothing any more.
func (r *reader) start() error {
	tty, err := uv.NewCancelReader(r.in)
	if err != nil {
		return err
	}
	stopped, ended := make(chan struct{}), make(chan struct{})
	r.mu.Lock()
	defer r.mu.Unlock()
	r.bytes, r.started = nil, true
	r.cancel = func() {
		close(stopped)
		tty.Cancel()
		select {
		case <-ended:
			tty.Close() //nolint:errcheck // it leaves the terminal open
		case <-time.After(cancelLimit):
		}
	}
	go func() {
		defer close(ended)
		r.collect(tty, stopped)
	}()
	return nil
}

// cancelLimit bounds the wait for the end of a read that cannot be cancelled, as
// where somebody else has taken the byte that it was called for.
const cancelLimit = 500 * time.Millisecond

// stop leaves what comes from now on to whoever reads the terminal next.
func (r *reader) stop() {
	r.mu.Lock()
	cancel := r.cancel
	r.cancel = nil
	r.mu.Unlock()
	if cancel != nil {
		cancel()
	}
}

// end has run return, for good.
func (r *reader) end() {
	r.stop()
	close(r.done)
}

// collect reads until it is stopped or the terminal is gone.
func (r *reader) collect(tty io.Reader, stopped <-chan struct{}) {
	buffer := make([]byte, 1<<14)
	for {
		n, err := tty.Read(buffer)
		select {
		case <-stopped:
			err = nil
		default:
		}
		r.mu.Lock()
		r.bytes = append(r.bytes, buffer[:n]...)
		r.err = err
		r.mu.Unlock()
		select {
		case r.more <- struct{}{}:
		default:
		}
		if n == 0 || err != nil {
			return
		}
	}
}

// take returns what was read since the last time, and whether it is the first of
// a start.
func (r *reader) take() (b []byte, first bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	b, first = r.bytes, r.started
	r.bytes, r.started = nil, false
	return b, first, r.err
}

// run hands on each event as soon as its last byte has come, until end. The rest
// of what came with an event that handle says no to is dropped. Its error says
// that the terminal is gone.
func (r *reader) run(handle func(uv.Event) bool) error {
	var decoder input.Decoder
	for {
		var limit <-chan time.Time
		if deadline := decoder.Deadline(); !deadline.IsZero() {
			limit = time.After(time.Until(deadline))
		}
		select {
		case <-r.done:
			return nil
		case <-r.more:
		case <-limit:
		}
		b, first, err := r.take()
		if first {
			decoder = input.Decoder{}
		}
		events := decoder.Silence(time.Now())
		if len(b) > 0 {
			events = decoder.Feed(b, time.Now())
		}
		for _, event := range events {
			if !handle(event) {
				break
			}
		}
		if err != nil {
			return err
		}
	}
}
