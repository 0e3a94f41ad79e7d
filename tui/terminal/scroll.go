package terminal

import (
	"fmt"
	"slices"

	uv "github.com/charmbracelet/ultraviolet"
)

// fewRows is how many rows must have moved together for a look at whether
// scrolling them is shorter than painting them.
const fewRows = 3

// block is rows that stand elsewhere than before, together.
type block struct {
	top  int // the first of them, as it is now
	rows int // 0 if nothing moved
	up   int // by how many rows they went up, negative for down
}

// longestMove finds the longest block of rows that only moved.
func longestMove(before, rows []string) block {
	best := block{rows: fewRows - 1}
	for up := -len(rows) + 1; up < len(rows); up++ {
		for y, run := max(0, -up), 0; up != 0 && y < len(rows) && y+up < len(before); y++ {
			if run++; rows[y] != before[y+up] {
				run = 0
			}
			if from := y - run + 1; run > best.rows && !slices.Equal(before[from:y+1], rows[from:y+1]) {
				best = block{top: from, rows: run, up: up}
			}
		}
	}
	if best.up == 0 {
		return block{}
	}
	return best
}

// region is the part of the screen that scrolls: the block as it was and as it
// is, from one row to another.
func (b block) region() (from, to int) {
	return min(b.top, b.top+b.up), max(b.top, b.top+b.up) + b.rows
}

// sequence scrolls the region. The cursor is at home then.
func (b block) sequence() string {
	from, to := b.region()
	if b.up < 0 {
		return fmt.Sprintf("\x1b[%d;%dr\x1b[%dT\x1b[r", from+1, to, -b.up)
	}
	return fmt.Sprintf("\x1b[%d;%dr\x1b[%dS\x1b[r", from+1, to, b.up)
}

// apply scrolls rows and their lines as the terminal does.
func (b block) apply(rows []string, lines []uv.Line) ([]string, []uv.Line) {
	from, to := b.region()
	moved, movedLines := slices.Clone(rows), slices.Clone(lines)
	for y := from; y < to; y++ {
		if old := y + b.up; old >= from && old < to {
			moved[y], movedLines[y] = rows[old], lines[old]
		} else {
			moved[y], movedLines[y] = "", uv.NewLine(len(lines[y]))
		}
	}
	return moved, movedLines
}
