package cli

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strconv"

	"scantop/client"
)

// maxIdle is the number of pages in a row without a new scan after which a walk stops.
const maxIdle = 8

// walk reads the list once, from its top to its end. Each page overlaps the pages before it by at least
// one known scan. Scans keep their order, so no scan that was there all the time can be missing between
// two neighbours on a page. This works even if the page numbers and totals of AVDS are wrong.
type walk struct {
	scans []client.Scan // the scans that were read and not emitted yet, in the order of the list
	keys  []uint64      // the keys of those scans, see keyOf
	known *keySet       // the keys of all scans that were read
	order uint64        // hash of the keys of the emitted scans, in their order
	emit  func(client.Scan) error

	size    int  // the largest page size that AVDS accepts
	largest int  // the most scans on a page so far
	fixed   bool // AVDS ignores smaller page sizes
	offset  int  // the position in the list of the first scan that was not read
	margin  int  // how many known scans the next page should begin with
	idle    int  // pages in a row without a new scan
	linked  bool // every page had a known scan
	moved   bool // scans changed their positions, or the total changed
	double  bool // a page had a scan twice, so another scan may be missing
	total   int  // the total of the latest page
	ended   bool // the end of the list was reached
}

func newWalk(size int, emit func(client.Scan) error) *walk {
	return &walk{known: newKeySet(), emit: emit, size: max(1, size), margin: 1, linked: true}
}

// next returns the number and size of the page to request. Pages of the same size never overlap, so it
// tries all sizes: the page must begin at least margin scans before the offset, and end as far behind it
// as possible. If AVDS has a fixed page size, next returns the page that contains the offset.
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

// take adds the scans of the reply to q. It ignores a page that does not overlap the known scans, and
// requests an earlier page instead.
func (w *walk) take(q client.Query, page *client.Page) {
	w.moved = w.moved || w.known.len() > 0 && page.Total != w.total
	w.total = page.Total
	w.idle++
	if page.Number != 0 && page.Number != q.Page { // AVDS sent another page
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
	before := w.known.len()
	w.add(page.Scans)
	fresh, short := w.known.len() > before, rows < size
	if fresh {
		w.idle = 0
	}
	switch {
	case short && w.offset >= page.Total:
		w.ended = true
	case short: // AVDS sends fewer scans than it says
		w.size = max(1, rows)
	case !fresh && (w.fixed || !w.linked) && page.Total > 0 &&
		w.known.len() >= page.Total: // AVDS repeats its last page
		w.ended, w.linked = true, false
	}
}

// sizeOf returns the size of a page that was requested with size asked, and notes which sizes AVDS
// accepts. If the reply does not name its size, a short page may be the last page or may show the limit
// of AVDS. It counts as the last page only if a page of the requested size arrived before.
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

// stepBack makes the next page begin further up: the known scans have moved up, or AVDS sent a page
// that was not requested.
func (w *walk) stepBack() {
	w.margin *= 4
	if w.total > 0 {
		w.offset = min(w.offset, w.total)
	}
}

// settle notes how far the list has moved. The next page must begin with one known scan, and with one
// more for each position that the list has moved up.
func (w *walk) settle(start, last, rows int) {
	w.margin = 1
	if last >= 0 && last < rows-1 {
		up := w.offset - (start + last + 1)
		w.moved = w.moved || up != 0
		w.margin += max(0, up)
	}
	w.offset = start + rows
}

// add inserts the new scans of a page before the known scan that follows them there, or at the end. A scan
// that follows an emitted scan only can be late: it comes at the end.
func (w *walk) add(page []client.Scan) {
	at, next, here := len(w.scans), uint64(0), map[uint64]bool{}
	for _, s := range slices.Backward(page) {
		key := keyOf(&s)
		w.double = w.double || here[key]
		here[key] = true
		if w.known.has(key) {
			next = key
			continue
		}
		if next != 0 {
			at, next = max(0, slices.Index(w.keys, next)), 0
		}
		s.Raw = "" // list does not print it
		w.known.add(key)
		w.keys, w.scans = slices.Insert(w.keys, at, key), slices.Insert(w.scans, at, s)
	}
}

// lastKnown returns the index of the last known scan of a page, or -1.
func (w *walk) lastKnown(page []client.Scan) int {
	for i, s := range slices.Backward(page) {
		if w.known.has(keyOf(&s)) {
			return i
		}
	}
	return -1
}

// whole reports whether no scan can be missing. A walk whose pages did not overlap is whole if the walk
// before it read the same scans, and the list did not move during either. If a scan had been missed, it
// would have moved up past a scan that disappeared, and the two walks would differ.
func (w *walk) whole(earlier []*walk) bool {
	switch {
	case !w.ended, w.double && (w.total == 0 || w.total > w.known.len()):
		return false
	case w.linked:
		return true
	case len(earlier) == 0:
		return false
	}
	before := earlier[len(earlier)-1]
	return before.ended && !w.moved && !before.moved && w.known.len() == before.known.len() && w.hash() == before.hash()
}

// flush emits the oldest scans until n are left.
func (w *walk) flush(n int) error {
	for len(w.scans) > n {
		if err := w.emit(w.scans[0]); err != nil {
			return err
		}
		w.order = mix(w.order, w.keys[0])
		w.scans, w.keys = w.scans[1:], w.keys[1:]
	}
	return nil
}

// hash returns a hash of the keys of all scans, in the order of the list.
func (w *walk) hash() uint64 {
	sum := w.order
	for _, key := range w.keys {
		sum = mix(sum, key)
	}
	return sum
}

// mix adds a key to a hash of the keys before it (FNV-1a on whole keys).
func mix(sum, key uint64) uint64 { return (sum ^ key) * 1099511628211 }

var keySeed = maphash.MakeSeed()

// keyOf returns a key that identifies a scan and is never 0. A ScanId of digits is its own key, because it
// fits 64 bits; any other ScanId, or the whole JSON of a scan without one, is hashed.
func keyOf(s *client.Scan) uint64 {
	if n, err := strconv.ParseUint(s.ID, 10, 64); err == nil && n > 0 {
		return n
	}
	return max(1, maphash.String(keySeed, cmp.Or(s.ID, s.Raw)))
}
