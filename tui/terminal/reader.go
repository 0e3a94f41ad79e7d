package terminal

import (
	"context"
	"io"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"scantop/tui/input"
)

// reader reads the terminal between start and stop. It can be started again.
type reader struct {
	in    *os.File
	reads chan read

	ahead   atomic.Int64 // the number of keys that were read and not taken yet
	waiting atomic.Bool  // bytes were read and not decoded yet

	mu     sync.Mutex
	cancel func() // ends the current reading
}

// read is the result of one call of Read.
type read struct {
	bytes []byte
	first bool  // the first read after a start: an incomplete sequence from before is dropped
	err   error // why there will be no more reads
}

func newReader(in *os.File) *reader {
	return &reader{in: in, reads: make(chan read), cancel: func() {}}
}

// cancelLimit bounds the wait for a read that cannot be cancelled, because another process
// took the byte that woke it.
const cancelLimit = 500 * time.Millisecond

// start begins to read. It returns an error if the terminal cannot be read.
func (r *reader) start() error {
	tty, err := uv.NewCancelReader(r.in)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		r.collect(ctx, tty)
	}()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.cancel = sync.OnceFunc(func() {
		stop()
		tty.Cancel()
		select {
		case <-ended:
			tty.Close() //nolint:errcheck // it leaves the terminal open
		case <-time.After(cancelLimit):
		}
	})
	return nil
}

// stop ends the reading. Input that arrives later is left to the next reader of the terminal.
func (r *reader) stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.cancel()
}

// collect reads until ctx ends or the terminal is gone.
func (r *reader) collect(ctx context.Context, tty io.Reader) {
	buffer := make([]byte, 1<<14)
	for first := true; ; first = false {
		n, err := tty.Read(buffer)
		if ctx.Err() != nil { // stop has cancelled the read
			return
		}
		r.waiting.Store(n > 0)
		select {
		case <-ctx.Done():
			r.waiting.Store(false)
			return
		case r.reads <- read{slices.Clone(buffer[:n]), first, err}:
		}
		if err != nil {
			return
		}
	}
}

// holdsMore reports whether there are keys that were read and not taken yet.
func (r *reader) holdsMore() bool { return r.ahead.Load() > 0 || r.waiting.Load() }

// take removes an event from the keys that were read and not taken yet. It also accepts the
// message that Bubble Tea makes of the event.
func (r *reader) take(event any) {
	if isKey(event) {
		r.ahead.Add(-1)
	}
}

// isKey reports whether an event or a message is a key press or a turn of the mouse wheel.
// A user can send floods of these.
func isKey(event any) bool {
	switch event.(type) {
	case uv.KeyPressEvent, uv.MouseWheelEvent, tea.KeyPressMsg, tea.MouseWheelMsg:
		return true
	}
	return false
}

func countKeys(events []uv.Event) (n int64) {
	for _, event := range events {
		if isKey(event) {
			n++
		}
	}
	return n
}

// run passes each event to handle as soon as its last byte has arrived, until ctx ends. If
// handle returns false, run drops the other events of the same read. It returns an error if
// the terminal is gone. The program calls take for each event that handle has accepted.
func (r *reader) run(ctx context.Context, handle func(uv.Event) bool) error {
	var decoder input.Decoder
	for {
		var limit <-chan time.Time
		if deadline := decoder.Deadline(); !deadline.IsZero() {
			limit = time.After(time.Until(deadline))
		}
		var got read
		select {
		case <-ctx.Done():
			return nil
		case got = <-r.reads:
		case <-limit:
			select {
			case got = <-r.reads: // it arrived while handle was busy
			default:
			}
		}
		r.waiting.Store(false)
		if got.first {
			decoder = input.Decoder{}
		}
		var events []uv.Event
		if len(got.bytes) > 0 {
			events = decoder.Feed(got.bytes, time.Now())
		} else {
			events = decoder.Silence(time.Now())
		}
		r.ahead.Add(countKeys(events))
		for i, event := range events {
			if !handle(event) {
				r.ahead.Add(-countKeys(events[i+1:]))
				break
			}
		}
		if got.err != nil {
			return got.err
		}
	}
}
