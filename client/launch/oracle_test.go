package launch_test

import (
	"context"
	"errors"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"scantop/client"
	"scantop/client/launch"
)

// world is a simulated AVDS that misbehaves as drawn from a seed and knows the truth. Its clock
// advances only while the launch waits or reads the list.
type world struct {
	random *rand.Rand
	now    time.Time
	spec   client.Spec

	scans  []listedScan // in the order of their creation
	mine   string       // the ScanId of the launched scan, "" if there is none
	sends  int          // number of CreateScan requests
	sent   time.Time    // time of the first CreateScan
	acts   bool         // CreateScan creates its scan
	end    error        // the error of CreateScan, nil for success
	lag    time.Duration
	others []arrival // later scans of other users
	made   int

	rename   func(string) string
	restart  func(time.Time) time.Time
	retarget func([]string) []string
	search   func(name, wanted string) bool
	size     int           // largest page
	oldest   bool          // the oldest scans come first
	hangs    time.Duration // duration of a reply
	failing  float64       // fraction of replies that fail
	short    bool          // pages lack their last scan
	exact    bool          // starts are shown as they were sent
	habits   string        // the drawn habits, for messages
}

// listedScan is a scan and the time when it appears in the list.
type listedScan struct {
	client.Scan
	at time.Time
}

// arrival is a scan of another user that appears after the launch.
type arrival struct {
	after time.Duration
	name  string
	start time.Duration // from the start of the launched scan
	hosts []string
}

func (w *world) add(name string, start time.Time, targets []string) string {
	w.made++
	id := fmt.Sprint(1000000 + w.made)
	w.scans = append(w.scans, listedScan{Scan: client.Scan{
		ID: id, Name: w.rename(name), Type: client.TypeVuln, Trigger: client.TriggerOnce, Start: w.restart(start),
		Targets: w.retarget(targets),
	}, at: w.now.Add(w.lag)})
	return id
}

func (w *world) pass(d time.Duration) {
	w.now = w.now.Add(d)
	if w.sends == 0 {
		return
	}
	w.others = slices.DeleteFunc(w.others, func(a arrival) bool {
		due := !w.now.Before(w.sent.Add(a.after))
		if due {
			w.add(a.name, w.spec.Start.Add(a.start), a.hosts)
		}
		return due
	})
}

// wait is the Wait of this world.
func (w *world) wait(ctx context.Context, d time.Duration) error {
	w.pass(d)
	return ctx.Err()
}

func (w *world) CreateScan(_ context.Context, s client.Spec) (string, error) {
	w.sends++
	w.sent = w.now
	id := ""
	if w.acts {
		id = w.add(s.Name, s.Start, s.Targets)
		w.mine = id
	}
	w.pass(time.Duration(w.random.IntN(20_000)) * time.Millisecond)
	return id, w.end
}

func (w *world) DescribeScans(_ context.Context, q client.Query) (*client.Page, error) {
	w.pass(w.hangs)
	if w.random.Float64() < w.failing {
		return nil, errors.New("no list")
	}
	var found []client.Scan
	for _, s := range w.scans {
		if !s.at.After(w.now) && (q.Search == "" || w.search(s.Name, q.Search)) {
			found = append(found, s.Scan)
		}
	}
	if !w.oldest {
		slices.Reverse(found)
	}
	size := min(q.PageSize, w.size)
	from := min((q.Page-1)*size, len(found))
	scans := found[from:min(from+size, len(found))]
	p := &client.Page{Number: q.Page, Size: size, Count: len(scans), Pages: (len(found) + size - 1) / size,
		Total: len(found)}
	if w.short && len(scans) > 0 {
		scans = scans[:len(scans)-1]
	}
	p.Scans = slices.Clone(scans)
	return p, nil
}

// draw creates a world.
func draw(seed uint64) *world {
	r := rand.New(rand.NewPCG(seed, 1))
	w := &world{random: r, now: time.UnixMilli(1790000000000 + r.Int64N(3_600_000))}
	w.size = []int{100, 100, 20, 10}[r.IntN(4)]
	name := []string{"scan-20260302-1200", `  Nightly  "Wöb" & 支付 `, "n"}[r.IntN(3)]
	start := w.now
	if r.IntN(5) == 0 { // a planned start
		start = w.now.Add(24 * time.Hour).Truncate(time.Hour)
	}
	w.spec = client.Spec{Name: name, Type: client.TypeVuln, Trigger: client.TriggerOnce, Start: start,
		Targets: []string{"www.example.com", "192.0.2.7"}}
	drawHabits(w)

	old := []int{0, 3, 30, 250}[r.IntN(4)]
	for i := range old {
		before := w.now
		w.now = before.Add(-time.Duration(2*old-i) * time.Hour)
		w.add([]string{"m", name}[r.IntN(2)], w.now, [][]string{w.spec.Targets, {"b.example.org"}}[r.IntN(2)])
		w.now = before
	}
	w.acts = r.IntN(2) == 0
	for range r.IntN(4) {
		twin := r.IntN(2) == 0
		a := arrival{after: time.Duration(r.IntN(60_000)) * time.Millisecond, name: "m",
			start: time.Duration(r.IntN(120)-60) * time.Minute, hosts: []string{"b.example.org"}}
		if twin {
			a.name, a.hosts = name, w.spec.Targets
			a.start = []time.Duration{
				start.Truncate(time.Second).Sub(start), time.Millisecond, time.Second, -time.Second, 17 * time.Second,
				61 * time.Second, time.Hour,
			}[r.IntN(7)]
			tells := w.exact && old > 0 || w.acts // otherwise the two could not be distinguished
			if a.start == 0 || !tells && a.start.Abs() < time.Minute {
				a.start = 61 * time.Second
			}
		}
		w.others = append(w.others, a)
	}

	lost := &client.Error{Kind: client.KindTimeout, Action: "CreateScan", Message: "no complete answer in time",
		MayHaveTakenEffect: true}
	refused := &client.Error{Kind: client.KindQuota, Action: "CreateScan", Code: "QuotaExceeded"}
	switch {
	case w.acts && r.IntN(8) == 0:
	case !w.acts && r.IntN(8) == 0:
		w.end = refused
	default:
		w.end = lost
	}
	return w
}

// drawHabits draws how the world shows scans. If name, start and targets were all changed, nobody
// could recognise the scan, so targets change only if the name does not.
func drawHabits(w *world) {
	r := w.random
	names := []struct {
		said string
		f    func(string) string
	}{
		{"as sent", same[string]}, {"as sent", same[string]}, {"as sent", same[string]}, {"trimmed", strings.TrimSpace},
		{"collapsed", func(s string) string { return strings.Join(strings.Fields(s), " ") }},
		{"cut", func(s string) string { return string([]rune(s)[:min(12, len([]rune(s)))]) }},
		{"escaped", html.EscapeString}, {"decomposed", norm.NFD.String}, {"lower", strings.ToLower},
		{"another", func(s string) string { return fmt.Sprintf("task %x", len(s)) }},
	}
	starts := []struct {
		said string
		f    func(time.Time) time.Time
	}{
		{"exact", same[time.Time]}, {"exact", same[time.Time]}, {"exact", same[time.Time]},
		{"cut", func(t time.Time) time.Time { return t.Truncate(time.Second) }},
		{"rounded", func(t time.Time) time.Time { return t.Round(time.Second) }},
		{"next minute", func(t time.Time) time.Time { return t.Truncate(time.Minute).Add(time.Minute) }},
		{"this minute", func(t time.Time) time.Time { return t.Truncate(time.Minute) }},
		{"later", func(t time.Time) time.Time { return t.Add(3 * time.Second) }},
		{"zone", func(t time.Time) time.Time { return t.Add(8 * time.Hour) }},
		{"untold", func(time.Time) time.Time { return time.Time{} }},
	}
	name, start := names[r.IntN(len(names))], starts[r.IntN(len(starts))]
	w.rename, w.restart, w.exact = name.f, start.f, start.said == "exact"
	w.retarget = func(s []string) []string { return s }
	switch r.IntN(4) {
	case 0:
		w.retarget = func(s []string) []string { return append([]string{"https://WWW.example.com./x"}, s[1:]...) }
	case 1:
		w.retarget = func([]string) []string { return nil }
	case 2:
		if name.said != "another" && w.spec.Name != "n" {
			w.retarget = func([]string) []string { return []string{"203.0.113.9"} }
		}
	}
	habits := []func(name, wanted string) bool{
		func(name, wanted string) bool { return name == wanted },
		strings.Contains,
		func(string, string) bool { return true },
		func(string, string) bool { return false },
	}
	w.search = habits[r.IntN(len(habits))]
	w.oldest = r.IntN(8) == 0
	w.short = r.IntN(12) == 0
	w.lag = []time.Duration{0, 0, 2 * time.Second, 20 * time.Second, 45 * time.Second}[r.IntN(5)]
	w.failing = []float64{0, 0, 0, 0.1, 1}[r.IntN(5)]
	w.hangs = []time.Duration{0, 0, time.Second}[r.IntN(3)]
	w.habits = fmt.Sprintf("name %s, start %s, lag %v, oldest first %v", name.said, start.said, w.lag, w.oldest)
}

// Whatever AVDS does, shows or omits, and whatever others launch at the same time: one CreateScan
// is sent, Created names the scan that it created, and NotCreated is returned only if there is
// none.
func TestOutcomesAreTrue(t *testing.T) {
	t.Parallel()
	told, named := map[launch.State]int{}, 0
	first, worlds := seeds(t, 4000)
	for seed := first; seed < first+uint64(worlds); seed++ {
		w := draw(seed)
		o := launch.Run(t.Context(), w, w.spec, w.wait)
		told[o.State]++
		if w.sends != 1 {
			t.Errorf("seed %d: sent %d times", seed, w.sends)
		}
		truth := map[launch.State]bool{
			launch.Created: w.mine != "" && o.ID == w.mine, launch.NotCreated: w.mine == "", launch.Unclear: true,
		}
		if !truth[o.State] {
			t.Errorf("seed %d, %s: the list has %q of %d scans, the outcome is %+v", seed, w.habits, w.mine,
				len(w.scans), o)
		}
		if o.State == launch.Unclear && slices.Contains(o.Similar, w.mine) {
			named++
		}
	}
	t.Logf("%d worlds: %v, our scan named %d times", worlds, told, named)
	for state, least := range map[launch.State]int{launch.Created: worlds / 10, launch.NotCreated: worlds / 10,
		launch.Unclear: worlds / 4} {
		if told[state] < least {
			t.Errorf("%d outcomes of state %d: too few to test it", told[state], state)
		}
	}
	if named < worlds/10 {
		t.Errorf("an unclear outcome names the scan %d times", named)
	}
}

// seeds returns the first seed and the number of seeds that a test draws. SCANTOP_NIGHTLY=1, which
// .ci/run --nightly sets, draws all of them. Otherwise a test draws a tenth, a different one in
// each run. SCANTOP_SEED=400 draws the tenth that begins there.
func seeds(t *testing.T, all int) (first uint64, n int) {
	t.Helper()
	if os.Getenv("SCANTOP_NIGHTLY") != "" {
		return 0, all
	}
	n = all / 10
	first = uint64(n * rand.IntN(10))
	if text := os.Getenv("SCANTOP_SEED"); text != "" {
		var err error
		if first, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("drawn from SCANTOP_SEED=%d", first)
	return first, n
}

func same[T any](v T) T { return v }
