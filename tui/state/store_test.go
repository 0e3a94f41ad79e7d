package state_test

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"scantop/tui/state"
)

// draft is a value that a screen might save.
type draft struct {
	Name    string
	Targets []string
	QPS     int
}

// open opens a store in a new directory.
func open(t testing.TB) (s *state.Store, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "a", "scantop")
	s, err := state.Open(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() }) // until then it holds its locks
	return s, dir
}

// put writes a file as an editor or another program would.
func put(t testing.TB, dir, file, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// get returns the content of a file, or "" if there is none.
func get(t testing.TB, dir, file string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return string(content)
}

// files returns the sorted names in a directory.
func files(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// wantError checks the kind of an error, and that it names the path in one line.
func wantError(t testing.TB, err error, kind state.Kind, path string) {
	t.Helper()
	var failure *state.Error
	if !errors.As(err, &failure) || failure.Kind != kind || failure.Path != path {
		t.Fatalf("got %#v, want kind %d of %s", err, kind, path)
	}
	if text := err.Error(); !strings.Contains(text, path) || strings.ContainsFunc(text, unicode.IsControl) {
		t.Errorf("%q does not name %s in one line", text, path)
	}
}

func TestDirectory(t *testing.T) {
	t.Parallel()
	home, base := t.TempDir(), t.TempDir()
	in := func(folder string) string { return filepath.Join(folder, ".local", "state", "scantop") }
	for name, c := range map[string]struct{ xdg, home, want string }{
		"XDG":           {base, home, filepath.Join(base, "scantop")},
		"XDG alone":     {base, "", filepath.Join(base, "scantop")},
		"home":          {"", home, in(home)},
		"relative XDG":  {"state", home, in(home)},
		"tilde":         {"~/state", home, in(home)},
		"nothing":       {"", "", ""},
		"both relative": {"state", "home", ""},
	} {
		env := map[string]string{"XDG_STATE_HOME": c.xdg, "HOME": c.home, "USERPROFILE": c.home}
		got, err := state.Directory(func(name string) string { return env[name] })
		if got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("%s: got %q, %v; want %q", name, got, err, c.want)
		}
		if err != nil && !strings.Contains(err.Error(), "XDG_STATE_HOME") {
			t.Errorf("%s: %q does not say what to set", name, err)
		}
	}
}

func TestWhatIsWrittenIsReadByTheNextRun(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	var got draft
	if found, err := s.Read("form", &got); found || err != nil {
		t.Fatalf("the first Read returned %v, %v", found, err)
	}
	want := draft{Name: "支付 <&>\x00\n", Targets: []string{"a.example", ""}, QPS: 64}
	for _, value := range []draft{{Name: "older", Targets: []string{"x"}, QPS: 1}, want} {
		if err := s.Write("form", value); err != nil {
			t.Fatal(err)
		}
	}
	next, err := state.Open(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	if found, err := next.Read("form", &got); !found || err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v, %+v; want %+v", found, err, got, want)
	}
	for range 2 { // the second time there is nothing to remove
		if err := next.Remove("form"); err != nil {
			t.Error(err)
		}
	}
	if found, err := s.Read("form", &got); found || err != nil || len(files(t, dir)) != 0 {
		t.Errorf("after Remove, Read returned %v, %v; the directory contains %q", found, err, files(t, dir))
	}
}

func TestTheFileIsAnEnvelope(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	saved := state.Preferences{Statuses: []string{"running"}, PageSize: 50, Lang: "zh"}
	if err := s.Write("preferences", saved); err != nil {
		t.Fatal(err)
	}
	want := `{"version":1,"data":{"statuses":["running"],"pageSize":50,"lang":"zh"}}` + "\n"
	if got := get(t, dir, "preferences.json"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("after a write the directory contains %q", got)
	}
}

func TestNamesAreChecked(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	put(t, filepath.Dir(dir), "outside.json", `{"version":1,"data":{}}`)
	for _, name := range []string{
		"", ".", "..", "../outside", "a/b", `a\b`, `..\outside`, "/outside",
		"A", "ä", "a.b", "a\n", "a b", "a\x00", "x.broken", "C:a", "\xff",
	} {
		_, reading := s.Read(name, &draft{})
		for what, err := range map[string]error{
			"Read": reading, "Write": s.Write(name, draft{}), "Remove": s.Remove(name),
		} {
			if err == nil || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s(%q): got %v, want an error of one line", what, name, err)
			}
		}
	}
	if got := files(t, dir); len(got) != 0 {
		t.Errorf("the directory contains %q", got)
	}
	if got := files(t, filepath.Dir(dir)); !slices.Equal(got, []string{"outside.json", "scantop"}) {
		t.Errorf("the parent directory contains %q", got)
	}
	for _, name := range []string{"a", "recent-launches", "0", "-"} {
		if err := s.Write(name, 1); err != nil || get(t, dir, name+".json") == "" {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestADirectoryThatCannotBeCreated(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	put(t, base, "file", "")
	for _, dir := range []string{filepath.Join(base, "file"), filepath.Join(base, "file", "scantop"), "", "relative"} {
		s, err := state.Open(dir, "")
		wantError(t, err, state.KindFailed, dir)
		if s != nil {
			t.Errorf("Open returned a store in %q", dir)
		}
	}
	put(t, base, "a\nb\x1b", "")
	_, err := state.Open(filepath.Join(base, "a\nb\x1b", "scantop"), "")
	if err == nil || strings.ContainsFunc(err.Error(), unicode.IsControl) {
		t.Errorf("got %q", err)
	}
}

func TestARemovedDirectoryIsCreatedAgain(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	if err := os.RemoveAll(filepath.Dir(dir)); err != nil {
		t.Fatal(err)
	}
	if err := s.Write("draft", draft{}); err != nil || get(t, dir, "draft.json") == "" {
		t.Error(err)
	}
}

func TestUnusableValuesChangeNothing(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	content := `{"version":1,"data":{}}`
	put(t, dir, "draft.json", content)
	for _, v := range []any{nil, draft{}, (*draft)(nil)} {
		if found, err := s.Read("draft", v); found || err == nil {
			t.Errorf("reading into %T returned %v, %v", v, found, err)
		}
	}
	if err := s.Write("draft", make(chan int)); err == nil {
		t.Error("a channel was written")
	}
	if got := get(t, dir, "draft.json"); got != content || len(files(t, dir)) != 1 {
		t.Errorf("got %s beside %q", got, files(t, dir))
	}
}

func TestOldTemporaryFilesAreRemovedAtTheStart(t *testing.T) {
	t.Parallel()
	_, dir := open(t)
	text := rand.Text()
	old, young := time.Now().Add(-25*time.Hour), time.Now().Add(-23*time.Hour)
	for file, when := range map[string]time.Time{
		"draft." + text + ".tmp": old, "watched." + text + ".tmp": young,
		"draft.json": old, "draft.broken.json": old, "notes.tmp": old, "not.ours.tmp": old,
		"NOT." + text + ".tmp": old, "draft." + text + "A.tmp": old,
	} {
		put(t, dir, file, "{")
		if err := os.Chtimes(filepath.Join(dir, file), when, when); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := state.Open(dir, ""); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"NOT." + text + ".tmp", "draft." + text + "A.tmp", "draft.broken.json", "draft.json",
		"not.ours.tmp", "notes.tmp", "watched." + text + ".tmp",
	}
	if got := files(t, dir); !slices.Equal(got, want) {
		t.Errorf("the directory contains %q, want %q", got, want)
	}
}
