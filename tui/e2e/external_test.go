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

// keyProgram writes a credentials profile whose program never ends and has a child process.
// Both keep the pipe open until they end.
func keyProgram(t *testing.T, home string) (pipe string) {
	t.Helper()
	pipe = filepath.Join(home, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(home, "keys")
	lines := "exec 3>'" + pipe + "'\necho started >&3\nsleep 600 &\nsleep 600\n"
	if err := os.WriteFile(script, []byte(lines), 0o600); err != nil {
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

// A credentials program and its child end with scantop, however scantop ends.
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
				out, err := os.Open(pipe) // blocks until the program opens it
				if err != nil {
					said <- err
					return
				}
				defer out.Close()
				reader := bufio.NewReader(out)
				_, err = reader.ReadString('\n')
				said <- err
				_, err = io.Copy(io.Discard, reader) // until all processes close it
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
