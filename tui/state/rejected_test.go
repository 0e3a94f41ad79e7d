package state_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"scantop/tui/state"
)

func TestBrokenFilesAreSetAside(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{
		"empty": "", "cut off": `{"version":1,"data":{"Na`, "not JSON": "Name = x\x1b\n",
		"zeros": strings.Repeat("\x00", 100), "wrong type": `{"version":1,"data":{"Name":"kept?","QPS":"fast"}}`,
		"a list": `{"version":1,"data":[]}`, "not an object": `[1]`,
		"no version": `{"data":{}}`, "no data": `{"version":1}`, "two values": `{"version":1,"data":{}}{}`,
		"deep": strings.Repeat("[", 20000),
	} {
		s, dir := open(t)
		put(t, dir, "draft.json", content)
		put(t, dir, "draft.broken.json", "an older one")
		got := draft{Name: "from before"}
		found, err := s.Read("draft", &got)
		wantError(t, err, state.KindBroken, filepath.Join(dir, "draft.json"))
		if kept := filepath.Join(dir, "draft.broken.json"); !strings.Contains(err.Error(), kept) {
			t.Errorf("%s: %q does not name %s", name, err, kept)
		}
		if found || !reflect.DeepEqual(got, draft{Name: "from before"}) {
			t.Errorf("%s: got %v, %+v", name, found, got)
		}
		if kept := get(t, dir, "draft.broken.json"); kept != content {
			t.Errorf("%s: the file set aside contains %q", name, kept)
		}
		if found, err := s.Read("draft", &got); found || err != nil {
			t.Errorf("%s: the next Read returned %v, %v", name, found, err)
		}
	}
}

func TestWriteAndRemoveKeepABrokenFile(t *testing.T) {
	t.Parallel()
	for name, act := range map[string]func(s *state.Store) error{
		"Write":  func(s *state.Store) error { return s.Write("draft", draft{QPS: 1}) },
		"Remove": func(s *state.Store) error { return s.Remove("draft") },
	} {
		s, dir := open(t)
		put(t, dir, "draft.json", "hours of work,")
		if err := act(s); err != nil || get(t, dir, "draft.broken.json") != "hours of work," {
			t.Errorf("%s: %v, %q", name, err, files(t, dir))
		}
		if found, err := s.Read("draft", &draft{}); found != (name == "Write") || err != nil {
			t.Errorf("after %s: %v, %v", name, found, err)
		}
	}
}

// A file of another version, which may be running too, is not read, overwritten, moved or
// removed.
func TestFilesOfAnotherVersionAreLeftAlone(t *testing.T) {
	t.Parallel()
	for _, content := range []string{
		`{"version":2,"data":{"list":[]}}`, `{"version":77}`, `{"version":1e9,"data":[]}`, `{"version":1.5,"data":{}}`,
		`{"version":"2.0","data":{}}`, `{"version":{"major":2},"data":{}}`, `{"version":0,"data":{}}`,
		`{"version":null,"data":{}}`, `{"version":1,"data":{},"future":{"a":[1]}}`,
	} {
		s, dir := open(t)
		put(t, dir, "draft.json", content)
		wantLeftAlone(t, s, dir)
		if got := get(t, dir, "draft.json"); got != content || len(files(t, dir)) != 1 {
			t.Errorf("%s became %s beside %q", content, got, files(t, dir))
		}
	}
}

// That also holds for a file that this program has written before.
func TestANewerProgramTakesAFileOver(t *testing.T) {
	t.Parallel()
	for name, put := range map[string]func(dir, content string) error{
		"over it": func(dir, content string) error {
			return os.WriteFile(filepath.Join(dir, "draft.json"), []byte(content), 0o600)
		},
		"in its place": func(dir, content string) error {
			half := filepath.Join(dir, "half")
			return errors.Join(os.WriteFile(half, []byte(content), 0o600),
				os.Rename(half, filepath.Join(dir, "draft.json")))
		},
	} {
		s, dir := open(t)
		for range 2 {
			if err := s.Write("draft", state.Drafts{}); err != nil {
				t.Fatal(err)
			}
		}
		content := strings.Replace(get(t, dir, "draft.json"), `"version":1`, `"version":20`, 1)
		if err := put(dir, content); err != nil {
			t.Fatal(err)
		}
		wantLeftAlone(t, s, dir)
		if got := get(t, dir, "draft.json"); got != content {
			t.Errorf("written %s: it became %s", name, got)
		}
	}
}

// A file with a field or a value that this version does not have is not written, because that
// would lose it.
func TestFilesWithUnknownFieldsAreLeftAlone(t *testing.T) {
	t.Parallel()
	for _, data := range []string{
		`{"list":[],"future":1}`, `{"list":[{"entries":{"Name":"x"},"future":null}]}`,
		`{"list":[{"entries":{"Name":"x"},"sent":{"Future":1}}]}`, `{"future":1,"list":"of another kind"}`,
		`{"list":[{"entries":{"Name":"x"}},{"entries":{"Name":"x","Future":"1"}}]}`,
	} {
		s, dir := open(t)
		content := `{"version":1,"data":` + data + `}`
		put(t, dir, "draft.json", content)
		wantLeftAlone(t, s, dir)
		if got := get(t, dir, "draft.json"); got != content || len(files(t, dir)) != 1 {
			t.Errorf("%s became %s beside %q", content, got, files(t, dir))
		}
	}
}

// wantLeftAlone tries to read, replace and remove drafts, and wants an error each time.
func wantLeftAlone(t *testing.T, s *state.Store, dir string) {
	t.Helper()
	got := state.Drafts{List: []state.Draft{{Dropped: true}}}
	found, reading := s.Read("draft", &got)
	if found || len(got.List) != 1 {
		t.Errorf("got %v, %+v", found, got)
	}
	for _, err := range []error{reading, s.Write("draft", state.Drafts{}), s.Remove("draft")} {
		wantError(t, err, state.KindNewer, filepath.Join(dir, "draft.json"))
	}
}

// A file that is too large is rejected by its size without reading it. The test is not
// parallel, because it measures allocations.
func TestAFileThatIsTooLargeIsNotRead(t *testing.T) {
	for name, limit := range map[string]int{
		state.PreferencesName: 64 << 10, state.WatchedName: 64 << 10, state.TalliesName: 512 << 10,
		state.LaunchesName: 16 << 20, "draft-abcdefghijkl": 16 << 20,
	} {
		s, dir := open(t)
		path := filepath.Join(dir, name+".json")
		put(t, dir, name+".json", `{"version":1,"data":{}}`)
		for _, size := range []int64{int64(limit) + 1, 1 << 40} {
			if err := os.Truncate(path, size); err != nil {
				t.Fatal(err)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var got any
			found, reading := s.Read(name, &got)
			for _, err := range []error{reading, s.Write(name, 1), s.Remove(name)} {
				wantError(t, err, state.KindTooLarge, path)
			}
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; found || used > 1<<20 {
				t.Errorf("%s of %d bytes: found %v, %d bytes were allocated", name, size, found, used)
			}
			if info, err := os.Stat(path); err != nil || info.Size() != size {
				t.Errorf("%s: %v, %v", name, info, err)
			}
		}
		if err := os.Truncate(path, int64(limit)); err != nil {
			t.Fatal(err)
		}
		_, err := s.Read(name, new(any))
		wantError(t, err, state.KindBroken, path) // it was read, and ends in zeros
	}
}

func TestSixteenMiBAreTheLimit(t *testing.T) {
	t.Parallel()
	const limit = 16 << 20
	around, err := json.Marshal(map[string]any{"version": 1, "data": ""})
	if err != nil {
		t.Fatal(err)
	}
	fits := strings.Repeat("x", limit-len(around)-1) // a newline ends the file
	s, dir := open(t)
	var got string
	if err := s.Write("big", fits); err != nil || len(get(t, dir, "big.json")) != limit {
		t.Fatalf("%v, %d bytes", err, len(get(t, dir, "big.json")))
	}
	if found, err := s.Read("big", &got); !found || err != nil || got != fits {
		t.Errorf("got %v, %v", found, err)
	}
	wantError(t, s.Write("big", fits+"x"), state.KindTooLarge, filepath.Join(dir, "big.json"))
	if found, err := s.Read("big", &got); !found || err != nil || got != fits {
		t.Errorf("after the failed write Read returned %v, %v", found, err)
	}
	grown := get(t, dir, "big.json") + " "
	put(t, dir, "big.json", grown)
	_, reading := s.Read("big", &got)
	for _, err := range []error{reading, s.Write("big", ""), s.Remove("big")} {
		wantError(t, err, state.KindTooLarge, filepath.Join(dir, "big.json"))
	}
	if get(t, dir, "big.json") != grown {
		t.Error("the file was changed")
	}
}
