package monitor

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"time"

	"scantop/client"
)

// world is what AVDS knows: scans whose whole lives are drawn beforehand, so that their state at any
// moment is known.
type world struct {
	lives []life // in the order of their creation
}

// life is a scan from its creation until it is deleted. Times are durations since noon.
type life struct {
	born, deleted time.Duration
	turns         []turn
}

// turn is a change of a scan's state. Until the next one, only its progress changes.
type turn struct {
	at    time.Duration
	scan  client.Scan
	speed float64 // percent per hour
	limit float64 // percent at which it stops
}

// longestLife is how long a scan is listed at most.
const longestLife = 12 * time.Hour

// quietFrom is the minute of each hour from which no scan is created, changes its state or is
// deleted.
const quietFrom = 53 * time.Minute

// loud moves a time out of the quiet minutes.
func loud(at time.Duration) time.Duration {
	if at%time.Hour >= quietFrom {
		return at.Truncate(time.Hour) + time.Hour + time.Second
	}
	return at
}

// newWorld draws about ten scans per hour, from before noon until a time.
func newWorld(random *rand.Rand, until time.Duration) *world {
	w := &world{}
	for at := -longestLife; at < until; at += time.Duration(random.ExpFloat64() * float64(6*time.Minute)) {
		w.lives = append(w.lives, newLife(random, loud(at), len(w.lives)))
	}
	sort.SliceStable(w.lives, func(i, j int) bool { return w.lives[i].born < w.lives[j].born })
	return w
}

func newLife(random *rand.Rand, born time.Duration, n int) life {
	l := life{born: born, deleted: loud(born + time.Duration((0.1+0.8*random.Float64())*float64(longestLife)))}
	s := client.Scan{
		ID: fmt.Sprint(2026030200000000000 + n), Type: client.TypeVuln, Trigger: client.TriggerOnce,
		Name: fmt.Sprint([]string{"nightly ", "release ", "支付 "}[random.IntN(3)], n), Status: client.StatusWaiting,
	}
	if random.IntN(4) == 0 {
		s.Type = client.TypeContent
	}
	if n%6 == 0 {
		s.RefJobID = fmt.Sprint("job-", n)
	}
	at := born
	s.Start = noon.Add(at)
	l.turn(at, s, 0)
	if random.IntN(5) == 0 {
		s.Trigger = client.TriggerPeriodic
		for range 1 + random.IntN(8) {
			at = l.run(random, at+time.Duration(random.IntN(3600))*time.Second, &s)
		}
		return l
	}
	switch at += time.Duration(random.IntN(1800)) * time.Second; random.IntN(12) {
	case 0:
		s.Status = client.StatusInvalid
		l.turn(at, s, 0)
	case 1:
		s.Status = client.StatusDisabled
		l.turn(at, s, 0)
	default:
		l.run(random, at, &s)
	}
	return l
}

// run draws a run of a scan, and returns its end. The scan may stand still for a while. It finishes,
// or is aborted and may then continue.
func (l *life) run(random *rand.Rand, at time.Duration, s *client.Scan) time.Duration {
	s.LastRun = noon.Add(at)
	takes := time.Minute + time.Duration(random.ExpFloat64()*float64(40*time.Minute))
	speed := 100 / takes.Hours()
	for percent := 0.0; ; {
		stretch := min(100-percent, 20+random.Float64()*100)
		at = l.progress(at, s, percent, speed, stretch)
		at += time.Duration(stretch / speed * float64(time.Hour))
		if percent += stretch; percent >= 100 {
			return l.end(at, s, client.StatusFinished)
		}
		switch random.IntN(3) {
		case 0:
			at = l.progress(at, s, percent, 0, 0) // the scan stands still
			at += time.Duration(random.ExpFloat64() * float64(20*time.Minute))
		case 1:
			at = l.end(at, s, client.StatusAborted)
			if s.Trigger == client.TriggerPeriodic || random.IntN(2) == 0 {
				return at
			}
			at += time.Minute + time.Duration(random.ExpFloat64()*float64(10*time.Minute))
		}
	}
}

// progress lets a scan run from a percentage on, for at most a stretch.
func (l *life) progress(at time.Duration, s *client.Scan, percent, speed, stretch float64) time.Duration {
	s.Status, s.JobStatistics = client.StatusRunning, string(client.StatusRunning)
	s.Progress, s.End = client.Percent{Value: percent, Known: true}, time.Time{}
	at = l.turn(at, *s, speed)
	l.turns[len(l.turns)-1].limit = percent + stretch
	return at
}

// end ends a run. A periodic scan waits again.
func (l *life) end(at time.Duration, s *client.Scan, status client.Status) time.Duration {
	if s.Status, s.JobStatistics = status, string(status); s.Trigger == client.TriggerPeriodic {
		s.Status = client.StatusWaiting
	}
	s.End = noon.Add(at)
	return l.turn(at, *s, 0)
}

func (l *life) turn(at time.Duration, s client.Scan, speed float64) time.Duration {
	if at = loud(at); len(l.turns) > 0 {
		at = max(at, l.turns[len(l.turns)-1].at)
	}
	l.turns = append(l.turns, turn{at, s, speed, s.Progress.Value})
	return at
}

// now returns the newest turn of a scan.
func (l *life) now(at time.Duration) *turn {
	i := len(l.turns) - 1
	for i > 0 && l.turns[i].at > at {
		i--
	}
	return &l.turns[i]
}

// scanAt returns the scan in a reply.
func (t *turn) scanAt(at time.Duration) client.Scan {
	s := t.scan
	s.Progress.Value = math.Floor(10*min(t.limit, s.Progress.Value+t.speed*(at-t.at).Hours())) / 10
	return s
}

// listed calls see for every scan that exists, the newest first, until see returns false.
func (w *world) listed(at time.Duration, see func(*turn) bool) {
	newest := sort.Search(len(w.lives), func(i int) bool { return w.lives[i].born > at })
	for i := newest - 1; i >= 0 && w.lives[i].born >= at-longestLife-time.Hour; i-- {
		if l := &w.lives[i]; l.deleted > at && !see(l.now(at)) {
			return
		}
	}
}

// page returns the reply to a query.
func (w *world) page(at time.Duration, q client.Query) *client.Page {
	p := &client.Page{Number: max(1, q.Page), Size: q.PageSize, Scans: make([]client.Scan, 0, q.PageSize)}
	w.listed(at, func(t *turn) bool {
		s := &t.scan
		if q.ScanID != "" {
			if s.ID == q.ScanID {
				p.Total, p.Scans = 1, append(p.Scans, t.scanAt(at))
			}
			return s.ID != q.ScanID
		}
		if q.Type != "" && s.Type != q.Type || q.Trigger != "" && s.Trigger != q.Trigger ||
			len(q.Statuses) > 0 && !slices.Contains(q.Statuses, s.Status) || !strings.Contains(s.Name, q.Search) {
			return true
		}
		if p.Total++; p.Total > (p.Number-1)*p.Size && len(p.Scans) < p.Size {
			p.Scans = append(p.Scans, t.scanAt(at))
		}
		return true
	})
	return p
}
