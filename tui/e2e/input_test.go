package e2e

import (
	"strings"
	"testing"
	"time"
)

// linePause is the pause of a slow line between two parts of the same input.
const linePause = 70 * time.Millisecond

// sendPieces sends the parts between the bars, with a pause after each.
func (p *program) sendPieces(pieces string) {
	p.t.Helper()
	for i, piece := range strings.Split(pieces, "|") {
		if i > 0 {
			time.Sleep(linePause) // the test needs the pause
		}
		p.send(piece)
	}
}

// openForm starts the program and opens the form, with the focus on the targets.
func openForm(t *testing.T) *program {
	t.Helper()
	p := start(t, environ(t), "--demo")
	waitFor(t, p, "page 1 of 3")
	p.send("n")
	waitFor(t, p, "New scan", "[ Review ]")
	return p
}

// TestTornText types and pastes over a line that cuts characters and sequences.
func TestTornText(t *testing.T) {
	t.Parallel()
	p := openForm(t)
	p.sendPieces("b\xc3|\xbccher.example ")
	waitFor(t, p, "bücher.example", "1 target")
	p.sendPieces("\x1b[|200~\xe4\xbe|\x8b\xe5\xad\x90.中\xe5|\x9b\xbd, shop.exa|mple.com\r\x1b|[20|1~")
	waitFor(t, p, "例子.中国", "3 targets")
	p.sendPieces("\x1b[|D\x1b[1|;|5D\x1b[|Hx-\x1bO|Fy.example.net")
	waitFor(t, p, "Targets.1     x-bücher.example", "Targets.4     y.example.net", "4 targets")
}

// TestBrokenBytes checks that invalid bytes are visible and make no target.
func TestBrokenBytes(t *testing.T) {
	t.Parallel()
	p := openForm(t)
	p.send("a\xffb.example ")
	waitFor(t, p, `a\ufffdb.example`)
	p.send("\x1b[200~c\xe4.example\x1b[201~")
	waitFor(t, p, `c\ufffd.example`)
	p.send("\x13") // opens the review
	waitFor(t, p, "New scan", `: a\ufffdb.example`)
}

// TestPasteWithoutAnEnd checks that all keys are text until escape or ctrl+c, and that the
// footer says so.
func TestPasteWithoutAnEnd(t *testing.T) {
	t.Parallel()
	p := openForm(t)
	p.send("\x1b[200~shop.example.com\r")
	waitFor(t, p, "shop.example.com", "1 target", "esc end paste", "paste not finished")
	p.send("q\x13pay.example.com ")
	waitFor(t, p, "pay.example.com")
	p.send("\x1b")
	waitGone(t, p, "paste not finished")
	p.send("z.example.com")
	waitFor(t, p, "z.example.com")
	p.send("\x1b[201~")
	p.send("\x1b[200~late.example.com \x1b[20")
	waitFor(t, p, "late.example.com", "paste not finished")
	p.send("\x03")
	if code := p.exit(patience); code != 130 {
		t.Errorf("exit code %d, want 130", code)
	}
}

// TestTornPasteLaunchesNothing pastes lines over the launch button.
func TestTornPasteLaunchesNothing(t *testing.T) {
	t.Parallel()
	p := openForm(t)
	p.send("shop.example.com")
	waitFor(t, p, "1 target")
	p.send("\x13")
	waitFor(t, p, "not launched yet")
	p.sendPieces("\x1b[20|0~foo\rbar\r\x1b[201~")
	p.send("\x1b")
	waitInstead(t, p, "not launched yet", "New scan") // the byte was taken for the key
	p.send("[200~foo\rbar\r\x1b[201~")
	waitFor(t, p, "foo", "bar")
	p.send("\x1b")
	waitFor(t, p, "page 1 of 3", "All 60")
}

// TestTornReports sends reports of the terminal in parts. The program must not take e, 7 or
// ? in them for keys.
func TestTornReports(t *testing.T) {
	t.Parallel()
	p := start(t, environ(t), "--demo", "--mouse")
	first := selected(waitUntil(t, p, "29 rows", func(screen string) bool { return len(rows(screen)) == 29 }))
	p.sendPieces("\x1b]11;rgb:1e1e|/1e1e/2e|2e\x1b|\\\x1b[?2026|;2$y\x1b[<65;75|;12M\x1b[<35;7|7;12M" +
		"\x1b[|O|\x1b[|I\x1b[?997;|1n")
	p.send("\x1b[B")
	waitUntil(t, p, "the cursor on another row", func(screen string) bool {
		return len(rows(screen)) == 29 && selected(screen) != first && strings.Contains(screen, "All 60") &&
			strings.Contains(screen, "page 1 of 3")
	})
}

// TestEscape checks that escape works alone, and that the rest of a sequence is dropped if
// its first byte came so early that it was taken for the key.
func TestEscape(t *testing.T) {
	t.Parallel()
	p := start(t, environ(t), "--demo")
	waitFor(t, p, "page 1 of 3")
	for _, tail := range []string{"", "[A", "[<65;75;42M", "OB", "]11;rgb:1e1e/1e1e/2e2e\x1b\\", "[1;5C"} {
		p.send("?")
		waitFor(t, p, "suspend (fg resumes)")
		p.send("\x1b")
		waitInstead(t, p, "suspend (fg resumes)", "page 1 of 3") // the byte was taken for the key
		if tail != "" {
			p.send(tail)
		}
	}
	p.send("?")
	waitFor(t, p, "suspend (fg resumes)")
	p.send("q\x1b[Ow") // the end key of PuTTY
	waitUntil(t, p, "the cursor on the last row", func(screen string) bool {
		all := rows(screen)
		return len(all) == 29 && all[28].selected && !strings.Contains(screen, "Watching")
	})
}
