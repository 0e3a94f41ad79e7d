package input

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// recording is a stream of complete keys, pastes and reports.
type recording struct {
	bytes []byte
	fixed []bool // the stream is not cut before this byte, because it follows an ESC outside a paste
}

func (r *recording) add(sent string, pasted bool) {
	for i := range len(sent) {
		open := pasted && i >= len("\x1b[200~")
		r.fixed = append(r.fixed, i > 0 && sent[i-1] == esc && !open)
	}
	r.bytes = append(r.bytes, sent...)
}

// record returns a random stream.
func record(random *rand.Rand) recording {
	var r recording
	for range 1 + random.IntN(8) {
		switch random.IntN(4) {
		case 0:
			r.add(bracketed(recordedPastes[random.IntN(len(recordedPastes))]), true)
		case 1:
			r.add(recordedReports[random.IntN(len(recordedReports))], false)
		default:
			keys := append(slices.Clone(recordedKeys), consoleKeys...)
			r.add(keys[random.IntN(len(keys))], false)
		}
	}
	return r
}

// cuts sends the stream in random pieces, some with a pause after them, and returns the events.
func (r recording) cuts(random *rand.Rand) []uv.Event {
	l := newLine()
	for begin := 0; begin < len(r.bytes); {
		end := begin + 1 + random.IntN(12)
		for end < len(r.bytes) && r.fixed[end] {
			end++
		}
		end = min(end, len(r.bytes))
		l.send(string(r.bytes[begin:end]))
		if random.IntN(2) == 0 {
			l.wait(time.Duration(random.Int64N(int64(stringLimit))))
		}
		begin = end
	}
	l.wait(time.Hour)
	return l.events
}

// joined joins the parts of pastes.
func joined(events []uv.Event) []uv.Event {
	var all []uv.Event
	for _, event := range events {
		switch e := event.(type) {
		case uv.PasteStartEvent, uv.PasteEndEvent:
			continue
		case uv.PasteEvent:
			if last := len(all) - 1; last >= 0 {
				if before, ok := all[last].(uv.PasteEvent); ok {
					all[last] = uv.PasteEvent{Content: before.Content + e.Content}
					continue
				}
			}
		}
		all = append(all, event)
	}
	return all
}

// FuzzCuts checks that a stream gives the same events in pieces as in one read, unless it is
// cut right after an ESC outside a paste.
func FuzzCuts(f *testing.F) {
	for seed := range uint64(2000) {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, stream, cuts uint64) {
		r := record(rand.New(rand.NewPCG(stream, 0)))
		whole, pieces := newLine(), r.cuts(rand.New(rand.NewPCG(cuts, 1)))
		whole.send(string(r.bytes))
		whole.wait(time.Hour)
		if got, want := describe(joined(pieces)), describe(joined(whole.events)); got != want {
			t.Errorf("%q gives %s in pieces, and %s in one read", r.bytes, got, want)
		}
	})
}

// FuzzBytes sends any bytes in pieces. The decoder must not panic, and ctrl+c must be a key.
func FuzzBytes(f *testing.F) {
	for _, s := range slices.Concat(recordedKeys, consoleKeys, recordedReports, recordedPastes) {
		f.Add([]byte(s), uint8(1), true)
		f.Add([]byte(bracketed(s)), uint8(3), false)
		f.Add([]byte("\x1b[200~"+s), uint8(5), true)
	}
	f.Fuzz(func(t *testing.T, sent []byte, size uint8, slow bool) {
		l := newLine()
		for begin := 0; begin < len(sent); begin += int(size) + 1 {
			l.send(string(sent[begin:min(len(sent), begin+int(size)+1)]))
			if slow {
				l.wait(pause)
			}
		}
		l.send("\x03")
		if got := describe(l.events); !strings.HasSuffix(got, "ctrl+c") {
			t.Errorf("ctrl+c after %q gives %s", sent, got)
		}
	})
}
