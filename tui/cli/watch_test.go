package cli

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/simulator"
	"scantop/theme"
)

// life is how a scan looks, look by look; the last look stays.
type life []client.Scan

func looks(statuses ...client.Status) life {
	l := make(life, len(statuses))
	for i, s := range statuses {
		l[i] = client.Scan{Status: s}
	}
	return l
}

// periodic is a scan that waits after each run, of which the n-th is the last.
func periodic(status client.Status, n int, job string) client.Scan {
	return client.Scan{Status: status, Trigger: client.TriggerPeriodic, LastRun: time.Unix(int64(n), 0), JobStatistics: job}
}

// world is scans that are watched without a service.
type world struct {
	lives map[string]life
	down  map[int]error // what the n-th request fails with, counted from 1; 0: all others
	asked []string
	waits []time.Duration
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
			page.Scans = []client.Scan{scan}
		}
	}
	return page, nil
}

func (w *world) wait(_ context.Context, d time.Duration) { w.waits = append(w.waits, d) }

// watch follows scans in the world and returns the exit code.
func (w *world) watch(t *testing.T, ids ...string) int {
	t.Helper()
	s := settingsFor(t, english)
	v := watcher{settings: s, ask: w.ask, wait: w.wait, now: func() time.Time { return time.Unix(int64(len(w.waits)), 0).UTC() },
		screen: &changes{settings: s, out: &w.out}, complain: func(line string) { w.said = append(w.said, line) }}
	for _, id := range ids {
		v.scans = append(v.scans, &followed{id: id})
	}
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
	lives := map[string]life{
		"1": looks(waiting, running, finished), "2": looks(running, client.StatusAborted), "3": looks(client.StatusInvalid), "4": looks(client.StatusDisabled),
		"5": {periodic(running, 1, "running"), periodic(waiting, 1, "finished")},
		"6": {periodic(running, 1, "running"), periodic(waiting, 1, "aborted")},
		"7": {periodic(waiting, 1, "finished"), periodic(waiting, 1, "finished"), periodic(waiting, 2, "aborted")}, // a run between two looks
		"8": looks(running, "", "", running, "", "", finished),
		"9": looks(running, "", "", ""),
	}
	for _, c := range []struct {
		ids    string
		code   int
		rounds int
	}{
		{"1", 0, 3}, {"2", 3, 2}, {"3", 3, 1}, {"4", 3, 1}, {"5", 0, 2}, {"6", 3, 2}, {"7", 3, 3}, {"8", 0, 7}, {"9", 4, 4}, {"77", 4, 3},
		{"1 5", 0, 3}, {"1 2", 3, 3}, {"1 77", 4, 3}, {"3 77", 3, 3},
	} {
		w := &world{lives: lives}
		if code := w.watch(t, strings.Fields(c.ids)...); code != c.code || len(w.waits) != c.rounds-1 {
			t.Errorf("%s: ends with %d after %d rounds, want %d, %d", c.ids, code, len(w.waits)+1, c.code, c.rounds)
		}
	}
}

func TestWatchTellsEachChangeOnce(t *testing.T) {
	t.Parallel()
	w := &world{lives: map[string]life{"7": {
		{Status: client.StatusWaiting}, {Status: client.StatusWaiting}, {Status: client.StatusRunning, Progress: client.Percent{Value: 42.36, Known: true}},
		{Status: client.StatusFinished, Progress: client.Percent{Value: 100, Known: true}},
	}}}
	const want = "1970-01-01T00:00:00Z\t7\tscan 7\twaiting\t-\n1970-01-01T00:00:02Z\t7\tscan 7\trunning\t42.3%\n1970-01-01T00:00:03Z\t7\tscan 7\tfinished\t100.0%\n"
	if w.watch(t, "7"); w.out.String() != want {
		t.Errorf("wrote %q", w.out.String())
	}
}

func TestWatchOutlastsFailures(t *testing.T) {
	t.Parallel()
	slow := &client.Error{Kind: client.KindThrottled, RetryAfter: 2 * time.Minute}
	down := &client.Error{Kind: client.KindNetwork, Message: "connection refused"}
	w := &world{lives: map[string]life{"1": looks(client.StatusRunning, "running", "running", "running", client.StatusFinished)}, down: map[int]error{2: slow, 3: down, 4: down}}
	if code := w.watch(t, "1"); code != 0 {
		t.Errorf("ends with %d", code)
	}
	want := []time.Duration{5 * time.Second, 2 * time.Minute, 20 * time.Second, 40 * time.Second}
	for i, d := range want {
		if i >= len(w.waits) || w.waits[i] != d {
			t.Errorf("waits %v, want to begin with %v", w.waits, want)
			break
		}
	}
	if len(w.said) != 1 || !strings.Contains(w.said[0], "Too many requests") {
		t.Errorf("says %q", w.said)
	}

	w = &world{lives: w.lives, down: map[int]error{0: down}}
	if code := w.watch(t, "1", "2"); code != exitLost || len(w.asked) != maxFailures {
		t.Errorf("with nobody there: ends with %d after %d requests", code, len(w.asked))
	}
	w = &world{lives: w.lives, down: map[int]error{0: &client.Error{Kind: client.KindPermission}}}
	if code := w.watch(t, "1"); code != exitFailed || len(w.asked) != 1 {
		t.Errorf("without permission: ends with %d after %d requests", code, len(w.asked))
	}
}

// One scan that cannot be asked for does not hide the others.
func TestWatchGoesOnWithTheOthers(t *testing.T) {
	t.Parallel()
	w := &world{lives: map[string]life{"1": looks(client.StatusFinished), "2": looks(client.StatusRunning, client.StatusFinished)}}
	broken := &client.Error{Kind: client.KindServer}
	s := settingsFor(t, english)
	v := watcher{settings: s, wait: w.wait, now: time.Now, screen: &changes{settings: s, out: &w.out}, complain: func(string) {},
		ask: func(ctx context.Context, q client.Query) (*client.Page, error) {
			if q.ScanID == "1" {
				return nil, broken
			}
			return w.ask(ctx, q)
		},
		scans: []*followed{{id: "1"}, {id: "2"}}}
	var exit exitError
	if err := v.run(t.Context()); !errors.As(err, &exit) || exit.code != exitLost || v.scans[1].end != endGood {
		t.Errorf("ends with %v, %+v", err, v.scans[1])
	}
}

func TestTheBoardRedrawsInPlace(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	b := &board{settings: settingsFor(t, english), th: theme.New(theme.Variant{Mono: true}), out: &out, width: func() int { return 40 }}
	f := &followed{id: "1", scan: client.Scan{ID: "1", Name: "单次\x1b[2J任务" + strings.Repeat("x", 60)}, status: client.StatusRunning}
	draw := func(trouble string) string {
		t.Helper()
		out.Reset()
		if err := b.show(time.Time{}, []*followed{f, {id: "2"}}, trouble); err != nil {
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
	if second := draw("no connection"); !strings.HasPrefix(second, "\x1b[2A\r") || strings.Count(second, "\n") != 3 || !strings.Contains(second, "finished") {
		t.Errorf("redraws %q", second)
	}
	if third := draw(""); !strings.HasPrefix(third, "\x1b[3A\r") || !strings.HasSuffix(third, "\x1b[J") {
		t.Errorf("clears the trouble by %q", third)
	}
}

func TestWatchAgainstTheService(t *testing.T) {
	scans := over(2)
	scans[0].ID, scans[1].ID, scans[1].Outcome, scans[1].At = "2018071010384940572", "2018071010384940573", simulator.Abort, 50
	server := serve(t, scans...)
	for _, c := range []struct {
		ids  string
		code int
		out  string
	}{{"2018071010384940572", 0, "\tfinished\t100.0%\n"}, {"2018071010384940573 2018071010384940572 2018071010384940573", exitBad, "\taborted\t50.0%\n"}} {
		args := append([]string{"watch", "--endpoint", server.URL}, strings.Fields(c.ids)...)
		code, stdout, stderr := runMain(t, english, args...)
		if code != c.code || !strings.Contains(stdout, c.out) || strings.Count(stderr, "\n") != min(code, 1) {
			t.Errorf("%s: ends with %d, %q, %q", c.ids, code, stdout, stderr)
		}
	}
	for _, args := range [][]string{{"watch"}, {"watch", "12x"}, {"watch", ""}, {"watch", "--interval", "10ms", "1"}, {"watch", "--status", "running", "1"}} {
		if code, stdout, stderr := runMain(t, english, args...); code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q ends with %d, %q, %q", args, code, stdout, stderr)
		}
	}
}
