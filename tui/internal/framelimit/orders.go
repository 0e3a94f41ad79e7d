package framelimit

import (
	"cmp"
	"slices"
)

// fewLooks is up to how many looks all their orders are tried.
const fewLooks = 5

// update is a way to paint all runs.
type update struct {
	bytes int
	order []*run
	at    position // where it leaves the cursor
}

// cheapest tries the orders of the runs, and then to mend the best one.
func (m *Meter) cheapest(next [][]cell) update {
	runs := m.runs(next)
	if len(runs) == 0 {
		return update{}
	}
	var best update
	try := func(order []*run) {
		if u := m.paint(order, next); best.order == nil || u.bytes < best.bytes {
			best = u
		}
	}
	byRow := make([]*run, len(runs))
	for i := range runs {
		byRow[i] = &runs[i]
	}
	try(byRow)
	try(snake(byRow))
	looks, groups := byLook(byRow)
	columns := func(a, b *run) int {
		return cmp.Or(cmp.Compare(a.from.column/6, b.from.column/6), cmp.Compare(a.from.row, b.from.row))
	}
	for _, order := range ordersOf(looks) {
		var byColumn []*run
		for _, l := range order {
			byColumn = append(byColumn, slices.SortedStableFunc(slices.Values(groups[l]), columns)...)
		}
		try(byColumn)
		for upwards := range directions(len(order)) {
			var byPen []*run
			for i, l := range order {
				group := slices.Clone(groups[l])
				if upwards>>i&1 != 0 {
					slices.Reverse(group)
				}
				byPen = append(byPen, group...)
			}
			try(byPen)
		}
	}
	try(m.improve(best.order, next))
	return best
}

// paint adds up what it costs to paint the runs in an order, with a plain pen
// before and after.
func (m *Meter) paint(order []*run, next [][]cell) update {
	u, pen := update{order: order, at: m.at}, look{}
	for _, r := range order {
		u.bytes += m.step(u.at, pen, r, next)
		pen = r.look
		var text int
		text, u.at = m.text(r, next)
		u.bytes += text
	}
	u.bytes += change(pen, look{})
	return u
}

// snake goes through every second row from right to left.
func snake(byRow []*run) []*run {
	var order []*run
	back := false
	for len(byRow) > 0 {
		n := 1
		for n < len(byRow) && byRow[n].from.row == byRow[0].from.row {
			n++
		}
		row := slices.Clone(byRow[:n])
		if back {
			slices.Reverse(row)
		}
		order, byRow, back = append(order, row...), byRow[n:], !back
	}
	return order
}

// byLook groups runs by their look, in the order in which the looks come first.
func byLook(runs []*run) (looks []look, groups map[look][]*run) {
	groups = map[look][]*run{}
	for _, r := range runs {
		if groups[r.look] == nil {
			looks = append(looks, r.look)
		}
		groups[r.look] = append(groups[r.look], r)
	}
	return looks, groups
}

// directions returns how many choices there are to go down or up through each of n
// groups: one, all downwards, where they are many.
func directions(n int) int {
	if n > fewLooks {
		return 1
	}
	return 1 << n
}

// ordersOf returns all orders of a few looks, of many the first one and its reverse.
func ordersOf(looks []look) [][]look {
	if len(looks) > fewLooks {
		reverse := slices.Clone(looks)
		slices.Reverse(reverse)
		return [][]look{looks, reverse}
	}
	if len(looks) <= 1 {
		return [][]look{looks}
	}
	var orders [][]look
	for i := range looks {
		for _, rest := range ordersOf(slices.Delete(slices.Clone(looks), i, i+1)) {
			orders = append(orders, append([]look{looks[i]}, rest...))
		}
	}
	return orders
}
