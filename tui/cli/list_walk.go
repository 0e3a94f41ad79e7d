package cli

import (
	"slices"

	"scantop/client"
)

// maxIdle is how many pages in a row may bring nothing new.
const maxIdle = 8

// walk is one way through the list, from its top to its end. It knows that
// nothing is missing because each page begins with a scan that it knows already:
// scans keep their order, so none that was there all the time can be between two
// neighbours of a page. That needs no number of the service's to be right.
type walk struct {
	scans []client.Scan // that were read, in the order of the list
	keys  []string      // of the scans
	known map[string]bool

	size    int  // the largest page that the service gives
	largest int  // that it has given
	fixed   bool // it gives no smaller one
	offset  int  // where in the list the scans begin that were not read
	margin  int  // how many scans before that a page is to have
	idle    int  // pages in a row that brought nothing new
	linked  bool // each page had a scan that was known
	moved   bool // scans were not where they had been, or their number was another
	double  bool // a page had a scan twice, and may hide others behind it
	total   int  // of the newest page
	ended   bool
}

func newWalk(size int) *walk {
	return &walk{known: map[string]bool{}, scans: []client.Scan{}, size: max(1, size), margin: 1, linked: true}
}

// next is the page to ask for: of all sizes the one that begins margin scans
// before the offset, and ends farthest behind it. Pages of one size never have a
// scan in common while the list stands still. Where no size will do, as the
// service has only one, it is the page that begins at the offset or before it.
func (w *walk) next() (page, size int) {
	least := w.size/2 + 1
	if w.fixed {
		least = w.size
	}
	for s := w.size; s >= least; s-- {
		if p := max(0, w.offset-w.margin)/s + 1; p*s > page*size {
			page, size = p, s
		}
	}
	if w.margin == 1 && page*size <= w.offset {
		return w.offset/w.size + 1, w.size
	}
	return page, size
}

// take reads a page that was asked for with q, unless it does not go on from
// what is known.
func (w *walk) take(q client.Query, page *client.Page) {
	w.moved = w.moved || len(w.keys) > 0 && page.Total != w.total
	w.total = page.Total
	w.idle++
	if page.Number != 0 && page.Number != q.Page { // it is another page
		w.stepBack()
		return
	}
	rows, size := len(page.Scans), w.sizeOf(page, q.PageSize)
	start, last := (q.Page-1)*size, w.lastKnown(page.Scans)
	if last < 0 && start > 0 {
		if start != w.offset {
			w.stepBack()
			return
		}
		w.linked = false
	}
	w.settle(start, last, rows)
	before := len(w.keys)
	w.add(page.Scans)
	fresh, short := len(w.keys) > before, rows < size
	if fresh {
		w.idle = 0
	}
	switch {
	case short && w.offset >= page.Total:
		w.ended = true
	case short: // the service gives less than it says
		w.size = max(1, rows)
	case !fresh && (w.fixed || !w.linked) && page.Total > 0 && len(w.keys) >= page.Total: // it repeats its last page
		w.ended, w.linked = true, false
	}
}

// sizeOf is how many scans a page may have that was asked for with a size, and
// learns from it which sizes the service gives. A page without a size may be the
// last one, or as large as the service lets pages be: that is found out with one
// that is no larger than another that came.
func (w *walk) sizeOf(page *client.Page, asked int) int {
	rows := len(page.Scans)
	w.largest = max(w.largest, rows)
	size := max(page.Size, rows)
	if page.Size == 0 && (rows == 0 || asked <= w.largest) {
		size = max(asked, rows)
	}
	if size != asked {
		w.size, w.fixed = size, size > asked
	}
	return size
}

// stepBack makes the next page begin farther up: the scans that are known have
// moved there, or the service gives what was not asked for.
func (w *walk) stepBack() {
	w.margin *= 4
	if w.total > 0 {
		w.offset = min(w.offset, w.total)
	}
}

// settle finds out how far the list has moved. The next page begins with as many
// known scans as this one was to have and had not, and one.
func (w *walk) settle(start, last, rows int) {
	w.margin = 1
	if last >= 0 && last < rows-1 {
		up := w.offset - (start + last + 1)
		w.moved = w.moved || up != 0
		w.margin += max(0, up)
	}
	w.offset = start + rows
}

// add puts the scans of a page that are new before the known one that follows
// there, or at the end.
func (w *walk) add(page []client.Scan) {
	at, next, here := len(w.scans), "", map[string]bool{}
	for _, s := range slices.Backward(page) {
		key := keyOf(&s)
		w.double = w.double || here[key]
		here[key] = true
		if w.known[key] {
			next = key
			continue
		}
		if next != "" {
			at, next = slices.Index(w.keys, next), ""
		}
		s.Raw = "" // nobody prints it
		w.known[key] = true
		w.keys, w.scans = slices.Insert(w.keys, at, key), slices.Insert(w.scans, at, s)
	}
}

// lastKnown is the index of the last scan of a page that is known, or -1.
func (w *walk) lastKnown(page []client.Scan) int {
	for i, s := range slices.Backward(page) {
		if w.known[keyOf(&s)] {
			return i
		}
	}
	return -1
}

// whole reports whether no scan can be missing. A walk without links is whole if
// the one before it read the same, and neither saw anything move: a scan that was
// missed has moved up past another one that left, which the first walk had read
// and the second had not.
func (w *walk) whole(earlier []*walk) bool {
	switch {
	case !w.ended, w.double && (w.total == 0 || w.total > len(w.keys)):
		return false
	case w.linked:
		return true
	case len(earlier) == 0:
		return false
	}
	before := earlier[len(earlier)-1]
	return before.ended && !w.moved && !before.moved && slices.Equal(w.keys, before.keys)
}

// keyOf tells scans apart. A scan without a ScanId is known by all that the
// service says of it.
func keyOf(s *client.Scan) string {
	if s.ID == "" {
		return s.Raw
	}
	return s.ID
}
