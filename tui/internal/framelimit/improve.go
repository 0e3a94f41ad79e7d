package framelimit

import "slices"

// improve moves pieces of an order elsewhere, also backwards, as long as that is
// cheaper (or-opt). Orders of many runs are left alone: they take too long.
func (m *Meter) improve(order []*run, next [][]cell) []*run {
	const many, rounds = 160, 30
	if n := len(order); n < 3 || n > many {
		return order
	}
	o := newOptimizer(m, order, next)
	for range rounds {
		better := false
		for _, size := range []int{1, 2, 3, 4, 6} {
			for from := 0; from+size <= len(o.order); from++ {
				better = o.moveAway(from, size) || better
			}
		}
		if !better {
			break
		}
	}
	improved := make([]*run, len(order))
	for i, r := range o.order {
		improved[i] = order[r]
	}
	return improved
}

// optimizer has an order of runs as their numbers. Number n, one more than the last
// run, is the end; -1 is the beginning.
type optimizer struct {
	order []int
	costs [][]int // from one run, or the beginning, plus 1, to the next run or the end
}

func newOptimizer(m *Meter, runs []*run, next [][]cell) *optimizer {
	n := len(runs)
	o := &optimizer{order: make([]int, n), costs: make([][]int, n+1)}
	for from := range o.costs {
		at, pen := m.at, look{}
		if from > 0 {
			at, pen = runs[from-1].end(m.width), runs[from-1].look
		}
		o.costs[from] = make([]int, n+1)
		for to, r := range runs {
			o.costs[from][to] = m.step(at, pen, r, next)
		}
		if from > 0 {
			o.order[from-1] = from - 1
			o.costs[from][n] = change(pen, look{})
		}
	}
	return o
}

func (o *optimizer) cost(from, to int) int { return o.costs[from+1][to] }

// neighbours returns what stands around a gap of an order: the run before it and the
// one behind it.
func neighbours(order []int, before, behind, n int) (p, q int) {
	p, q = -1, n
	if before >= 0 {
		p = order[before]
	}
	if behind < len(order) {
		q = order[behind]
	}
	return p, q
}

// inner returns what the steps inside a piece cost.
func (o *optimizer) inner(piece []int) (cost int) {
	for i := range len(piece) - 1 {
		cost += o.cost(piece[i], piece[i+1])
	}
	return cost
}

// moveAway moves a piece of the order to the best place, and reports whether that
// is cheaper.
func (o *optimizer) moveAway(from, size int) bool {
	n := len(o.order)
	piece := slices.Clone(o.order[from : from+size])
	backwards := slices.Clone(piece)
	slices.Reverse(backwards)
	rest := slices.Concat(o.order[:from], o.order[from+size:])

	p, q := neighbours(o.order, from-1, from+size, n)
	gain := o.cost(p, piece[0]) + o.cost(piece[size-1], q) - o.cost(p, q)
	turned := o.inner(backwards) - o.inner(piece)
	best, at, chosen := 0, -1, piece
	for k := 0; k <= len(rest); k++ {
		if k == from {
			continue
		}
		p, q := neighbours(rest, k-1, k, n)
		if d := o.cost(p, piece[0]) + o.cost(piece[size-1], q) - o.cost(p, q) - gain; d < best {
			best, at, chosen = d, k, piece
		}
		if d := o.cost(p, backwards[0]) + o.cost(backwards[size-1], q) - o.cost(p, q) - gain + turned; d < best {
			best, at, chosen = d, k, backwards
		}
	}
	if at < 0 {
		return false
	}
	o.order = slices.Concat(rest[:at], chosen, rest[at:])
	return true
}
