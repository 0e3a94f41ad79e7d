package e2e

import (
	"encoding/xml"
	"flag"
	"fmt"
	"html"
	"image/color"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

var update = flag.Bool("update", false, "draw the picture of the README anew")

// The size of a cell in pixels, and the colours of the theme of the tape, for text without a
// colour.
const (
	cellWidth, cellHeight = 8, 17
	ink, paper            = "#cdd6f4", "#1e1e2e"
)

// checkPicture compares the screen that a tape marks with the picture in the repository. As
// scans change, only the titles of the columns and the footer have to be the same.
func checkPicture(t *testing.T, p *program, file string) {
	t.Helper()
	p.waitWritten("\x1b]11;?")
	p.send(background)
	p.waitWritten("48;5;237") // the selected row on the dark background
	waitFor(t, p, "page 1 of 3")
	path := filepath.Join("..", "..", filepath.FromSlash(file))
	if *update {
		p.settled()
		if err := os.WriteFile(path, []byte(svg(emulate(p.written()))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, y := range []int{3, lines - 1} {
		if !eventually(func() bool {
			drawn := svgRow(emulate(p.written()), y)
			return drawn != "" && strings.Contains(string(kept), drawn)
		}) {
			t.Errorf("%s is out of date: line %d differs. "+
				"Draw it with go test ./tui/e2e -run TestDemoTapePlay -update", file, y+1)
		}
	}
	decoder := xml.NewDecoder(strings.NewReader(string(kept)))
	for err == nil {
		_, err = decoder.Token()
	}
	if err != io.EOF {
		t.Errorf("%s: %v", file, err)
	}
}

// svg draws a screen.
func svg(screen *vt.Emulator) string {
	width, height := (columns+2)*cellWidth, (lines+1)*cellHeight
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%d %d %d %d" width="%d" height="%d"`,
		-cellWidth, -cellHeight/2, width, height, width, height)
	b.WriteString(` font-family="ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"` +
		` font-size="13.3" shape-rendering="crispEdges">` + "\n<title>scantop --demo</title>\n")
	fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" rx="8" fill="%s"/>`+"\n",
		-cellWidth, -cellHeight/2, width, height, paper)
	for y := range lines {
		b.WriteString(svgRow(screen, y))
	}
	return b.String() + "</svg>\n"
}

// svgRow draws a line of a screen in pieces of one style. Each piece is as wide as its
// cells, whatever the width of the glyphs in the font of the reader.
func svgRow(screen *vt.Emulator, y int) string {
	var b strings.Builder
	for x := 0; x < columns; {
		first := screen.CellAt(x, y)
		from, text := x, ""
		for x < columns {
			cell := screen.CellAt(x, y)
			if cell == nil || !cell.Style.Equal(&first.Style) || kindOf(cell) != kindOf(first) {
				break
			}
			text += cell.Content
			x += max(cell.Width, 1)
		}
		b.WriteString(svgPiece(from, y, x-from, text, first.Style))
	}
	return b.String()
}

// kindOf tells apart characters that may come from different fonts, and blocks of a bar.
func kindOf(cell *uv.Cell) string {
	r := []rune(cell.Content + " ")[0]
	switch {
	case r == ' ':
		return "space" // SVG merges several spaces
	case r < 0x80:
		return "ascii"
	case r >= '█' && r <= '▏':
		return cell.Content
	}
	return fmt.Sprint(cell.Width)
}

// svgPiece draws text of one style. Blocks are drawn as rectangles.
func svgPiece(x, y, width int, text string, style uv.Style) string {
	front, back := fill(style.Fg, ink), fill(style.Bg, paper)
	if style.Attrs&uv.AttrReverse != 0 {
		front, back = back, front
	}
	left, top, wide := x*cellWidth, y*cellHeight, width*cellWidth
	var drawn string
	if back != paper {
		drawn = rectangle(left, top, wide, back)
	}
	if strings.TrimSpace(text) == "" {
		return drawn
	}
	if r := []rune(text)[0]; r >= '█' && r <= '▏' {
		return drawn + rectangle(left, top, wide-cellWidth+cellWidth*int('▏'-r+1)/8, front)
	}
	looks := ""
	if style.Attrs&uv.AttrBold != 0 {
		looks = ` font-weight="bold"`
	}
	if style.Underline != uv.UnderlineNone {
		looks += ` text-decoration="underline"`
	}
	return drawn + fmt.Sprintf(`<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs"`+
		` fill="%s"%s>%s</text>`+"\n", left, top+13, wide, front, looks, html.EscapeString(text))
}

// rectangle draws a rectangle of the height of a cell.
func rectangle(left, top, width int, colour string) string {
	return fmt.Sprintf(`<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n",
		left, top, width, cellHeight, colour)
}

// fill returns a colour in the notation of SVG.
func fill(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
