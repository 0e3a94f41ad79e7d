package terminal

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// flooded starts a counter whose reader holds keys that were not taken yet.
func flooded(t *testing.T, keys int64) *terminal {
	t.Helper()
	f := start(t)
	f.screen.reader = newReader(f.tty)
	f.screen.reader.ahead.Store(keys)
	return f
}

// writtenBy returns what do makes the screen write.
func (f *terminal) writtenBy(do func()) string {
	f.t.Helper()
	f.mark("[begin]")
	do()
	f.mark("[end]")
	_, all, _ := strings.Cut(f.written(), "[begin]")
	for strings.Contains(all, "[begin]") { // of the times before
		_, all, _ = strings.Cut(all, "[begin]")
	}
	return strings.TrimSuffix(all, "[end]")
}

func TestNoFrameIsDrawnWhileTheReaderHoldsFurtherKeys(t *testing.T) {
	t.Parallel()
	f := flooded(t, 200)
	if got := f.writtenBy(func() {
		for range 199 {
			f.press('x')
		}
		f.send("a reply")
	}); got != "" {
		t.Errorf("in the middle of the flood %q was written", got)
	}
	if got := f.writtenBy(func() { f.press('x') }); !strings.Contains(got, "200 times") {
		t.Errorf("%q was written after the last key of the flood", got)
	}
	if got := f.writtenBy(func() { f.press('x') }); !strings.Contains(got, "1") {
		t.Errorf("%q was written after a single key", got)
	}
}

// In an endless flood, a frame that was left out is drawn when its delay is over. The first
// key after a frame starts the delay.
func TestAFrameThatIsLeftOutIsDrawnWhenItIsDue(t *testing.T) {
	t.Parallel()
	f := flooded(t, 1000)
	for _, pressed := range []string{"2", "4"} {
		if f.press('x') == nil {
			t.Error("nothing says when the frame is due")
		}
		if f.press('x') != nil {
			t.Error("something says a second time when the frame is due")
		}
		if got := f.writtenBy(func() { f.send(frameDueMsg{}) }); !strings.Contains(got, pressed) {
			t.Errorf("%q was written when the frame was due, want %s", got, pressed)
		}
	}
	if got := f.writtenBy(func() { f.send(frameDueMsg{}) }); got != "" {
		t.Errorf("%q was written when no frame was due", got)
	}
}

// No frame is left out for longer than a display at 60 Hz needs for one. The message that ends the delay
// comes from the clock.
func TestAFrameIsLeftOutForOneFrameOfADisplay(t *testing.T) {
	t.Parallel()
	f := flooded(t, 1000)
	var waits []time.Duration
	var due tea.Msg
	f.painter.tick = func(wait time.Duration, message func(time.Time) tea.Msg) tea.Cmd {
		waits, due = append(waits, wait), message(time.Time{})
		return func() tea.Msg { return nil }
	}
	for range 10 {
		f.press('x')
	}
	if len(waits) != 1 || waits[0] <= 0 || waits[0] > 16*time.Millisecond {
		t.Fatalf("the frame is due after %v, want one delay of at most 16ms", waits)
	}
	if got := f.writtenBy(func() { f.send(due) }); !strings.Contains(got, "10") {
		t.Errorf("%q was written when the delay was over", got)
	}
}

// The program does not wait for keys that were dropped, such as those typed after ctrl+z.
func TestKeysThatAreDroppedAreNotWaitedFor(t *testing.T) {
	t.Parallel()
	l := newListener(t)
	l.start()
	l.typed("ab\x1afg\r")
	l.want("a", "b", "ctrl+z")
	l.typed("c\x1b[<64;5;5M") // a turn of the wheel, which has no name
	l.want("c", "\x00")
	for _, taken := range []any{
		tea.KeyPressMsg{Code: 'a'}, uv.KeyPressEvent{Code: 'b'}, tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl},
		tea.WindowSizeMsg{}, tea.KeyPressMsg{Code: 'c'},
	} {
		l.reader.take(taken)
		if !l.reader.holdsMore() {
			t.Fatalf("after %v it holds nothing more", taken)
		}
	}
	l.reader.take(tea.MouseWheelMsg{})
	if l.reader.holdsMore() {
		t.Errorf("it holds %d keys that nobody will take", l.reader.ahead.Load())
	}
	l.reader.stop()
}
