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
	"scantop/tui/state"
)

// recordOne is a program that launches a scan: it tells when that is noted, and
// goes on when it is told to.
func recordOne(dir, name string) {
	s, err := state.Open(dir)
	var r *state.Record
	if err == nil {
		r, err = s.Record(state.Entries{"Name": name, "Targets": name + ".example.com"}, client.Spec{Name: name})
	}
	if err == nil {
		fmt.Println("noted")
		bufio.NewScanner(os.Stdin).Scan()
		err = r.Created(time.Now(), "7")
	}
	if err == nil {
		err = r.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// launching starts a program that has noted its launch.
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
		t.Fatal("the launch was not noted")
	}
	return child, in
}

// found are the names of the launches that a new window finds.
func found(t *testing.T, s *state.Store) (sent, launched []string) {
	t.Helper()
	w := window(t, s)
	defer w.Close()
	for _, name := range []string{state.SentName, state.LaunchName} {
		files, err := w.Abandoned(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			var d state.Drafts
			var l state.Launches
			if _, err := s.Read(file, &d); err == nil && len(d.List) == 1 && d.List[0].Sent != nil {
				sent = append(sent, d.List[0].Sent.Name)
			} else if _, err := s.Read(file, &l); err == nil && len(l.List) == 1 {
				launched = append(launched, l.List[0].Entries["Name"])
			}
		}
	}
	slices.Sort(sent)
	slices.Sort(launched)
	return sent, launched
}

// Programs that launch at the same time lose none of their launches, and leave
// nothing else.
func TestLaunchesAtTheSameTimeAreAllKept(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	var children []*exec.Cmd
	var goOn []io.WriteCloser
	var want []string
	for i := range 8 {
		name := fmt.Sprint("scan-", i)
		child, in := launching(t, dir, name)
		children, goOn, want = append(children, child), append(goOn, in), append(want, name)
	}
	if sent, launched := found(t, s); len(sent)+len(launched) > 0 {
		t.Errorf("found %q and %q of programs that run", sent, launched)
	}
	for _, in := range goOn {
		in.Close()
	}
	for _, child := range children {
		if err := child.Wait(); err != nil {
			t.Error(err)
		}
	}
	if sent, launched := found(t, s); len(sent) > 0 || !slices.Equal(launched, want) {
		t.Errorf("found %q and %q, want %q", sent, launched, want)
	}
	if left := files(t, dir); len(left) != 8 {
		t.Errorf("there are %q", left)
	}
}

// A program that is killed before it knows the outcome leaves its note.
func TestALaunchThatWasCutShortIsFound(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	child, _ := launching(t, dir, "killed")
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	child.Wait() //nolint:errcheck // it was killed
	if sent, launched := found(t, s); !slices.Equal(sent, []string{"killed"}) || len(launched) > 0 {
		t.Errorf("found %q and %q", sent, launched)
	}
}

// What became of a launch decides what is left of its record.
func TestWhatIsLeftOfARecord(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		end            func(*state.Record) error
		sent, launched int
	}{
		"created":     {func(r *state.Record) error { return r.Created(time.Now(), "7") }, 0, 1},
		"not created": {(*state.Record).NotCreated, 0, 0},
		"unclear":     {func(*state.Record) error { return nil }, 1, 0},
	} {
		s, dir := open(t)
		r, err := s.Record(state.Entries{"Name": name}, client.Spec{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		if err := c.end(r); err != nil {
			t.Error(err)
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
		if sent, launched := found(t, s); len(sent) != c.sent || len(launched) != c.launched {
			t.Errorf("%s: found %q and %q", name, sent, launched)
		}
		if left := files(t, dir); len(left) != c.sent+c.launched {
			t.Errorf("%s: there are %q", name, left)
		}
	}
}

// Records do not pile up: the newest stay.
func TestRecordsAreFew(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	for i := range 2*state.MaxDrafts + 11 {
		name := fmt.Sprintf("scan-%03d", i)
		r, err := s.Record(state.Entries{"Name": name}, client.Spec{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			if err := r.Created(time.Now(), "7"); err != nil {
				t.Fatal(err)
			}
		}
		r.Close()
	}
	sent, launched := found(t, s)
	if len(sent) > state.MaxDrafts+1 || len(launched) > state.MaxRecords+1 {
		t.Errorf("%d notes and %d launches are kept", len(sent), len(launched))
	}
	newest := []string{sent[len(sent)-1], launched[len(launched)-1]}
	if !slices.Equal(newest, []string{"scan-109", "scan-110"}) {
		t.Errorf("the newest are %q", newest)
	}
	newer := map[string]string{
		"launch-abcdefghjkmn.json": `{"version":99,"data":{}}`, "launch-bbcdefghjkmn.json": `{"version":1,"data":{"by":"x"}}`,
	}
	for file, content := range newer {
		put(t, dir, file, content)
		if err := os.Chtimes(filepath.Join(dir, file), time.Unix(1, 0), time.Unix(1, 0)); err != nil {
			t.Fatal(err)
		}
	}
	r, err := s.Record(nil, client.Spec{})
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	for file, content := range newer {
		if get(t, dir, file) != content {
			t.Errorf("%s, a newer program's record, was removed", file)
		}
	}
}

// What cannot be noted leaves nothing behind.
func TestALaunchThatCannotBeNoted(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	r, err := s.Record(state.Entries{"Targets": strings.Repeat("x", 17<<20)}, client.Spec{})
	if err == nil || r != nil {
		t.Errorf("got %v, %v", r, err)
	}
	if left := files(t, dir); len(left) > 0 {
		t.Errorf("there are %q", left)
	}
}
