package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/simulator"
	"scantop/theme"
)

// life is a list of replies about a scan; the last reply stays.
type life []client.Scan

func looks(statuses ...client.Status) life {
	l := make(life, len(statuses))
	for i, s := range statuses {
		l[i] = client.Scan{Status: s}
	}
	return l
}

// periodic returns a scan that is waiting after each of its n runs.
func periodic(status client.Status, n int, job string) client.Scan {
	return client.Scan{Status: status, Trigger: client.TriggerPeriodic, LastRun: time.Unix(int64(n), 0),
		JobStatistics: job}
}

// world has watched scans without a server.
type world struct {
	lives map[string]life
	down  map[int]error // what the n-th request fails with, counted from 1; 0: all others
	asked []string
	waits []time.Duration
	stops map[int]time.Duration // how long the process is suspended during the n-th wait, counted from 1
	said  []string
	out   bytes.Buffer
}

func (w *world) ask(_ context.Context, q client.Query) (*client.Page, error) {
	w.asked = append(w.asked, q.ScanID)
	if err, ok := w.down[len(w.asked)]; ok {
		return nil, err
	}
	if err, ok := w.down[0]; ok {
		return nil, err
	}
	n := 0
	for _, id := range w.asked[:len(w.asked)-1] {
		if id == q.ScanID {
			n++
		}
	}
	page := &client.Page{}
	if l := w.lives[q.ScanID]; len(l) > 0 {
		if scan := l[min(n, len(l)-1)]; scan.Status != "" {
			scan.ID, scan.Name = q.ScanID, "scan "+q.ScanID
			if scan.Status == odd {
				scan.Status = ""
			}
			page.Scans = []client.Scan{scan}
		}
	}
	return page, nil
}

func (w *world) wait(_ context.Context, d time.Duration) { w.waits = append(w.waits, d) }

// waited returns how much time has passed.
func (w *world) waited() (sum time.Duration) {
	for i, d := range w.waits {
		sum += d + w.stops[i+1]
	}
	return sum
}

func (w *world) now() time.Time { return time.Unix(0, 0).UTC().Add(w.waited()) }

// watch watches the scans of the world and returns the exit code.
func (w *world) watch(t *testing.T, ids ...string) int {
	t.Helper()
	s := settingsFor(t, english)
	v := newWatcher(s, ids, func() float64 { return 0 })
	v.ask, v.wait, v.now, v.print = w.ask, w.wait, w.now, &linePrinter{settings: s, out: &w.out}
	v.complain = func(line string) { w.said = append(w.said, line) }
	err := v.run(t.Context())
	var exit exitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.code
	}
	return exitFailed
}

func TestWatchEndsWithWhatBecameOfTheScans(t *testing.T) {
	t.Parallel()
	const running, waiting, finished = client.StatusRunning, client.StatusWaiting, client.StatusFinished
	first := periodic(waiting, 0, "") // it has not run yet
	first.LastRun, first.NextRun = time.Time{}, time.Unix(1, 0)
	lives := map[string]life{
		"1": looks(waiting, running, finished), "2": looks(running, client.StatusAborted),
		"3": looks(client.StatusInvalid), "4": looks(client.StatusDisabled),
		"5": {periodic(running, 1, "running"), periodic(waiting, 1, "finished")},
		"6": {periodic(running, 1, "running"), periodic(waiting, 1, "aborted")},
		"7": {periodic(waiting, 1, "finished"), periodic(waiting, 1, "finished"), periodic(waiting, 2, "aborted")},
		// a run between two looks
		"8": looks(running, "", "", running, "", "", finished),
		"9": looks(running, "", "", ""),
		// A run of a periodic scan ends whatever its row says meanwhile.
		"10": {periodic(running, 1, "running"), periodic("pausing", 1, "running"), periodic(waiting, 1, "aborted")},
		"11": {periodic(running, 1, "running"), {Status: odd}, periodic(waiting, 1, "finished")},
		"12": {first, {Status: waiting}, periodic(waiting, 1, "finished")}, // the first run, between two looks
		"13": {first, first, periodic(running, 1, "running"), periodic(waiting, 1, "finished")},
		// A scan that was aborted is still looked at, as long as another one is.
		"14": append(looks(waiting, waiting, waiting, waiting, waiting, running), looks(finished)...),
		"15": looks(running, client.StatusAborted, client.StatusAborted, running, finished),
		"16": looks(running, client.StatusAborted, waiting, "", "", ""),
		"17": looks(running, client.StatusAborted, ""),
	}
	for _, c := range []struct {
		ids   string
		code  int
		looks int
	}{
		{"1", 0, 3}, {"2", 3, 2}, {"3", 3, 1}, {"4", 3, 1}, {"5", 0, 2}, {"6", 3, 2}, {"7", 3, 3}, {"8", 0, 7},
		{"9", 4, 4},
		{"10", 3, 3}, {"11", 0, 3}, {"12", 0, 3}, {"13", 0, 4}, {"77", 4, 13},
		{"1 5", 0, 5}, {"1 2", 3, 5}, {"1 77", 4, 16}, {"3 77", 3, 14},
		{"15", 3, 2}, {"14 15", 0, 12}, {"14 16", 4, 13}, {"14 17", 3, 13},
	} {
		w := &world{lives: lives}
		if code := w.watch(t, strings.Fields(c.ids)...); code != c.code || len(w.asked) != c.looks {
			t.Errorf("%s: ends with %d after %d looks, want %d, %d", c.ids, code, len(w.asked), c.code, c.looks)
		}
	}
}

// odd is a row without a status.
const odd = client.Status("\x00")

func TestWatchTellsEachChangeOnce(t *testing.T) {
	t.Parallel()
	w := &world{lives: map[string]life{"7": {
		{Status: client.StatusWaiting}, {Status: client.StatusWaiting},
		{Status: client.StatusRunning, Progress: client.Percent{Value: 42.36, Known: true}},
		{Status: client.StatusFinished, Progress: client.Percent{Value: 100, Known: true}},
	}}}
	const want = "1970-01-01T00:00:00Z\t7\tscan 7\twaiting\t-\n" +
		"1970-01-01T00:00:10Z\t7\tscan 7\trunning\t42.3%\n" +
		"1970-01-01T00:00:15Z\t7\tscan 7\tfinished\t100.0%\n"
	if w.watch(t, "7"); w.out.String() != want {
		t.Errorf("wrote %q", w.out.String())
	}
}

func TestWatchOutlastsFailures(t *testing.T) {
	t.Parallel()
	slow := &client.Error{Kind: client.KindThrottled, RetryAfter: 2 * time.Minute}
	down := &client.Error{Kind: client.KindNetwork, Message: "connection refused"}
	w := &world{lives: map[string]life{"1": looks(client.StatusRunning, "running", "running", "running",
		client.StatusFinished)}, down: map[int]error{2: slow, 3: down, 4: down}}
	if code := w.watch(t, "1"); code != 0 {
		t.Errorf("ends with %d", code)
	}
	want := []time.Duration{5 * time.Second, 2 * time.Minute, 10 * time.Second, 20 * time.Second}
	for i, d := range want {
		if i >= len(w.waits) || w.waits[i] != d {
			t.Errorf("waits %v, want to begin with %v", w.waits, want)
			break
		}
	}
	if said := strings.Join(w.said, "\n"); len(w.said) != 3 || !strings.Contains(w.said[0], "too many requests") ||
		!strings.Contains(w.said[1], "refused") || !strings.HasSuffix(said, "\nAVDS replies again") {
		t.Errorf("says %q", w.said)
	}

	w = &world{lives: w.lives, down: map[int]error{0: down}}
	if code := w.watch(t, "1", "2"); code != exitLost || len(w.asked) != maxFailures {
		t.Errorf("with nobody there: ends with %d after %d requests", code, len(w.asked))
	}
}

// watch continues after rejections that may pass, and prints when they begin and end. It stops at
// credentials that AVDS never accepted.
func TestWatchOutlastsRefusals(t *testing.T) {
	t.Parallel()
	refusal := func(kind client.Kind, code string) error { return &client.Error{Kind: kind, Code: code} }
	wrong := refusal(client.KindCredentials, "InvalidAccessKeyId.NotFound")
	for name, c := range map[string]struct {
		err  error
		from int // the first of the looks that are refused
		code int
	}{
		"clock":           {refusal(client.KindClock, "InvalidTimeStamp.Expired"), 1, 0},
		"permission":      {refusal(client.KindPermission, "Forbidden.RAM"), 1, 0},
		"login":           {refusal(client.KindCredentials, "InvalidSecurityToken.Expired"), 1, 0},
		"login, later":    {refusal(client.KindCredentials, "InvalidSecurityToken.Expired"), 2, 0},
		"key exchanged":   {wrong, 2, 0},
		"wrong key":       {wrong, 1, exitFailed},
		"no keys":         {refusal(client.KindCredentials, ""), 1, exitFailed},
		"no such service": {refusal(client.KindNotFound, "InvalidAction.NotFound"), 1, exitFailed},
	} {
		w := &world{lives: map[string]life{"1": looks(client.StatusRunning, client.StatusFinished)},
			down: map[int]error{}}
		for i := range 2 * maxFailures {
			w.down[c.from+i] = c.err
		}
		code := w.watch(t, "1")
		if told := len(w.said) == 2 && w.said[1] == "AVDS replies again"; code != c.code || told != (c.code == 0) {
			t.Errorf("%s: ends with %d, says %q", name, code, w.said)
		}
	}
	// Refusals do not make a scan lost with the first failure that follows.
	w := &world{lives: map[string]life{"1": looks(client.StatusFinished)}, down: map[int]error{}}
	for i := range maxFailures {
		w.down[1+i] = refusal(client.KindClock, "InvalidTimeStamp.Expired")
	}
	w.down[1+maxFailures] = refusal(client.KindNetwork, "")
	if code := w.watch(t, "1"); code != 0 {
		t.Errorf("refused, then not reached: ends with %d", code)
	}
	w = &world{down: map[int]error{0: refusal(client.KindPermission, "Forbidden.RAM")}}
	code := w.watch(t, "1", "2")
	if waited := w.waited(); code != exitFailed || waited < maxRejected || waited > maxRejected+time.Minute ||
		len(w.said) != 1 {
		t.Errorf("refused for ever: ends with %d after %v, says %q", code, waited, w.said)
	}
}

// A signal ends the wait for what the service wished.
func TestASignalEndsALongWait(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	w := &world{down: map[int]error{0: &client.Error{Kind: client.KindThrottled, RetryAfter: 2 * time.Minute}}}
	s := settingsFor(t, english)
	v := newWatcher(s, []string{"1"}, func() float64 { return 0 })
	v.ask, v.now, v.print, v.complain = w.ask, w.now, &linePrinter{settings: s, out: &w.out}, func(string) {}
	waits := 0
	v.wait = func(context.Context, time.Duration) {
		stop()
		if waits++; waits > 1 {
			t.Fatal("it waits on")
		}
	}
	if err := v.run(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("ends with %v", err)
	}
}

// However many scans there are, a second passes between two looks, and each is
// looked at once in the interval where that is possible.
func TestWatchAsksOnceASecond(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 2, 5, 40} {
		w := &world{lives: map[string]life{}}
		var ids []string
		for i := range n {
			ids = append(ids, fmt.Sprint(i))
			w.lives[ids[i]] = looks(client.StatusRunning, client.StatusRunning, client.StatusRunning,
				client.StatusFinished)
		}
		if code := w.watch(t, ids...); code != 0 || len(w.asked) != 4*n || slices.Min(w.waits) < time.Second {
			t.Errorf("%d scans: ends with %d after %d looks and waiting %v", n, code, len(w.asked), w.waits)
		}
		round := time.Duration(0)
		for _, d := range w.waits[:n] {
			round += d
		}
		if want := max(5*time.Second, time.Duration(n)*time.Second); round != want {
			t.Errorf("%d scans: looked at again after %v, want %v", n, round, want)
		}
	}
}

// A scan that runs again is told, and its new end counts.
func TestWatchTellsThatAScanRunsAgain(t *testing.T) {
	t.Parallel()
	w := &world{lives: map[string]life{
		"1": looks(client.StatusRunning, client.StatusRunning, client.StatusRunning, client.StatusFinished),
		"2": looks(client.StatusAborted, client.StatusAborted, client.StatusRunning, client.StatusFinished),
	}}
	if code := w.watch(t, "1", "2"); code != 0 {
		t.Errorf("ends with %d", code)
	}
	told := ""
	for line := range strings.Lines(w.out.String()) {
		fields := strings.Split(line, "\t")
		told += fields[1] + " " + fields[3] + ", "
	}
	if want := "1 running, 2 aborted, 2 running, 1 finished, 2 finished, "; told != want {
		t.Errorf("tells %q, want %q", told, want)
	}
}

// A scan that was just created may take a minute to appear.
func TestWatchWaitsForAScanToAppear(t *testing.T) {
	t.Parallel()
	late := append(make(life, 12), looks(client.StatusRunning, client.StatusFinished)...)
	w := &world{lives: map[string]life{"1": late}}
	if code := w.watch(t, "1"); code != 0 || len(w.asked) != len(late) || strings.Contains(w.out.String(), "lost") {
		t.Errorf("ends with %d after %d looks: %q", code, len(w.asked), w.out.String())
	}
}

// A suspended process cannot ask, so that time counts neither for a scan that has yet to appear nor
// for rejected requests.
func TestWatchDoesNotCountTimeWhileSuspended(t *testing.T) {
	t.Parallel()
	const day = 24 * time.Hour
	late := append(make(life, 12), looks(client.StatusFinished)...)
	w := &world{lives: map[string]life{"1": late}, stops: map[int]time.Duration{3: day}}
	if code := w.watch(t, "1"); code != 0 || strings.Contains(w.out.String(), "lost") {
		t.Errorf("a scan that appears late: ends with %d after %d requests: %q", code, len(w.asked), w.out.String())
	}
	w = &world{lives: map[string]life{"1": looks(client.StatusFinished)}, down: map[int]error{}}
	for i := range 20 {
		w.down[1+i] = &client.Error{Kind: client.KindPermission, Code: "Forbidden.RAM"}
	}
	w.stops = map[int]time.Duration{5: day, 9: day}
	if code := w.watch(t, "1"); code != 0 {
		t.Errorf("rejected, then accepted: ends with %d after %d requests", code, len(w.asked))
	}
	// The limits still hold for the rest of the time.
	w = &world{stops: map[int]time.Duration{3: day}}
	if code := w.watch(t, "1"); code != exitLost || w.waited()-day < maxUnlisted ||
		w.waited()-day > maxUnlisted+time.Minute {
		t.Errorf("a scan that never appears: ends with %d after %v", code, w.waited())
	}
	w = &world{down: map[int]error{0: &client.Error{Kind: client.KindPermission, Code: "Forbidden.RAM"}}}
	w.stops = map[int]time.Duration{5: day}
	if code := w.watch(t, "1"); code != exitFailed || w.waited()-day < maxRejected {
		t.Errorf("rejected for ever: ends with %d after %v", code, w.waited())
	}
}

// One scan that cannot be asked for does not hide the others.
func TestWatchGoesOnWithTheOthers(t *testing.T) {
	t.Parallel()
	w := &world{lives: map[string]life{"1": looks(client.StatusFinished),
		"2": looks(client.StatusRunning, client.StatusFinished)}}
	broken := &client.Error{Kind: client.KindServer}
	s := settingsFor(t, english)
	v := newWatcher(s, []string{"1", "2"}, func() float64 { return 0 })
	v.wait, v.now, v.print, v.complain = w.wait, w.now, &linePrinter{settings: s, out: &w.out}, func(string) {}
	v.ask = func(ctx context.Context, q client.Query) (*client.Page, error) {
		if q.ScanID == "1" {
			return nil, broken
		}
		return w.ask(ctx, q)
	}
	var exit exitError
	if err := v.run(t.Context()); !errors.As(err, &exit) || exit.code != exitLost ||
		v.scans[1].status != client.StatusFinished {
		t.Errorf("ends with %v, %+v", err, v.scans[1])
	}
}

func TestTheBoardRedrawsInPlace(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	b := &livePrinter{settings: settingsFor(t, english), th: theme.New(theme.Variant{Mono: true}), out: &out,
		width: func() int { return 40 }}
	f := &watched{id: "1", scan: client.Scan{ID: "1", Name: "单次\x1b[2J任务" + strings.Repeat("x", 60)},
		status: client.StatusRunning}
	draw := func(trouble string) string {
		t.Helper()
		out.Reset()
		if err := b.show(time.Time{}, []*watched{f, {id: "2"}}, trouble); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	first := draw("")
	if strings.Count(first, "\n") != 2 || strings.Contains(first, "\x1b[2J") || strings.Contains(first, "\x1b[2A") {
		t.Errorf("draws %q", first)
	}
	if again := draw(""); again != "" {
		t.Errorf("nothing changed, and %q is written", again)
	}
	f.status = client.StatusFinished
	if second := draw("no connection"); !strings.HasPrefix(second, "\x1b[2A\r") || strings.Count(second, "\n") != 3 ||
		!strings.Contains(second, "finished") {
		t.Errorf("redraws %q", second)
	}
	if third := draw(""); !strings.HasPrefix(third, "\x1b[3A\r") || !strings.HasSuffix(third, "\x1b[J") {
		t.Errorf("clears the trouble by %q", third)
	}
}

func TestWatchAgainstTheService(t *testing.T) {
	scans := over(2)
	scans[0].ID, scans[1].ID, scans[1].Outcome, scans[1].At = "2018071010384940572", "2018071010384940573",
		simulator.Abort, 50
	server := serve(t, scans...)
	for _, c := range []struct {
		ids  string
		code int
		out  string
	}{{"2018071010384940572", 0, "\tfinished\t100.0%\n"},
		{"2018071010384940573 2018071010384940572 2018071010384940573", exitBad, "\taborted\t50.0%\n"}} {
		args := append([]string{"watch", "--endpoint", server.URL}, strings.Fields(c.ids)...)
		code, stdout, stderr := runMain(t, english, args...)
		if code != c.code || !strings.Contains(stdout, c.out) || strings.Count(stderr, "\n") != min(code, 1) {
			t.Errorf("%s: ends with %d, %q, %q", c.ids, code, stdout, stderr)
		}
	}
	for id, named := range map[string]string{
		"12x": `"12x"`, "": `""`, "-1": `"-1"`, "１２": `"\uff11\uff12"`,
		"--endpoint=http://example.com": `"--endpoint=http://example.com"`,
		"1\x1b[2J\u202e\xff":            `"1[2J`, "1 2": `"1 2"`, strings.Repeat("1", 5000): `"111`,
	} {
		code, stdout, stderr := runMain(t, english, "watch", "--", "2018071010384940572", id)
		raw := strings.ContainsFunc(strings.TrimSuffix(stderr, "\n"), func(r rune) bool { return r < ' ' || r > '~' })
		if code != exitUsage || stdout != "" || raw || len(stderr) > 200 || !strings.Contains(stderr, named) {
			t.Errorf("%q: ends with %d, %q, %q", id, code, stdout, stderr)
		}
	}
	for _, args := range [][]string{{"watch"}, {"watch", "12x"}, {"watch", ""}, {"watch", "--interval", "10ms", "1"},
		{"watch", "--status", "running", "1"}} {
		if code, stdout, stderr := runMain(t, english, args...); code != exitUsage || stdout != "" ||
			strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q ends with %d, %q, %q", args, code, stdout, stderr)
		}
	}
}

// The run of a periodic scan ends as well where the service tells how by a digit.
func TestWatchEndsWithTheRunOfAPeriodicScan(t *testing.T) {
	for _, fault := range []string{"", "job-digits"} {
		for outcome, want := range map[simulator.Outcome]int{simulator.Finish: 0, simulator.Abort: exitBad} {
			scan := over(1)[0]
			scan.ID, scan.Period, scan.Takes = "2018071010384940572", "day", 3*time.Minute
			scan.Outcome, scan.At = outcome, 50
			var requests atomic.Int64
			now := func() time.Time { return scan.Start.Add(time.Duration(requests.Load()-2) * time.Minute) }
			server := serveAt(t, now, scan)
			server.Intercept(func(http.ResponseWriter, *http.Request, string) bool { return requests.Add(1) > 60 })
			if fault != "" {
				inject(t, server, fault)
			}
			code, stdout, stderr := runMain(t, english, "watch", scan.ID, "--endpoint", server.URL)
			if code != want || requests.Load() > 7 {
				t.Errorf("%s, outcome %v: ends with %d after %d looks, %q, %q",
					fault, outcome, code, requests.Load(), stdout, stderr)
			}
		}
	}
}
