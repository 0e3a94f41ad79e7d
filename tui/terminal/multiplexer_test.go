package terminal

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// needs skips a test if a program is not installed.
func needs(t *testing.T, tool string) {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		t.Skip(tool + " is not installed")
	}
}

// shortDir returns a directory for a socket. The path of a socket has at most about 100
// bytes, and t.TempDir is longer.
func shortDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "mux")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func save(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// outside returns the environment without the variables of multiplexers.
func outside(dir string, extra ...string) []string {
	return append([]string{"HOME=" + dir, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=C.UTF-8"}, extra...)
}

// tmux is a tmux server with a window that writes a sequence.
type tmux struct {
	t   *testing.T
	dir string
}

func newTmux(t *testing.T, config, sequence string) *tmux {
	t.Helper()
	needs(t, "tmux")
	m := &tmux{t, shortDir(t)}
	save(t, filepath.Join(m.dir, "tmux.conf"), config+"set -g default-shell /bin/sh\n") // a user may have none
	save(t, filepath.Join(m.dir, "sequence"), sequence)
	t.Cleanup(func() { _ = m.command(context.Background(), "kill-server").Run() }) // the server may not have started
	return m
}

func (m *tmux) command(ctx context.Context, args ...string) *exec.Cmd {
	own := []string{"-S", filepath.Join(m.dir, "socket"), "-f", filepath.Join(m.dir, "tmux.conf")}
	cmd := exec.CommandContext(ctx, "tmux", append(own, args...)...)
	cmd.Env = outside(m.dir)
	return cmd
}

func (m *tmux) run(args ...string) string {
	m.t.Helper()
	ctx, cancel := context.WithTimeout(m.t.Context(), patience)
	defer cancel()
	out, err := m.command(ctx, args...).CombinedOutput()
	if err != nil {
		m.t.Fatalf("tmux %v: %v: %s", args, err, out)
	}
	return string(out)
}

// write returns a command that writes the sequence and keeps its window open.
func (m *tmux) write() string { return "cat " + filepath.Join(m.dir, "sequence") + " -" }

func TestCopyIntoTmux(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"short": "ScanId", "long": report} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := "set -s set-clipboard on\nset-hook -g pane-set-clipboard 'wait-for -S copied'\n"
			m := newTmux(t, config, Copy(text, []string{"TMUX=1"}))
			m.run("new-session", "-d", m.write())
			m.run("wait-for", "copied")
			if got := m.run("show-buffer"); got != text {
				t.Errorf("tmux holds %d bytes, want the %d copied: %.40q", len(got), len(text), got)
			}
			if got := strings.TrimSpace(m.run("capture-pane", "-p")); got != "" {
				t.Errorf("the window shows\n%.200s", got)
			}
		})
	}
}

func TestCopyThroughTmux(t *testing.T) {
	t.Parallel()
	m := newTmux(t, "set -s set-clipboard off\nset -g allow-passthrough on\n", Copy(report, []string{"TMUX=1"}))
	startOnTerminal(t, m.command(t.Context(), "new-session", m.write())).waitFor(plain(report))
}

func TestCopyThroughGNUScreen(t *testing.T) {
	t.Parallel()
	needs(t, "screen")
	dir := shortDir(t)
	sequence := filepath.Join(dir, "sequence")
	save(t, sequence, Copy(report, []string{"STY=1"}))
	cmd := exec.CommandContext(t.Context(), "screen", "-c", "/dev/null", "cat", sequence)
	cmd.Env = outside(dir, "SCREENDIR="+dir)
	startOnTerminal(t, cmd).waitFor(plain(report))
}
