package state_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"scantop/tui/state"
)

// Any bytes may be in a file: they are read and can be kept again, or there is
// an error of one line and the bytes are still there.
func FuzzRead(f *testing.F) {
	for _, content := range []string{
		"", "{", "null", "\xff\x00", `{"version":1,"data":null}`, `{"version":2}`, `{"version":1e9,"data":1}`, `{"version":1,"data":{"pageSize":101,"scans":[{}]}}`,
		`{"version":1,"data":{"statuses":["running"],"type":"vuln","search":"a\u001b","pageSize":20,"lang":"zh"}}`,
		`{"version":1,"data":{"scans":[{"scanId":"2018071010384940572","name":"../../x\n"}]}}`, `{"version":1,"version":2,"data":{"statuses":1}}`,
	} {
		f.Add([]byte(content))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		readAnything(t, content, &state.Preferences{}, &state.Preferences{})
		readAnything(t, content, &state.Watched{}, &state.Watched{})
	})
}

// readAnything reads content into v, and what was understood again into w.
func readAnything(t *testing.T, content []byte, v, w any) {
	s, dir := open(t)
	put(t, dir, "x.json", string(content))
	found, err := s.Read("x", v)
	switch left := files(t, dir); {
	case found == (err != nil):
		t.Fatalf("found %v, error %v", found, err)
	case found:
		if !slices.Equal(left, []string{"x.json"}) || get(t, dir, "x.json") != string(content) {
			t.Errorf("reading changed the file; there is %q", left)
		}
		if err := s.Write("x", v); err != nil {
			t.Error(err)
		}
		if found, err := s.Read("x", w); !found || err != nil || !reflect.DeepEqual(v, w) {
			t.Errorf("%+v comes back as %v, %v, %+v", v, found, err, w)
		}
	default:
		refused(t, s, dir, v, err, content)
	}
	if got := files(t, filepath.Dir(dir)); !slices.Equal(got, []string{"scantop"}) {
		t.Errorf("outside there is %q", got)
	}
}

// refused checks an error, and that the content is where it should be.
func refused(t *testing.T, s *state.Store, dir string, v any, err error, content []byte) {
	var failure *state.Error
	if !errors.As(err, &failure) || strings.ContainsFunc(err.Error(), unicode.IsControl) {
		t.Fatalf("got %T %q", err, err)
	}
	place := map[state.Kind]string{state.KindBroken: "x.broken.json", state.KindNewer: "x.json"}[failure.Kind]
	if left := files(t, dir); !slices.Equal(left, []string{place}) || get(t, dir, place) != string(content) {
		t.Errorf("after %q there is %q", err, left)
	}
	err = s.Write("x", v)
	if _, missing := os.Stat(filepath.Join(dir, "x.json")); (err == nil) != (failure.Kind == state.KindBroken) || missing != nil {
		t.Errorf("writing after %q: %v, %v", failure, err, missing)
	}
}
