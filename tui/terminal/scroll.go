package terminal

import (
	"fmt"
	"slices"

	uv "github.com/charmbracelet/ultraviolet"
)

// minRows is the smallest number of rows that is worth scrolling instead of painting.
const minRows = 3

// block is a group of adjacent rows that moved together.
type block struct {
	top  int // its first row, after the move
	rows int // 0: nothing moved
	up   int // the number of rows by which it moved up; negative: down
}

// longestMove returns the largest block of rows that moved without a change.
func longestMove(before, rows []string) block {
	best := block{rows: minRows - 1}
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

// region returns the part of the screen that scrolls: the rows of the block before and after
// the move.
func (b block) region() (from, to int) {
	return min(b.top, b.top+b.up), max(b.top, b.top+b.up) + b.rows
}

// sequence returns the sequence that scrolls the region. It leaves the cursor in the first
// cell of the screen.
func (b block) sequence() string {
	from, to := b.region()
	if b.up < 0 {
		return fmt.Sprintf("\x1b[%d;%dr\x1b[%dT\x1b[r", from+1, to, -b.up)
	}
	return fmt.Sprintf("\x1b[%d;%dr\x1b[%dS\x1b[r", from+1, to, b.up)
}

// apply returns rows and lines as they are after the terminal scrolled them.
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
