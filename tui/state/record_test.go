package state_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/drafts"
	"scantop/tui/state"
)

// record saves the record of a launch, as a program without a screen does before it launches.
func record(s *state.Store, values state.Values, spec client.Spec) (*drafts.Drafts, error) {
	d := drafts.New(s, time.Now, state.SentName)
	d.Sending(values, spec)
	return d, s.Flush()
}

// recordOne is a program that launches a scan. It prints a line after it has saved the
// record, and waits for a line before it continues.
func recordOne(dir, name string) {
	s, err := state.Open(dir, "")
	var r *drafts.Drafts
	if err == nil {
		r, err = record(s, state.Values{"Name": name, "Targets": name + ".example.com"}, client.Spec{Name: name})
	}
	if err == nil {
		fmt.Println("recorded")
		bufio.NewScanner(os.Stdin).Scan()
		r.Created("7")
		err = s.Flush()
	}
	if err == nil {
		s.Prune()
		err = s.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// launching starts recordOne and waits until it has saved its record.
func launching(t *testing.T, dir, name string) (child *exec.Cmd, goOn io.WriteCloser) {
	t.Helper()
	child = exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), childVariable+"="+dir, recordVariable+"="+name)
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("the launch was not recorded")
	}
	return child, in
}

// found returns the names of the unresolved and the recent launches that a new program finds.
func found(t *testing.T, dir string) (sent, launched []string) {
	t.Helper()
	s := again(t, dir)
	defer s.Close()
	left := s.Earlier()
	for _, d := range left.Drafts {
		if d.Sent == nil {
			t.Errorf("the draft %+v is not a launch", d)
			continue
		}
		sent = append(sent, d.Sent.Name)
	}
	for _, l := range left.Launches.List {
		launched = append(launched, l.Values["Name"])
	}
	slices.Sort(sent)
	slices.Sort(launched)
	return sent, launched
}

// Programs that launch at the same time lose no launch, and leave no other files.
func TestLaunchesAtTheSameTimeAreAllKept(t *testing.T) {
	t.Parallel()
	_, dir := open(t)
	var children []*exec.Cmd
	var goOn []io.WriteCloser
	var want []string
	for i := range 8 {
		name := fmt.Sprint("scan-", i)
		child, in := launching(t, dir, name)
		children, goOn, want = append(children, child), append(goOn, in), append(want, name)
	}
	if sent, launched := found(t, dir); len(sent)+len(launched) > 0 {
		t.Errorf("found %q and %q although their programs are running", sent, launched)
	}
	for _, in := range goOn {
		in.Close()
	}
	for _, child := range children {
		if err := child.Wait(); err != nil {
			t.Error(err)
		}
	}
	if sent, launched := found(t, dir); len(sent) > 0 || !slices.Equal(launched, want) {
		t.Errorf("found the unresolved launches %q and the recent ones %q, want %q", sent, launched, want)
	}
	if left := files(t, dir); len(left) != 8 {
		t.Errorf("the directory contains %q", left)
	}
}

// A program that is killed during a launch leaves its record.
func TestALaunchThatWasCutShortIsFound(t *testing.T) {
	t.Parallel()
	_, dir := open(t)
	child, _ := launching(t, dir, "killed")
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	child.Wait() //nolint:errcheck // it was killed
	if sent, launched := found(t, dir); !slices.Equal(sent, []string{"killed"}) || len(launched) > 0 {
		t.Errorf("found %q and %q", sent, launched)
	}
}

// The outcome of a launch decides what remains of its record.
func TestWhatIsLeftOfARecord(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		end            func(*drafts.Drafts)
		sent, launched int
	}{
		"created":     {func(d *drafts.Drafts) { d.Created("7") }, 0, 1},
		"not created": {func(d *drafts.Drafts) { d.Aside(false) }, 0, 0},
		"unclear":     {func(*drafts.Drafts) {}, 1, 0},
	} {
		s, dir := open(t)
		r, err := record(s, state.Values{"Name": name}, client.Spec{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		c.end(r)
		if err := s.Flush(); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if sent, launched := found(t, dir); len(sent) != c.sent || len(launched) != c.launched {
			t.Errorf("%s: found %q and %q", name, sent, launched)
		}
		if left := files(t, dir); len(left) != c.sent+c.launched {
			t.Errorf("%s: the directory contains %q", name, left)
		}
	}
}

// The number of records is limited; the newest ones are kept.
func TestRecordsAreFew(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	for i := range 2*state.MaxSent + 11 {
		name := fmt.Sprintf("scan-%03d", i)
		s := again(t, dir)
		r, err := record(s, state.Values{"Name": name, "Targets": name + ".example.com"}, client.Spec{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			r.Created("7")
			if err := s.Flush(); err != nil {
				t.Fatal(err)
			}
		}
		s.Prune()
		s.Close()
	}
	kept := map[string]int{}
	for _, file := range files(t, dir) {
		kind, _, _ := strings.Cut(file, "-")
		kept[kind]++
	}
	if kept[state.SentName] > state.MaxSent+1 || kept[state.LaunchName] > state.MaxLaunches+1 {
		t.Errorf("kept are %v", kept)
	}
	sent, launched := found(t, dir)
	newest := []string{sent[len(sent)-1], launched[len(launched)-1]}
	if !slices.Equal(newest, []string{"scan-109", "scan-110"}) {
		t.Errorf("the newest record and launch are %q", newest)
	}
	newer := map[string]string{
		"launch-abcdefghjkmn.json": `{"version":99,"data":{}}`,
		"launch-bbcdefghjkmn.json": `{"version":1,"data":{"by":"x"}}`,
	}
	for file, content := range newer {
		put(t, dir, file, content)
		if err := os.Chtimes(filepath.Join(dir, file), time.Unix(1, 0), time.Unix(1, 0)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := record(s, nil, client.Spec{}); err != nil {
		t.Fatal(err)
	}
	s.Prune()
	for file, content := range newer {
		if get(t, dir, file) != content {
			t.Errorf("%s, the record of a newer version, was removed", file)
		}
	}
}

// A record that cannot be saved leaves no file.
func TestALaunchThatCannotBeRecorded(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	r, err := record(s, state.Values{"Targets": strings.Repeat("x", 17<<20)}, client.Spec{})
	if err == nil {
		t.Errorf("%+v is saved", r)
	}
	if left := files(t, dir); len(left) > 0 {
		t.Errorf("the directory contains %q", left)
	}
}
