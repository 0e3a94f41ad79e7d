package tui

// digest is what is kept of news that nobody has read yet: how many there are
// of each kind, and of each the first few, so that a frame costs the same
// however many there were.
type digest struct {
	total int
	kinds [kindStarted + 1]struct {
		n     int
		first []transition // at most headlineNames
	}
}

// add takes more news.
func (d *digest) add(ts []transition) {
	d.total += len(ts)
	for _, e := range ts {
		k := &d.kinds[e.kind]
		k.n++
		if len(k.first) < headlineNames {
			k.first = append(k.first, e)
		}
	}
}

// worst is the kind that matters most of a digest that has any.
func (d *digest) worst() transitionKind {
	for kind := range d.kinds {
		if d.kinds[kind].n > 0 {
			return transitionKind(kind)
		}
	}
	return kindStarted
}
