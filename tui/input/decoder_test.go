package input

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// line is a terminal line with its own clock.
type line struct {
	decoder Decoder
	now     time.Time
	events  []uv.Event
}

func newLine() *line { return &line{now: time.Unix(0, 0)} }

func (l *line) send(bytes string) {
	l.events = append(l.events, l.decoder.Feed([]byte(bytes), l.now)...)
}

// wait lets time pass and calls Silence at each deadline, as the program does.
func (l *line) wait(d time.Duration) {
	end := l.now.Add(d)
	for {
		next := l.decoder.Deadline()
		if next.IsZero() || next.After(end) {
			l.now = end
			return
		}
		l.now = next
		l.events = append(l.events, l.decoder.Silence(next)...)
	}
}

// pause is a pause as it occurs on every slow line.
const pause = 60 * time.Millisecond

// typed sends pieces that are separated by |, with a pause between them and a long pause at
// the end.
func typed(pieces string) []uv.Event {
	l := newLine()
	for _, piece := range strings.Split(pieces, "|") {
		l.send(piece)
		l.wait(pause)
	}
	l.wait(time.Minute)
	return l.events
}

// describe returns events in a short form that is easy to read.
func describe(events []uv.Event) string {
	var names []string
	for _, event := range events {
		switch e := event.(type) {
		case uv.KeyPressEvent:
			names = append(names, e.String())
		case uv.PasteEvent:
			names = append(names, fmt.Sprintf("paste(%q)", e.Content))
		case uv.PasteStartEvent:
			names = append(names, "open")
		case uv.PasteEndEvent:
			names = append(names, "closed")
		case uv.MouseEvent:
			names = append(names, "mouse("+e.String()+")")
		case uv.ModeReportEvent:
			names = append(names, fmt.Sprintf("mode(%d)", e.Mode.Mode()))
		case uv.BackgroundColorEvent:
			names = append(names, "background("+e.String()+")")
		default:
			names = append(names, fmt.Sprintf("%T", event))
		}
	}
	return strings.Join(names, " ")
}

// A | is a pause; see typed.
var pieces = []struct{ name, sent, want string }{
	{"letters", "ab", "a b"},
	{"a character in two pieces", "b\xc3|\xbcc", "b ü c"},
	{"a wide one in three", "\xe5|\xad|\x97x", "字 x"},
	{"half a character, then a letter", "b\xc3|x", `b paste("�") x`},
	{"half a character, then enter", "b\xc3|\r", `b paste("�") enter`},
	{"half a character, then escape", "b\xc3|\x1b", `b paste("�") esc`},
	{"bytes that are no UTF-8", "a\xffb\x9b1mc", `a paste("�") b paste("�") 1 m c`},
	{"a replacement character", "\xef\xbf|\xbd", `paste("�")`},
	{"alt with a character in pieces", "\x1b\xc3|\xa9", "alt+é"},

	{"an arrow in pieces", "\x1b[|A", "up"},
	{"an arrow with modifiers in pieces", "\x1b[1|;|5|C", "ctrl+right"},
	{"a keypad key in pieces", "\x1bO|A", "up"},
	{"a mouse report in pieces", "\x1b[<65;75|;42M", "mouse(wheeldown)"},
	{"a report of 1986 in pieces", "\x1b[M |!|!", "mouse(left)"},
	{"the mode in pieces", "\x1b[?2026|;2$|y", "mode(2026)"},
	{"the background in pieces", "\x1b]11;rgb:1e1e|/1e1e/2e|2e\x1b\\", "background(#1e1e2e)"},
	{"a background that is no colour", "\x1b]11;rgb:1e1e01e1e/ee22\x1b\\q", "q"},
	{"the background, its last two bytes apart", "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b|\\", "background(#1e1e2e)"},
	{"an unknown answer", "\x1bP>|XTerm|\x1b\\q", "q"},
	{"what nobody asked for", "\x1b[8;5;5t\x1b[?0u\x1b[I\x1b[Oq\x1b]52;c;aGk=\a", "q"},

	{"PuTTY's end", "\x1b[Ow", "end"},
	{"PuTTY's end in pieces", "\x1b[O|w", "end"},
	{"the keypad's tab and middle in pieces", "\x1bO|I\x1b[|G", "tab begin"},
	{"an older terminal's ctrl+F1", "\x1bO1|;5Pq", "q"},
	{"the focus goes", "\x1b[O|\x1b[I|w", "w"},
	{"the console's F1 and F5", "\x1b[[|A\x1b[[E", "f1 f5"},
	{"rxvt's shift+insert", "\x1b[2$a", "shift+insert a"},

	{"escape", "\x1b", "esc"},
	{"escape, then a letter", "\x1b|x", "esc x"},
	{"escape twice", "\x1b\x1b", "esc esc"},
	{"escape, then an arrow, at once", "\x1b\x1b[A", "alt+up"},
	{"escape and a report at once", "\x1b\x1b[<0;4;6M", "esc mouse(left)"},
	{"escape and a paste at once", "\x1b\x1b[200~q\x1b[201~", `esc paste("q")`},
	{"escape and ctrl+c at once", "\x1b\x03", "esc ctrl+c"},
	{"escape and half a character at once", "\x1b\xffq", `esc paste("�") q`},
	{"a complete tail is dropped", "\x1b|[A", "esc"},
	{"a complete tail, and more", "\x1b|[Ax", "esc x"},
	{"a mouse report's tail", "\x1b|[<65;75;42M", "esc"},
	{"a keypad key's tail", "\x1b|OA", "esc"},
	{"an answer's tail", "\x1b|]11;rgb:1e1e/1e1e/2e2e\x1b\\e", "esc e"},
	{"a paste's tail opens the paste all the same", "\x1b|[200~q\r\x1b[201~x", `esc paste("q\r") x`},
	{"a report's tail in pieces", "\x1b|[<65;|75;42M", "esc"},
	{"an answer's tail in pieces", "\x1b|]11;rgb|:1e1e/1e1e/2e2e\x1b\\", "esc"},
	{"a paste's tail in pieces", "\x1b|[20|0~q\x1b[201~", `esc paste("q")`},
	{"what somebody types behind escape", "\x1b|[|A", "esc [ A"},
	{"a word behind escape", "\x1b|]x", "esc ] x"},

	{"a letter that ends a torn key", "\x1b[3|a|b", "b"},
	{"letters behind a torn key", "\x1b[|h|i", "i"},
	{"digits behind a torn key", "\x1b[3|1|0|.|1|\r", "1 0 . 1 enter"},
	{"a letter that ends a torn keypad key", "\x1bO|z|y", "y"},
	{"a letter that ends a torn key with alt", "\x1b\x1b[3|a|b", "esc b"},
	{"a letter that ends a torn mouse report", "\x1b[<65;75|a|b", "b"},
	{"a letter that ends the torn tail of one", "\x1b|[<65;75|a|b", "esc b"},
	{"an unknown key in pieces", "\x1b[57|427~q|\x1b[|?10n|\x1b[0|n", "q"},
	{"a report of 1986 from beyond column 223", "\x1b[M| |\x00|Q|q", "mouse(left) q"},
	{"the end of an answer behind its begin", "\x1b]11;rgb:1e|1e/1e1e/2|\r", "enter"},
	{"a key behind the half of a mouse report", "\x1b[<65|;75;4|\x1b[A", "up"},
	{"a setting's tail in pieces", "\x1b|P1$r|0;1|m\x1b\\", "esc"},
	{"an unknown key in one piece", "\x1b[3aq", "q"},
	{"alt with a key that could begin an answer", "\x1b]|h|\x1bPh|\x1b_h", "alt+] h alt+shift+p h alt+_ h"},
	{"digits behind alt with such a key", "\x1b]|1|0|\r", "1 0 enter"},

	{"several characters at once are a rest", "\x1b[|hi", "i"},
	{"the answer of kitty's remote control", "\x1bP@kitty-cmd{|q, |r}\x1b\\q", "q"},

	{"escape ends a key", "\x1b[20|\x1b|a", "esc a"},
	{"escape and a key end a key", "\x1b[20|\x1b[A", "up"},
	{"ctrl+c ends a key", "\x1b[20|\x03", "ctrl+c"},
	{"ctrl+c ends an answer", "\x1b]11;rgb|\x03", "ctrl+c"},
	{"escape ends an answer", "\x1b]0;what|\x1b|a", "a"},
	{"a key ends an answer", "\x1b]0;what|\x1b[Aa", "up a"},
	{"enter ends what cannot go on", "\x1b[20|\rq", "enter q"},
	{"ctrl+c ends a report of 1986", "\x1b[M|\x03", "ctrl+c"},

	{"a paste", "\x1b[200~foo\rbar\r\x1b[201~q", `paste("foo\rbar\r") q`},
	{"its start in pieces", "\x1b[20|0~foo\rbar\r\x1b[201~q", `paste("foo\rbar\r") q`},
	{"its end in pieces", "\x1b[200~foo\x1b[20|1~q", `paste("foo") q`},
	{"its end cut behind ESC", "\x1b[200~foo\x1b|[201~q", `paste("foo") q`},
	{"its end cut around ESC", "\x1b[200~foo|\x1b|[2|01|~q", `paste("foo") q`},
	{"a paste in a paste", "\x1b[200~a\x1b[200~b\x1b[201~q", `paste("a\x1b[200~b") q`},
	{"keys in a paste are text", "\x1b[200~q\r\x1b[A\x1b[201~", `paste("q\r\x1b[A")`},
	{"an end without a start", "\x1b[201~q", "q"},
	{"bytes that are no UTF-8 in a paste", "\x1b[200~b\xc3.\xff\xffx\x1b[201~", `paste("b�.��x")`},
	{"ctrl+c in a paste", "\x1b[200~foo\x03q", `paste("foo") ctrl+c q`},
	{"ctrl+c before its end", "\x1b[200~foo\x03\x1b[201~q", `paste("foo") ctrl+c q`},
	{"ctrl+c behind its end", "\x1b[200~foo\x1b[201~\x03q", `paste("foo") ctrl+c q`},
	{"ctrl+c in its end", "\x1b[200~foo\x1b[20\x03", `paste("foo") ctrl+c`},
	{"a late end behind ctrl+c", "\x1b[200~foo\x03|\x1b[201~q", `paste("foo") ctrl+c q`},
	{"escape by itself in a paste", "\x1b[200~foo|\x1b|q", `paste("foo") q`},
	{"escape by itself in its end", "\x1b[200~foo\x1b[20|\x1b|q", `paste("foo") q`},
	{"escape twice in a paste", "\x1b[200~foo|\x1b\x1b|q", `paste("foo") q`},
	{"a late end behind escape", "\x1b[200~foo|\x1b|\x1b[201~q", `paste("foo") q`},
	{"a colour cut around ESC", "\x1b[200~foo|\x1b|[|31mbar\x1b[201~q", `paste("foo") paste("\x1b[31mbar") q`},
	{"escape glued to the text", "\x1b[200~foo\x1b|[31mbar\x1b[201~q", `paste("foo\x1b[31mbar") q`},
}

func TestPiecesAreJoined(t *testing.T) {
	t.Parallel()
	for _, c := range pieces {
		if got := describe(typed(c.sent)); got != c.want {
			t.Errorf("%s: %q gives %s, want %s", c.name, c.sent, got, c.want)
		}
	}
}

// A paste whose end has not arrived is returned in parts. They split neither a character nor
// the end marker.
func TestSilenceInAPaste(t *testing.T) {
	t.Parallel()
	const silence = pasteLimit
	for _, c := range []struct {
		name string
		sent []string
		want string
	}{
		{"no end", []string{"\x1b[200~foo"}, `open paste("foo")`},
		{"nothing yet", []string{"\x1b[200~"}, "open"},
		{"parts", []string{"\x1b[200~foo.exa", "mple\x1b[201~"}, `open paste("foo.exa") paste("mple") closed`},
		{"keys are text", []string{"\x1b[200~foo", "q\r", "\x1b[A"}, `open paste("foo") paste("q\r") paste("\x1b[A")`},
		{"half a character", []string{"\x1b[200~b\xc3", "\xbcx", "\x1b[201~"}, `open paste("b") paste("üx") closed`},
		{"half an end", []string{"\x1b[200~foo\x1b[20", "1~q"}, `open paste("foo") closed q`},
		{"text that begins like an end", []string{"\x1b[200~foo\x1b[20", "0~\x1b[201~"},
			`open paste("foo") paste("\x1b[200~") closed`},
		{"escape ends it", []string{"\x1b[200~foo", "\x1b", "q"}, `open paste("foo") closed q`},
		{"ctrl+c ends it", []string{"\x1b[200~foo", "\x03", "q"}, `open paste("foo") closed ctrl+c q`},
		{"a late end", []string{"\x1b[200~foo", "\x03", "\x1b[201~"}, `open paste("foo") closed ctrl+c`},
	} {
		l := newLine()
		for _, s := range c.sent {
			l.send(s)
			l.wait(silence)
		}
		if got := describe(l.events); got != c.want {
			t.Errorf("%s: %q gives %s, want %s", c.name, c.sent, got, c.want)
		}
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		sent, then string
		before     string // the events if the rest arrives just before the limit
		at         time.Duration
		after      string // the events if the rest arrives at the limit
	}{
		{"\x1b", "x", "alt+x", 50 * time.Millisecond, "esc x"},
		{"\x1b]11;rgb:0000/0000/0000", "\x1b\\q", "background(#000000) q", 5 * time.Second, `alt+\ q`},
		{"\x1bP>|x", "\aq", "q", 5 * time.Second, "ctrl+g q"},
		{"\x1b_Gi=1", "\x1b\\q", "q", 5 * time.Second, `alt+\ q`},
	} {
		for wait, want := range map[time.Duration]string{c.at - 1: c.before, c.at: c.after} {
			l := newLine()
			l.send(c.sent)
			l.wait(wait)
			l.send(c.then)
			if got := describe(l.events); got != want {
				t.Errorf("%q, and %q %v later, gives %s, want %s", c.sent, c.then, wait, got, want)
			}
		}
	}
	for sent, then := range map[string]string{
		"\x1b[": "A", "\x1bO": "A", "\x1b[1;": "5A", "\xc3": "\xbc", "\x1b[<0;1": ";1M",
	} {
		l := newLine()
		l.send(sent)
		l.wait(1000 * time.Hour)
		l.send(then)
		if got, want := describe(l.events), describe(typed(sent+then)); got != want || got == "" {
			t.Errorf("%q, and %q much later, gives %s, want %s", sent, then, got, want)
		}
	}
}

// The decoder and Bubble Tea's own reader return the same keys for complete sequences.
func TestKeysAreThoseOfBubbleTea(t *testing.T) {
	t.Parallel()
	for _, key := range recordedKeys {
		events := make(chan uv.Event, 16)
		reader := uv.NewTerminalReader(strings.NewReader(key), "xterm")
		if err := reader.StreamEvents(context.Background(), events); err != nil {
			t.Fatal(err)
		}
		close(events)
		var want []uv.Event
		for e := range events {
			if !isUseless(e) {
				want = append(want, e)
			}
		}
		if got := typed(key); !reflect.DeepEqual(got, want) || len(got) == 0 {
			t.Errorf("%q gives %v, want %v", key, got, want)
		}
	}
}

// A big paste whose bytes arrive without a pause is one event.
func TestBigPaste(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("host.example.com\r", 60_000)
	l := newLine()
	for sent := bracketed(text); sent != ""; {
		n := min(len(sent), 4096)
		l.send(sent[:n])
		sent = sent[n:]
	}
	if want := []uv.Event{uv.PasteEvent{Content: text}}; !reflect.DeepEqual(l.events, want) {
		t.Errorf("%d bytes give %d events, want one paste", len(text), len(l.events))
	}
}

// A report without an end does not fill the memory.
func TestEndlessReport(t *testing.T) {
	t.Parallel()
	l := newLine()
	l.send("\x1b]11;")
	for range 10_000 {
		l.send(strings.Repeat("x", 4096))
	}
	if len(l.decoder.begun) > longest+4096 {
		t.Errorf("%d bytes of the report are kept", len(l.decoder.begun))
	}
	l.send("\x1b\\q")
	if got := describe(l.events); got != "q" {
		t.Errorf("the report and a q give %s, want only q", got)
	}
}

// What makes a sequence in one piece is no key behind a pause either, whichever terminal sends it: the function
// keys of an SCO console end in any letter, and in some signs.
func TestTheEndOfATornSequenceIsNoKey(t *testing.T) {
	t.Parallel()
	for _, begin := range []string{"\x1b[", "\x1b[3", "\x1b[1;5", "\x1b[<0;4;6", "\x1b[?1;2", "\x1bO", "\x1b\x1b["} {
		for end := '@'; end <= '~'; end++ {
			sequence := begin + string(end)
			if strings.Contains("[MO", string(end)) { // goes on
				continue
			}
			want := describe(typed(sequence))
			for cut := strings.LastIndexAny(sequence[:len(begin)], "[O") + 1; cut < len(sequence); cut++ {
				if got := describe(typed(sequence[:cut] + "|" + sequence[cut:])); got != want {
					t.Errorf("%q, cut behind %q, gives %s, want %s", sequence, sequence[:cut], got, want)
				}
			}
		}
	}
}
