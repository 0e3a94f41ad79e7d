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

// A file may contain any bytes. Either they can be read and written again, or Read returns an
// error of one line and the bytes still exist.
func FuzzRead(f *testing.F) {
	for _, content := range []string{
		"", "{", "null", "\xff\x00", `{"version":1,"data":null}`, `{"version":2}`, `{"version":1e9,"data":1}`,
		`{"version":1,"data":{"pageSize":101,"scans":[{}]}}`,
		`{"version":1,"data":{"statuses":["running"],"type":"vuln","search":"a\u001b","pageSize":20,"lang":"zh"}}`,
		`{"version":1,"data":{"scans":[{"scanId":"2018071010384940572","name":"../../x\n"}]}}`,
		`{"version":1,"version":2,"data":{"statuses":1}}`,
		`{"version":1,"data":{"runs":[{"scanId":"7","run":"finished 1 2","high":2,"info":-1}]}}`,
	} {
		f.Add([]byte(content))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		readAnything(t, content, &state.Preferences{}, &state.Preferences{})
		readAnything(t, content, &state.Watched{}, &state.Watched{})
		readAnything(t, content, &state.Tallies{}, &state.Tallies{})
	})
}

// readAnything reads content into v, writes v, and reads it again into w.
func readAnything(t *testing.T, content []byte, v, w any) {
	s, dir := open(t)
	put(t, dir, "x.json", string(content))
	found, err := s.Read("x", v)
	switch left := files(t, dir); {
	case found == (err != nil):
		t.Fatalf("Read returned both or neither of a value and an error: %v, %v", found, err)
	case found:
		if !slices.Equal(left, []string{"x.json"}) || get(t, dir, "x.json") != string(content) {
			t.Errorf("reading changed the file; the directory contains %q", left)
		}
		if err := s.Write("x", v); err != nil {
			t.Error(err)
		}
		if found, err := s.Read("x", w); !found || err != nil || !reflect.DeepEqual(v, w) {
			t.Errorf("%+v is read again as %v, %v, %+v", v, found, err, w)
		}
	default:
		unreadable(t, s, dir, v, err, content)
	}
	if got := files(t, filepath.Dir(dir)); !slices.Equal(got, []string{"scantop"}) {
		t.Errorf("the parent directory contains %q", got)
	}
}

// unreadable checks the error of Read, and that the content still exists.
func unreadable(t *testing.T, s *state.Store, dir string, v any, err error, content []byte) {
	var failure *state.Error
	if !errors.As(err, &failure) || strings.ContainsFunc(err.Error(), unicode.IsControl) {
		t.Fatalf("Read returned %T %q, want an Error of one line", err, err)
	}
	place := map[state.Kind]string{state.KindBroken: "x.broken.json", state.KindNewer: "x.json"}[failure.Kind]
	if left := files(t, dir); !slices.Equal(left, []string{place}) || get(t, dir, place) != string(content) {
		t.Errorf("after the error %q the directory contains %q", err, left)
	}
	err = s.Write("x", v)
	_, missing := os.Stat(filepath.Join(dir, "x.json"))
	if (err == nil) != (failure.Kind == state.KindBroken) || missing != nil {
		t.Errorf("writing after %q returned %v; the file: %v", failure, err, missing)
	}
}
