package terminal

import (
	"context"
	"io"
	"os"
	"slices"
	"sync"
	"time"

	uv "github.com/charmbracelet/ultraviolet"

	"scantop/tui/input"
)

// reader reads the terminal while it is ours: from start to stop, and again.
type reader struct {
	in    *os.File
	reads chan read

	mu     sync.Mutex
	cancel func() // ends the reading that is under way
}

// read is what one read returned.
type read struct {
	bytes []byte
	first bool  // of a start: what was begun before belongs to nothing any more
	err   error // why nothing more will come
}

func newReader(in *os.File) *reader {
	return &reader{in: in, reads: make(chan read), cancel: func() {}}
}

// cancelLimit bounds the wait for the end of a read that cannot be cancelled, as
// where somebody else has taken the byte that it was called for.
const cancelLimit = 500 * time.Millisecond

// start begins to read.
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

// stop leaves what comes from now on to whoever reads the terminal next.
func (r *reader) stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.cancel()
}

// collect reads until it is stopped or the terminal is gone.
func (r *reader) collect(ctx context.Context, tty io.Reader) {
	buffer := make([]byte, 1<<14)
	for first := true; ; first = false {
		n, err := tty.Read(buffer)
		if ctx.Err() != nil { // err tells no more than that
			return
		}
		select {
		case <-ctx.Done():
			return
		case r.reads <- read{slices.Clone(buffer[:n]), first, err}:
		}
		if err != nil {
			return
		}
	}
}

// run hands on each event as soon as its last byte has come, until ctx ends. The
// rest of what came with an event that handle says no to is dropped. Its error
// says that the terminal is gone.
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
			case got = <-r.reads: // it came while handle was busy
			default:
			}
		}
		if got.first {
			decoder = input.Decoder{}
		}
		var events []uv.Event
		if len(got.bytes) > 0 {
			events = decoder.Feed(got.bytes, time.Now())
		} else {
			events = decoder.Silence(time.Now())
		}
		for _, event := range events {
			if !handle(event) {
				break
			}
		}
		if got.err != nil {
			return got.err
		}
	}
}
