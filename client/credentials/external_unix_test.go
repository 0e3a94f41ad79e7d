//go:build unix

package credentials_test

import (
	"context"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"scantop/client/credentials"
)

// itself returns a command line that runs this test binary as a program of the user.
func itself(t *testing.T, task string) string {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("SCANTOP_CLIENT_TEST_PROGRAM", task)
	return binary + " -test.run=^TestProgramOfTheUser$"
}

// TestProgramOfTheUser is the program that the other tests run.
func TestProgramOfTheUser(t *testing.T) {
	task, argument, _ := strings.Cut(os.Getenv("SCANTOP_CLIENT_TEST_PROGRAM"), " ")
	switch task {
	case "look": // report what the program can reach
		typed, _ := io.ReadAll(os.Stdin)
		if len(typed) == 0 && syscall.Getpgrp() == os.Getpid() {
			os.Stdout.WriteString("alone")
		}
		os.Exit(0)
	case "wait": // wait for the end of the test
		c, err := net.Dial("tcp", argument)
		if err == nil {
			io.Copy(c, c)
		}
		os.Exit(0)
	}
}

// A program that can read the terminal could steal keys, and one that writes to it would damage the
// screen.
func TestProgramHasNoTerminal(t *testing.T) {
	out, err := credentials.RunProgram(t.Context(), strings.Fields(itself(t, "look")))
	if err != nil || string(out) != "alone" {
		t.Errorf("got %q, %v", out, err)
	}
}

// When its context ends, a program is killed together with its children.
func TestProgramEndsWithItsContext(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	program := itself(t, "wait "+l.Addr().String())
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		_, err := credentials.RunProgram(ctx, []string{"sh", "-c", program + " & exec " + program})
		ended <- err
	}()
	var lines []net.Conn
	for range 2 {
		c, err := l.Accept()
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		lines = append(lines, c)
	}
	cancel()
	if err := <-ended; err == nil {
		t.Error("no error")
	}
	for _, c := range lines {
		if _, err := io.Copy(io.Discard, c); err != nil { // ends together with the process
			t.Log(err)
		}
	}
}

// The output of a program is limited. A child that keeps the output open does not affect what was
// printed.
func TestOutputOfPrograms(t *testing.T) {
	t.Parallel()
	if out, err := credentials.RunProgram(t.Context(),
		[]string{"sh", "-c", "while echo 0123456789abcdef; do :; done"}); err == nil {
		t.Errorf("an endless output gives %d bytes", len(out))
	}
	if _, err := credentials.RunProgram(t.Context(), []string{"sh", "-c", "echo keys; exit 1"}); err == nil {
		t.Error("the output of a failed program is used")
	}
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := credentials.RunProgram(t.Context(), []string{"sh", "-c", `echo keys; cat "$0" &`, fifo})
	if err != nil || string(out) != "keys\n" {
		t.Errorf("got %q, %v", out, err)
	}
	helper, err := os.OpenFile(fifo, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	helper.Close() // this ends the helper
}
