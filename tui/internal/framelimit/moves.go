package framelimit

import (
	"strconv"
	"sync"
)

// numbered returns the length of a sequence such as "\x1b[12C", in which a 1 need
// not be said.
func numbered(n int) int {
	if n == 1 {
		return len("\x1b[C")
	}
	return len("\x1b[C") + len(strconv.Itoa(n))
}

// acrossTables has, for each width of a terminal, the cost of each way from column
// to column of a row. Index 0 stays unused.
var acrossTables sync.Map

// across returns what it costs to go from one column of a row to another.
func across(from, to, width int) int {
	table, known := acrossTables.Load(width)
	if !known {
		costs := make([][]int, width+1)
		for column := 1; column <= width; column++ {
			costs[column] = acrossFrom(column, width)
		}
		table, _ = acrossTables.LoadOrStore(width, costs)
	}
	return table.([][]int)[from][to]
}

// acrossFrom finds the cheapest ways from a column, of any number of moves: CR, BS,
// TAB, CUF, CUB and CHA.
func acrossFrom(from, width int) []int {
	const far = 1 << 20
	costs, done := make([]int, width+1), make([]bool, width+1)
	for i := range costs {
		costs[i] = far
	}
	costs[from] = 0
	for range width {
		c := 0
		for i := 1; i <= width; i++ {
			if !done[i] && (c == 0 || costs[i] < costs[c]) {
				c = i
			}
		}
		done[c] = true
		reach := func(to, cost int) { costs[to] = min(costs[to], costs[c]+cost) }
		reach(1, 1)
		if c > 1 {
			reach(c-1, 1)
		}
		reach(min((c-1)/8*8+9, width), 1)
		for to := 1; to <= width; to++ {
			reach(to, numbered(to))
			if to != c {
				reach(to, numbered(max(to-c, c-to)))
			}
		}
	}
	return costs
}

// move returns what it costs to go from one place to another.
func move(from, to position, width int) int {
	jump := len("\x1b[;H") + len(strconv.Itoa(to.row)) + len(strconv.Itoa(to.column))
	jump = min(jump, numbered(to.row)+across(1, to.column, width))
	if from == (position{}) {
		return jump
	}
	along := 0
	switch {
	case from.row < to.row:
		along = min(to.row-from.row, numbered(to.row-from.row), numbered(to.row))
	case from.row > to.row:
		along = min(len("\x1bM")*(from.row-to.row), numbered(from.row-to.row), numbered(to.row))
	}
	return min(jump, along+across(min(from.column, width), to.column, width))
}
