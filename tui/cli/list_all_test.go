package cli

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"scantop/client"
)

// movingList is a fake AVDS whose scans appear and disappear between two requests.
type movingList struct {
	ids     []string // newest first
	largest int      // page; 0: as large as is asked for
	fixed   int      // the only size of a page; 0: any
	last    bool     // behind the end it gives the last page again, under that page's number
	echo    bool     // the same, under the number that was asked for
	mute    bool     // it tells neither number nor size of a page
	before  func(l *movingList)
	total   func(l *movingList) int
	alter   func(l *movingList, page *client.Page) *client.Page

	grows  bool
	asked  int
	always map[string]bool // scans that were there all the time
}

func newMovingList(n int) *movingList {
	l := &movingList{always: map[string]bool{}}
	for i := range n {
		l.ids = append(l.ids, fmt.Sprintf("scan-%04d", n-i))
		l.always[l.ids[i]] = true
	}
	return l
}

// leave removes scans from the list.
func (l *movingList) leave(from, to int) {
	to = min(to, len(l.ids))
	for _, id := range l.ids[from:max(from, to)] {
		delete(l.always, id)
	}
	l.ids = slices.Delete(l.ids, from, max(from, to))
}

func (l *movingList) ask(_ context.Context, q client.Query) (*client.Page, error) {
	l.asked++
	if l.before != nil {
		l.before(l)
	}
	size := q.PageSize
	if l.largest > 0 {
		size = min(size, l.largest)
	}
	if l.fixed > 0 {
		size = l.fixed
	}
	number := q.Page
	pages := max(1, (len(l.ids)+size-1)/size)
	if l.last || l.echo {
		number = min(number, pages)
	}
	page := &client.Page{Number: number, Size: size, Pages: pages, Total: len(l.ids)}
	for _, id := range l.ids[min((number-1)*size, len(l.ids)):min(number*size, len(l.ids))] {
		page.Scans = append(page.Scans, client.Scan{ID: id})
	}
	if l.echo {
		page.Number = q.Page
	}
	if l.mute {
		page.Number, page.Size = 0, 0
	}
	if l.total != nil {
		page.Total = l.total(l)
	}
	if l.alter != nil {
		page = l.alter(l, page)
	}
	return page, nil
}

// saying makes the list report a certain total.
func saying(total int) func(*movingList) {
	return func(l *movingList) { l.total = func(*movingList) int { return total } }
}

// readAll reads the whole list. It checks that no scan is there twice, that the order is that of the
// list, and that no scan is missing if listAll returns no error.
func readAll(t *testing.T, name string, l *movingList, size int) (ids []string, err error) {
	t.Helper()
	page, err := readList(t, l.ask, size)
	for _, s := range page.Scans {
		ids = append(ids, s.ID)
	}
	if sorted := slices.Sorted(slices.Values(ids)); len(slices.Compact(sorted)) != len(ids) {
		t.Errorf("%s: a scan is there twice", name)
	}
	if err == nil && !l.grows && !slices.IsSortedFunc(ids, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Errorf("%s: not in the list's order: %.400q", name, ids)
	}
	if err != nil {
		return ids, err
	}
	for id := range l.always {
		if !slices.Contains(ids, id) {
			t.Errorf("%s: %s is missing after %d requests, without a word", name, id, l.asked)
			break
		}
	}
	return ids, nil
}

func TestAListThatStandsStillIsReadInFewRequests(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]struct {
		set       func(*movingList)
		n, size   int
		most      int // requests
		otherwise error
	}{
		"no scan":                  {func(*movingList) {}, 0, 100, 1, nil},
		"one page":                 {func(*movingList) {}, 99, 100, 1, nil},
		"a full page":              {func(*movingList) {}, 100, 100, 2, nil},
		"many pages":               {func(*movingList) {}, 1000, 100, 12, nil},
		"thousands":                {func(*movingList) {}, 5000, 100, 60, nil},
		"pages of ten":             {func(*movingList) {}, 45, 10, 8, nil},
		"pages of ten, full":       {func(*movingList) {}, 40, 10, 7, nil},
		"pages of one":             {func(*movingList) {}, 7, 1, 20, nil},
		"pages of two":             {func(*movingList) {}, 9, 2, 20, nil},
		"pages of three":           {func(*movingList) {}, 50, 3, 80, nil},
		"at most twenty":           {func(l *movingList) { l.largest = 20 }, 250, 100, 19, nil},
		"at most twenty, silently": {func(l *movingList) { l.largest, l.mute = 20, true }, 250, 100, 19, nil},
		"always twenty":            {func(l *movingList) { l.fixed = 20 }, 250, 100, 32, nil},
		"always twenty, full":      {func(l *movingList) { l.fixed = 20 }, 240, 100, 32, nil},
		"always fifty, of ten":     {func(l *movingList) { l.fixed = 50 }, 240, 10, 14, nil},
		"the last page again":      {func(l *movingList) { l.last = true }, 200, 100, 5, nil},
		"the last page as any":     {func(l *movingList) { l.echo = true }, 200, 100, 5, nil},
		"always twenty, and again": {func(l *movingList) { l.fixed, l.echo = 20, true }, 60, 100, 12, nil},
		"one page, and again":      {func(l *movingList) { l.fixed, l.echo = 20, true }, 20, 100, 6, nil},
		"no number":                {func(l *movingList) { l.mute = true }, 250, 100, 4, nil},
		"no total":                 {saying(0), 250, 100, 4, nil},
		"too small a total":        {saying(7), 250, 100, 4, nil},
		"too large a total":        {saying(251), 250, 100, 60, errIncomplete},
		"nothing, but a total":     {saying(45), 0, 100, 40, errIncomplete},
		"the first page for any": {func(l *movingList) {
			l.alter = func(l *movingList, p *client.Page) *client.Page {
				p.Scans = nil
				for _, id := range l.ids[:min(p.Size, len(l.ids))] {
					p.Scans = append(p.Scans, client.Scan{ID: id})
				}
				return p
			}
		}, 250, 100, 40, errIncomplete},
		"half of each page": {func(l *movingList) {
			l.alter = func(_ *movingList, p *client.Page) *client.Page { p.Scans = p.Scans[:len(p.Scans)/2]; return p }
		}, 250, 100, 80, errIncomplete},
		"each second scan is the one before": {func(l *movingList) {
			l.alter = func(_ *movingList, p *client.Page) *client.Page {
				for i := 1; i < len(p.Scans); i += 2 {
					p.Scans[i] = p.Scans[i-1]
				}
				return p
			}
		}, 250, 100, 60, errIncomplete},
	} {
		l := newMovingList(change.n)
		change.set(l)
		ids, err := readAll(t, name, l, change.size)
		if !errors.Is(err, change.otherwise) || l.asked > change.most || err == nil && len(ids) != change.n {
			t.Errorf("%s: %d scans, %v after %d requests; want %d, %v after at most %d",
				name, len(ids), err, l.asked, change.n, change.otherwise, change.most)
		}
	}
}

// With three scans leaving before each request, every scan that stays is read.
func TestScansThatLeaveHideNoOthers(t *testing.T) {
	t.Parallel()
	for name, from := range map[string]func(n int) int{
		"from the top": func(int) int { return 0 }, "from the end": func(n int) int { return max(0, n-3) },
		"from the middle":       func(n int) int { return n / 2 },
		"behind the first page": func(n int) int { return min(n, 10) },
	} {
		for _, stay := range []int{0, 15, 30} {
			l := newMovingList(45)
			l.before = func(l *movingList) {
				if len(l.ids) > stay {
					at := from(len(l.ids))
					l.leave(at, min(at+3, at+len(l.ids)-stay))
				}
			}
			if _, err := readAll(t, name, l, 10); err != nil || l.asked > 20 {
				t.Errorf("%s, until %d are left: %v after %d requests", name, stay, err, l.asked)
			}
		}
	}
	sure := 0
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 1))
		l := newMovingList(45)
		l.before = func(l *movingList) {
			for range 3 {
				if len(l.ids) > 0 {
					at := random.IntN(len(l.ids))
					l.leave(at, at+1)
				}
			}
		}
		if _, err := readAll(t, fmt.Sprint("at random, ", seed), l, 10); err == nil {
			sure++
		}
	}
	if sure != 300 {
		t.Errorf("at random: only %d of 300 times nothing is missing", sure)
	}
}

// Scans appear and disappear, pages are repeated or left out, and totals are wrong: still, every scan that
// was there all the time is read once, or listAll says that scans may be missing. It ends, and says so
// only rarely.
func TestAMovingListIsReadOrSaidNotToBe(t *testing.T) {
	t.Parallel()
	sure, moving := 0, 0
	for seed := range uint64(1000) {
		random := rand.New(rand.NewPCG(seed, 2))
		l := newMovingList(random.IntN(300))
		next, name := 9000, fmt.Sprintf("seed %d", seed)
		comes, goes, stops := random.IntN(4), random.IntN(4), random.IntN(60)
		l.grows = comes > 0
		l.before = func(l *movingList) {
			if l.asked > stops {
				return
			}
			for range random.IntN(comes + 1) {
				next++
				l.ids = slices.Insert(l.ids, at(random, comes, len(l.ids)), fmt.Sprintf("scan-%04d", next))
			}
			for range random.IntN(goes + 1) {
				if len(l.ids) > 0 {
					at := random.IntN(len(l.ids))
					l.leave(at, at+1)
				}
			}
		}
		size := 1 + random.IntN(40)
		if random.IntN(3) == 0 {
			size = 100
		}
		switch random.IntN(4) {
		case 0:
			l.largest = 1 + random.IntN(30)
		case 1:
			l.fixed = 5 + random.IntN(30)
		}
		l.last, l.echo, l.mute = random.IntN(4) == 0, random.IntN(4) == 0, random.IntN(5) == 0
		truth := distort(l, random)
		_, err := readAll(t, name, l, size)
		if l.asked > 1500 {
			t.Errorf("%s: asks %d times", name, l.asked)
		}
		if truth && l.fixed == 0 && size >= 10 && (l.largest == 0 || l.largest >= 10) {
			if moving++; err == nil {
				sure++
			}
		}
	}
	if sure < moving*98/100 {
		t.Errorf("of %d lists that move, but are told truly, only %d are said to be whole", moving, sure)
	}
}

// at returns the position of a new scan in the list: the top, or any position if a filter lets it in.
func at(random *rand.Rand, comes, n int) int {
	if comes == 3 {
		return random.IntN(n + 1)
	}
	return 0
}

// distort makes the list report wrong totals or leave out pages. It returns false if it did.
func distort(l *movingList, random *rand.Rand) bool {
	n := len(l.ids)
	switch random.IntN(8) {
	case 0:
		l.total = func(*movingList) int { return 0 }
	case 1:
		l.total = func(*movingList) int { return n }
	case 2:
		l.total = func(*movingList) int { return 1 + random.IntN(2*n+1) }
	case 3:
		l.alter = func(_ *movingList, p *client.Page) *client.Page {
			if random.IntN(8) == 0 {
				p.Scans = nil
			}
			return p
		}
	case 4: // a cache answers with what it has
		var kept *client.Page
		l.mute = false
		l.alter = func(_ *movingList, p *client.Page) *client.Page {
			if kept == nil || random.IntN(8) > 0 {
				kept = p
			}
			return kept
		}
	default:
		return true
	}
	return false
}

// Scans without a ScanId are told apart.
func TestScansWithoutAnIDAreAllRead(t *testing.T) {
	t.Parallel()
	l := newMovingList(45)
	l.alter = func(_ *movingList, p *client.Page) *client.Page {
		for i := range p.Scans {
			p.Scans[i].Raw, p.Scans[i].ID = `{"Name":"`+p.Scans[i].ID+`"}`, ""
		}
		return p
	}
	if page, err := readList(t, l.ask, 10); err != nil || len(page.Scans) != 45 {
		t.Errorf("%d scans, %v", len(page.Scans), err)
	}
}

// An endless list is printed until nobody reads it any more.
func TestAnEndlessListEndsWithItsReader(t *testing.T) {
	t.Parallel()
	n, printed := 0, 0
	endless := func(_ context.Context, q client.Query) (*client.Page, error) {
		page := &client.Page{Total: 1 << 30}
		for range q.PageSize { // the pages have nothing in common
			n++
			page.Scans = append(page.Scans, client.Scan{ID: fmt.Sprint(n)})
		}
		return page, nil
	}
	closed := errors.New("closed pipe")
	got, _, err := listAll(t.Context(), endless, client.Query{PageSize: 100}, func(client.Scan) error {
		if printed++; printed > 70_000 {
			return closed
		}
		return nil
	})
	if !errors.Is(err, closed) || got != printed {
		t.Errorf("ends with %v after %d of %d scans, %d read", err, got, printed, n)
	}
}

// A list that is longer than the window is printed once, in its order, also where it takes several walks.
func TestALongListIsPrintedOnceInItsOrder(t *testing.T) {
	t.Parallel()
	for name, set := range map[string]func(*movingList){
		"still":        func(*movingList) {},
		"one size":     func(l *movingList) { l.fixed = 100 },
		"small pages":  func(l *movingList) { l.largest = 20 },
		"without word": func(l *movingList) { l.mute = true },
	} {
		l := newMovingList(3*window + 7)
		set(l)
		page, err := readList(t, l.ask, 100)
		if err != nil || len(page.Scans) != 3*window+7 {
			t.Errorf("%s: %d scans, %v", name, len(page.Scans), err)
			continue
		}
		for i, s := range page.Scans {
			if want := fmt.Sprintf("scan-%04d", 3*window+7-i); s.ID != want {
				t.Errorf("%s: no. %d is %s, want %s", name, i, s.ID, want)
				break
			}
		}
	}
}

// readList returns what listAll emits.
func readList(t *testing.T, ask askFunc, size int) (*client.Page, error) {
	t.Helper()
	page := &client.Page{}
	n, total, err := listAll(t.Context(), ask, client.Query{PageSize: size}, func(s client.Scan) error {
		page.Scans = append(page.Scans, s)
		return nil
	})
	if page.Total = total; n != len(page.Scans) {
		t.Errorf("counts %d of %d scans", n, len(page.Scans))
	}
	return page, err
}
