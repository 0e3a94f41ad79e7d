package tui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/internal/tuitest"
	"scantop/tui/monitor"
)

// chaosKeys are keys of every screen. Keys that open something occur more than once.
var chaosKeys = strings.Fields(`enter tab shift+tab up down left right home end pgup pgdown esc f1
	backspace ctrl+s ctrl+n ctrl+r ctrl+t space f2
	j k h l n r t g / 1 2 3 7 ? q e w y Y J m x enter e a 中 x ctrl+c ctrl+z ctrl+l down down up ctrl+s enter n esc`)

// Whatever the user types, AVDS replies and the terminal does, in any order: nothing panics,
// every frame fits, the key that leaves the screen stays in the footer, and the list goes on
// when AVDS works again.
func TestChaos(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(seed, 7))
			avds := &fakeAVDS{scans: manyScans([]int{0, 1, 5, 20, 21, 45, 128}[random.IntN(7)])}
			memory := &fakeStore{}
			look := []func(*Options){func(*Options) {}, inChinese, inASCII, inMono}[random.IntN(4)]
			h := start(t, avds, 120, 36, look, remembering(memory), func(o *Options) {
				o.Bell, o.Mouse = true, random.IntN(2) == 0
				o.Interval = time.Duration(1+random.IntN(45)) * time.Second
			})
			for range 200 {
				disturb(h, random)
				checkFrame(t, h)
			}
			avds.err = nil
			h.release()
			if h.m.monitor.Health().Stopped {
				h.send(tea.ResumeMsg{}) // a user returns to the terminal
			}
			if !h.m.monitor.Health().Paused.IsZero() {
				h.drain(h.m.list.Do(monitor.Pause{}))
			}
			before := len(avds.pages())
			h.advance(3 * time.Minute)
			if len(avds.pages()) == before || len(h.timers) > 4 {
				t.Errorf("%d requests in three minutes, %d timers: %+v", len(avds.pages())-before,
					len(h.timers), h.m.monitor.Health())
			}
		})
	}
}

// disturb does one random thing.
func disturb(h *harness, random *rand.Rand) {
	h.t.Helper()
	switch random.IntN(12) {
	case 0:
		h.send(tea.WindowSizeMsg{Width: 1 + random.IntN(180), Height: 1 + random.IntN(50)})
	case 1:
		h.send(tea.WindowSizeMsg{Width: 40 + random.IntN(60), Height: 10 + random.IntN(20)})
	case 2:
		h.advance(time.Duration(random.IntN(20000)) * time.Millisecond)
	case 3:
		h.avds.err = []error{nil, nil, nil,
			&client.Error{Kind: client.KindServer, Code: "InternalError", Message: "busy"},
			&client.Error{Kind: client.KindCredentials, Code: "InvalidAccessKeyId.NotFound"},
			&client.Error{Kind: client.KindThrottled, Code: "Throttling.User", RetryAfter: 20 * time.Second},
		}[random.IntN(6)]
	case 4:
		h.hold = true
	case 5:
		h.answer(random, random.IntN(2) == 0)
	case 6:
		h.send(tea.PasteMsg{Content: "a.example.com\nb中\x1b[31m"})
	case 7:
		h.avds.scans = manyScans(random.IntN(130))
	case 8:
		timeout := &client.Error{Kind: client.KindTimeout, MayHaveTakenEffect: random.IntN(2) == 0}
		h.avds.launch = []error{nil, timeout}[random.IntN(2)]
	case 9:
		h.send(tea.ResumeMsg{})
		h.send(tea.MouseClickMsg{X: random.IntN(180), Y: random.IntN(50), Button: tea.MouseLeft})
		h.send(tea.MouseWheelMsg{Button: []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}[random.IntN(2)]})
	default:
		h.press(chaosKeys[random.IntN(len(chaosKeys))])
	}
}

// answer runs the held commands in a random order. With again, the commands that follow from
// them are held.
func (h *harness) answer(random *rand.Rand, again bool) {
	h.t.Helper()
	held := h.held
	h.held, h.hold = nil, again
	random.Shuffle(len(held), func(i, j int) { held[i], held[j] = held[j], held[i] })
	for _, cmd := range held {
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				h.drain(c)
			}
		} else if msg != nil {
			h.send(msg)
		}
	}
}

// checkFrame checks the size of the frame and the end of its footer.
func checkFrame(t *testing.T, h *harness) {
	t.Helper()
	tuitest.Fits(t, "chaos", h.m.View().Content, h.m.width, h.m.height)
	if h.m.tooSmall() || h.m.inHelp() || h.m.front().Capturing() {
		return
	}
	lines := strings.Split(h.screen(), "\n")
	last := lines[len(lines)-1]
	out := strings.HasSuffix(last, "q quit") || strings.HasSuffix(last, "q 退出") || strings.HasPrefix(last, " esc ") ||
		strings.HasSuffix(last, "q back") || strings.HasSuffix(last, "q 返回")
	if len(lines) != h.m.height || !out {
		t.Fatalf("%d lines at %dx%d, the footer is %q", len(lines), h.m.width, h.m.height, last)
	}
}
