package list

import "scantop/tui/monitor"

// digest is what is kept of news that nobody has read yet: how many there are
// of each kind, and of each the first few, so that a frame costs the same
// however many there were.
type digest struct {
	total int
	kinds [monitor.Started + 1]struct {
		n     int
		first []monitor.Event // at most headlineNames
	}
}

// add takes more news.
func (d *digest) add(ts []monitor.Event) {
	d.total += len(ts)
	for _, e := range ts {
		k := &d.kinds[e.Kind]
		k.n++
		if len(k.first) < headlineNames {
			k.first = append(k.first, e)
		}
	}
}

// worst is the kind that matters most of a digest that has any.
func (d *digest) worst() monitor.Kind {
	for kind := range d.kinds {
		if d.kinds[kind].n > 0 {
			return monitor.Kind(kind)
		}
	}
	return monitor.Started
}
