package terminal

import (
	"slices"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// fill paints a row whose background changes up to its end, as that of a selected row does. It erases
// the cells that change with the new background, so that their blanks need no bytes of their own. It
// returns false for any other row, and for a background with which the terminal cannot erase.
func (b *brush) fill(old, line uv.Line, y int) bool {
	end := len(line) - 1
	background, blank := penOf(&line[end])
	if !blank || !b.erases(&background) || !isBlank(&old[end]) || sameCell(&old[end], &line[end]) {
		return false
	}
	from := 0 // where the cells that change up to the end begin
	for x := 0; x < end; x += max(1, line[x].Width) {
		if sameCharacter(old, line, x) {
			from = x + max(1, line[x].Width)
		}
	}
	b.move(position{from, y})
	if b.pen.leavesBlank() { // the colour of text stays, for text to come
		background.style.Fg = b.pen.style.Fg
	}
	b.setPen(background)
	b.out = append(b.out, ansi.EraseLineRight...)
	erased := slices.Concat(old[:from], slices.Repeat(line[end:], end+1-from))
	*b = b.shortest(appendStrokes(nil, erased, line, y))
	return true
}

// minMoved is how many bytes must move to the right together. Fewer are painted in about as many bytes
// as it takes to move them.
const minMoved = 24

// insert moves the end of a row to the right if it only makes room for more text, as the tabs do for a
// count. It returns the row as the terminal shows it then.
func (b *brush) insert(old, line uv.Line, y int) uv.Line {
	end := blankTail(old)
	n := blankTail(line) - end
	if n <= 0 || !b.caps.columns || !sameCell(&old[len(old)-1], &uv.EmptyCell) {
		return old
	}
	x := end
	for x > 0 && sameCell(&old[x-1], &line[x-1+n]) {
		x--
	}
	// A character does not move without its second cell. Some emulators lose one that moves by a cell.
	for x < end && (old[x].Width == 0 || old[x+n].Width == 0) {
		x++
	}
	moved := 0
	for i := x; i < end; i++ {
		if !sameCell(&old[i+n], &line[i+n]) {
			moved += len(old[i].Content)
		}
	}
	if moved < minMoved {
		return old
	}
	b.move(position{x, y})
	b.setPen(pen{})
	b.out = append(b.out, ansi.InsertCharacter(n)...)
	return slices.Concat(old[:x], slices.Repeat(uv.Line{uv.EmptyCell}, n), old[x:len(old)-n])
}
