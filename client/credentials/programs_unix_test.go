//go:build unix

package credentials_test

import (
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scantop/client/credentials"
)

// closing returns a resolver of a profile with a mode, and the connections of the programs that the
// profile runs.
func closing(t *testing.T, mode, script string) (*credentials.Resolver, net.Listener) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	waiting := itself(t, "wait "+l.Addr().String())
	home := t.TempDir()
	t.Setenv("HOME", home)
	if err := os.Mkdir(filepath.Join(home, ".aliyun"), 0o700); err != nil {
		t.Fatal(err)
	}
	run := filepath.Join(home, "run")
	if err := os.WriteFile(run, []byte(strings.ReplaceAll(script, "WAIT", waiting)), 0o600); err != nil {
		t.Fatal(err)
	}
	config := fmt.Sprintf(`{"profiles":[
		{"name":"prod","mode":%q,"source_profile":"program","ram_role_arn":"r","process_command":"sh %s"},
		{"name":"program","mode":"External","process_command":"sh %s"}]}`, mode, run, run)
	if err := os.WriteFile(filepath.Join(home, ".aliyun", "config.json"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	c := credentials.FromProfile("prod")
	t.Cleanup(c.Close)
	return c, l
}

// accepted accepts n connections.
func accepted(t *testing.T, l net.Listener, n int) (lines []net.Conn) {
	t.Helper()
	for range n {
		c, err := l.Accept()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		lines = append(lines, c)
	}
	return lines
}

// wantEnded fails the test unless the processes at the other ends of the connections end.
func wantEnded(t *testing.T, lines []net.Conn) {
	t.Helper()
	for _, c := range lines {
		if err := c.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, c); err != nil && os.IsTimeout(err) {
			t.Error("a process is still running")
		}
	}
}

// wantAlive fails the test unless the processes at the other ends of the connections reply.
func wantAlive(t *testing.T, lines []net.Conn) {
	t.Helper()
	for _, c := range lines {
		answer := make([]byte, 1)
		if _, err := c.Write(answer); err != nil {
			t.Error(err)
		}
		if _, err := io.ReadFull(c, answer); err != nil {
			t.Errorf("a process has ended: %v", err)
		}
	}
}

// Close kills a running program and its children, in both ways in which it is run.
func TestProgramsEndWithTheClient(t *testing.T) {
	for _, mode := range []string{"External", "ChainableRamRoleArn"} {
		t.Run(mode, func(t *testing.T) {
			c, l := closing(t, mode, "WAIT &\nWAIT\n")
			ended := make(chan error, 1)
			go func() {
				_, err := c.Resolve(t.Context())
				ended <- err
			}()
			lines := accepted(t, l, 2)
			c.Close()
			wantEnded(t, lines)
			if err := <-ended; err == nil {
				t.Error("no error")
			}
			if _, err := c.Resolve(t.Context()); err == nil { // no program starts
				t.Error("no error after Close")
			}
		})
	}
}

// The children that a program leaves behind run until Close.
func TestChildrenOfProgramsEndWithTheClient(t *testing.T) {
	keys := `{"access_key_id":"id","access_key_secret":"markedSecret","expiration":"2099-01-01T00:00:00Z"}`
	c, l := closing(t, "External", "WAIT >/dev/null 2>&1 &\necho '"+keys+"'\n")
	wantKeys(t, c, "keys of a program", "id ")
	lines := accepted(t, l, 1)
	wantAlive(t, lines)
	c.Close()
	wantEnded(t, lines)
}

// Close does not affect the programs of another client.
func TestOtherClientsKeepTheirPrograms(t *testing.T) {
	c, l := closing(t, "External", "WAIT\n")
	other := credentials.FromProfile("prod")
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_, _ = c.Resolve(t.Context())
	}()
	lines := accepted(t, l, 1)
	other.Close()
	wantAlive(t, lines)
	c.Close()
	wantEnded(t, lines)
	<-ended
}
