//go:build unix

package cli

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// closedPipe returns a pipe without a reader.
func closedPipe(t *testing.T) *os.File {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	t.Cleanup(func() { write.Close() })
	return write
}

// Output that cannot be written is a failure. If a reader closes the pipe early, as head does, there is no
// message, except for the ScanId of a launched scan.
func TestOutputThatCannotBeWritten(t *testing.T) {
	scans := over(3)
	scans[0].ID = "2018071010384940572"
	server := serve(t, scans...)
	environ := append([]string{"HOME=" + t.TempDir()}, english...)
	for _, line := range []string{
		"list", "list --all -o csv", "list -o json", "watch 2018071010384940572", "new --yes --target a.example.com",
		"completion bash", "completion zsh", "completion fish", "completion powershell",
		"--help", "watch --help", "--version", "simulate --faults", "simulate",
	} {
		args := strings.Fields(line)
		if line[0] != '-' && args[0] != "completion" && args[0] != "simulate" {
			args = append(args, "--endpoint", server.URL)
		}
		run := func(stdout *os.File) (int, string) {
			var errs bytes.Buffer
			sys := System{Args: args, Environ: environ, Stdin: stdout, Stdout: stdout, Stderr: &errs, sleep: atOnce}
			return Main(sys), errs.String()
		}
		launched := args[0] == "new"
		want := 141 // as shells know it of other programs
		if launched {
			want = exitFailed
		}
		code, stderr := run(closedPipe(t))
		if code != want || launched != strings.Contains(stderr, "launched") || launched != (stderr != "") {
			t.Errorf("%q into a closed pipe ends with %d, %q", line, code, stderr)
		}
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			continue // not on this system
		}
		code, stderr = run(full)
		if code != exitFailed || strings.Count(stderr, "\n") != 1 ||
			launched == strings.Contains(stderr, "no space left") {
			t.Errorf("%q to a full disk ends with %d, %q", line, code, stderr)
		}
		full.Close()
	}
}

// To a person at standard error, list says which scans these are, also if its output goes into a pipe, and whatever
// its format. It says nothing if these are all, and nothing to a program.
func TestListSaysWhichScansTheseAre(t *testing.T) {
	server := serve(t, over(60)...)
	for line, want := range map[string]string{
		"list":                  "1–20 of 60 · use --page N or --all to see the others",
		"list -o json --page 3": "41–60 of 60 · use --page N or --all to see the others",
		"list -o csv --page 2":  "21–40 of 60 · use --page N or --all to see the others",
		"list --ascii":          "1-20 of 60 - use --page N or --all to see the others",
		"list --lang zh":        "第 1–20 条，共 60 条 · 用 --page N 或 --all 查看其余任务",
		"list --page-size 60":   "",
		"list --page 9":         "",
		"list --all":            "",
		"list --search no-such": "",
	} {
		master, tty, err := pty.Open()
		if err != nil {
			t.Skipf("no pseudo-terminal here: %v", err)
		}
		read, write, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		printed, drained := "", make(chan struct{})
		go func() {
			defer close(drained)
			all, _ := io.ReadAll(read)
			printed = string(all)
		}()
		code := Main(System{
			Args:    append(strings.Fields(line), "--endpoint", server.URL),
			Environ: append([]string{"HOME=" + t.TempDir()}, english...),
			Stdin:   tty, Stdout: write, Stderr: tty, sleep: atOnce,
		})
		write.Close()
		<-drained
		tty.Close()
		said, _ := io.ReadAll(master) // ends with an error, as the other side is closed
		master.Close()
		if got := strings.TrimSpace(string(said)); code != 0 || got != want || strings.Contains(printed, "of 60") {
			t.Errorf("%q ends with %d and says %q, want %q; its output is %.200q", line, code, got, want, printed)
		}
	}
}
