//go:build unix

package e2e

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// keyProgram is a profile whose program asks nobody knows whom for keys, with a
// child of its own. Both hold the pipe open until they end.
func keyProgram(t *testing.T, home string) (pipe string) {
	t.Helper()
	pipe = filepath.Join(home, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(home, "keys")
	if err := os.WriteFile(script, []byte("exec 3>'"+pipe+"'\necho started >&3\nsleep 600 &\nsleep 600\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(home, ".aliyun"), 0o700); err != nil {
		t.Fatal(err)
	}
	config := fmt.Sprintf(`{"profiles":[{"name":"prod","mode":"external","process_command":"sh '%s'"}]}`, script)
	if err := os.WriteFile(filepath.Join(home, ".aliyun", "config.json"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	return pipe
}

// A program of the user's that looks for keys ends with scantop, and so does
// its child, however scantop ends.
func TestKeyProgramsEndWithScantop(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(p *program){
		"quit":       func(p *program) { p.tty.WriteString("q") },
		"ctrl+c":     func(p *program) { p.tty.WriteString("\x03") },
		"SIGTERM":    func(p *program) { p.cmd.Process.Signal(syscall.SIGTERM) },
		"SIGHUP":     func(p *program) { p.cmd.Process.Signal(syscall.SIGHUP) },
		"SIGINT":     func(p *program) { p.cmd.Process.Signal(syscall.SIGINT) },
		"list, TERM": func(p *program) { p.cmd.Process.Signal(syscall.SIGTERM) },
		"list, HUP":  func(p *program) { p.cmd.Process.Signal(syscall.SIGHUP) },
		"watch, INT": func(p *program) { p.cmd.Process.Signal(syscall.SIGINT) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			pipe := keyProgram(t, home)
			args := []string{"--endpoint", "http://127.0.0.1:1", "--profile", "prod"}
			switch command, _, _ := strings.Cut(name, ","); command {
			case "list":
				args = append([]string{"list"}, args...)
			case "watch":
				args = append([]string{"watch", "2018071010384940572"}, args...)
			}
			p := start(t, environ(t, "HOME="+home), args...)
			said := make(chan error, 2)
			go func() {
				out, err := os.Open(pipe) // waits for the program
				if err != nil {
					said <- err
					return
				}
				defer out.Close()
				reader := bufio.NewReader(out)
				_, err = reader.ReadString('\n')
				said <- err
				_, err = io.Copy(io.Discard, reader) // until nobody holds it
				said <- err
			}()
			for _, what := range []string{"start", "end"} {
				select {
				case err := <-said:
					if err != nil {
						t.Fatalf("%s: %v", what, err)
					}
				case <-time.After(patience):
					t.Fatalf("the program does not %s", what)
				}
				if what == "start" {
					end(p)
				}
			}
			p.exit(patience)
		})
	}
}
