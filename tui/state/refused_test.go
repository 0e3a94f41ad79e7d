package state_test

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"scantop/tui/state"
)

func TestBrokenFilesAreSetAside(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{
		"empty": "", "cut off": `{"version":1,"data":{"Na`, "no JSON": "Name = x\x1b\n", "zeros": strings.Repeat("\x00", 100),
		"wrong type": `{"version":1,"data":{"Name":"kept?","QPS":"fast"}}`, "a list": `{"version":1,"data":[]}`, "no object": `[1]`,
		"no version": `{"data":{}}`, "version 0": `{"version":0,"data":{}}`, "no data": `{"version":1}`, "two values": `{"version":1,"data":{}}{}`,
		"deep": strings.Repeat("[", 20000),
	} {
		s, dir := open(t)
		put(t, dir, "draft.json", content)
		put(t, dir, "draft.broken.json", "an older one")
		got := draft{Name: "from before"}
		found, err := s.Read("draft", &got)
		wantError(t, err, state.KindBroken, filepath.Join(dir, "draft.json"))
		if kept := filepath.Join(dir, "draft.broken.json"); !strings.Contains(err.Error(), kept) {
			t.Errorf("%s: %q does not tell %s", name, err, kept)
		}
		if found || !reflect.DeepEqual(got, draft{Name: "from before"}) {
			t.Errorf("%s: got %v, %+v", name, found, got)
		}
		if kept := get(t, dir, "draft.broken.json"); kept != content {
			t.Errorf("%s: kept is %q", name, kept)
		}
		if found, err := s.Read("draft", &got); found || err != nil {
			t.Errorf("%s: the next start finds %v, %v", name, found, err)
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

func TestAFileOfANewerVersionIsLeftAlone(t *testing.T) {
	t.Parallel()
	for _, content := range []string{`{"version":2,"data":{"QPS":"fast"}}`, `{"version":77}`} {
		s, dir := open(t)
		put(t, dir, "draft.json", content)
		_, reading := s.Read("draft", &draft{})
		for _, err := range []error{reading, s.Write("draft", draft{}), s.Remove("draft")} {
			wantError(t, err, state.KindNewer, filepath.Join(dir, "draft.json"))
		}
		if got := get(t, dir, "draft.json"); got != content || len(files(t, dir)) != 1 {
			t.Errorf("%s became %s beside %q", content, got, files(t, dir))
		}
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
		t.Errorf("after a refused write: %v, %v", found, err)
	}
	grown := get(t, dir, "big.json") + " "
	put(t, dir, "big.json", grown)
	_, reading := s.Read("big", &got)
	for _, err := range []error{reading, s.Write("big", ""), s.Remove("big")} {
		wantError(t, err, state.KindTooLarge, filepath.Join(dir, "big.json"))
	}
	if get(t, dir, "big.json") != grown {
		t.Error("the file was touched")
	}
}
