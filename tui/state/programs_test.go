package state_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"scantop/tui/state"
)

const (
	childVariable  = "SCANTOP_STATE_TEST_DIRECTORY"
	recordVariable = "SCANTOP_STATE_TEST_RECORD"
)

// TestMain runs the tests, or one of the programs that tests start and kill.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childVariable); dir != "" {
		if name := os.Getenv(recordVariable); name != "" {
			recordOne(dir, name)
		}
		writeForEver(dir)
	}
	os.Exit(m.Run())
}

// writeForEver writes large values of different lengths. It prints a line after the first one.
func writeForEver(dir string) {
	s, err := state.Open(dir, "")
	for i := 0; err == nil; i++ {
		err = s.Write("draft", strings.Repeat("ab"[i%2:i%2+1], 500_000+i*997%400_000))
		if i == 0 {
			fmt.Println("written")
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// After a program was killed during a write, the file has its old value or its new one, and
// other programs can write it.
func TestKilled(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	for range 5 {
		child := exec.CommandContext(t.Context(), os.Args[0])
		child.Env = append(os.Environ(), childVariable+"="+dir)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		if !bufio.NewScanner(out).Scan() {
			t.Fatal("the child ended before it was killed")
		}
		known := files(t, dir)
		for tries := 0; !writing(t, dir, known); tries++ {
			if tries > 1_000_000 {
				t.Fatal("the child does not write")
			}
		}
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		child.Wait() //nolint:errcheck // it was killed
		var got string
		if found, err := s.Read("draft", &got); !found || err != nil || !whole(got) {
			t.Fatalf("Read returned %v, %v and %d bytes", found, err, len(got))
		}
		if err := s.Write("draft", got); err != nil {
			t.Fatal(err)
		}
	}
}

// writing reports whether there is a new file, or one that is being overwritten.
func writing(t *testing.T, dir string, known []string) bool {
	t.Helper()
	for _, file := range files(t, dir) {
		info, err := os.Stat(filepath.Join(dir, file))
		if !slices.Contains(known, file) || (file == "draft.json" && err == nil && info.Size() < 500_000) {
			return true
		}
	}
	return false
}

// Two programs write a value while a third one reads it. Each read returns a complete value of
// one of them.
func TestSeveralProgramsAtATime(t *testing.T) {
	t.Parallel()
	_, dir := open(t)
	var writers sync.WaitGroup
	done := make(chan struct{})
	for _, letter := range []string{"a", "b"} {
		s, err := state.Open(dir, "")
		if err != nil {
			t.Fatal(err)
		}
		writers.Go(func() {
			for i := range 20 {
				if err := s.Write("draft", strings.Repeat(letter, 100_000-i)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	go func() { writers.Wait(); close(done) }()
	s, err := state.Open(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	for last := false; !last; {
		select {
		case <-done:
			last = true
		default:
		}
		var got string
		found, err := s.Read("draft", &got)
		if err != nil || (found && !whole(got)) || (last && !found) {
			t.Fatalf("last %v: Read returned %v, %v and %d bytes", last, found, err, len(got))
		}
	}
	if got := files(t, dir); !slices.Equal(got, []string{"draft.json"}) {
		t.Errorf("the directory contains %q", got)
	}
}

// whole reports whether a text is a complete value of a writer: one letter many times.
func whole(text string) bool {
	return len(text) > 90_000 && strings.Count(text, text[:1]) == len(text)
}
