//go:build unix

package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A signal during a request ends the run with the exit code that shells expect, and without an error
// about the request.
func TestSignalsEndCommandsQuietly(t *testing.T) {
	server := serve(t, over(1)...)
	for _, line := range []string{"list", "list --all", "watch 2018071010384940572"} {
		for signal, want := range map[syscall.Signal]int{syscall.SIGINT: exitInterrupted, syscall.SIGTERM: 143} {
			server.Intercept(func(_ http.ResponseWriter, r *http.Request, _ string) bool {
				_ = syscall.Kill(os.Getpid(), signal)
				<-r.Context().Done()
				return true
			})
			code, stdout, stderr := runMain(t, english, append(strings.Fields(line), "--endpoint", server.URL)...)
			if code != want || stdout+stderr != "" {
				t.Errorf("%s, %v: ends with %d, %q, %q", line, signal, code, stdout, stderr)
			}
		}
	}
}

// A signal in the middle of a list leaves an array that can be read, with all scans that were received.
func TestSignalsEndAListWhole(t *testing.T) {
	server := serve(t, over(1720)...)
	server.Intercept(func(_ http.ResponseWriter, r *http.Request, _ string) bool {
		r.ParseForm()
		if page, _ := strconv.Atoi(r.Form.Get("CurrentPage")); page < 15 {
			return false
		}
		_ = syscall.Kill(os.Getpid(), syscall.SIGINT)
		<-r.Context().Done()
		return true
	})
	code, stdout, stderr := runMain(t, english, "list", "--all", "-o", "json", "--endpoint", server.URL)
	var scans []struct{ Name string }
	if err := json.Unmarshal([]byte(stdout), &scans); err != nil || code != exitInterrupted || stderr != "" ||
		len(scans) < 1000 {
		t.Errorf("ends with %d after %d scans, %q, %v", code, len(scans), stderr, err)
	}
}

// A signal ends the wait before the next try at once.
func TestSignalsEndWaiting(t *testing.T) {
	server := serve(t, over(1)...)
	inject(t, server, "http-503-empty")
	for _, line := range []string{"list", "list --all", "watch 2018071010384940572"} {
		interrupt := func(ctx context.Context, _ time.Duration) error {
			_ = syscall.Kill(os.Getpid(), syscall.SIGINT)
			<-ctx.Done()
			return ctx.Err()
		}
		var errs bytes.Buffer
		args := append(strings.Fields(line), "--endpoint", server.URL)
		sys := System{Args: args, Environ: english, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: &errs, sleep: interrupt}
		code := Main(sys)
		if code != exitInterrupted || strings.Count(errs.String(), "\n") > 1 {
			t.Errorf("%s: ends with %d, %q", line, code, errs.String())
		}
	}
}

// The lines that simulate prints connect another client to the simulator.
func TestSimulateServesUntilASignal(t *testing.T) {
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: exitInterrupted, syscall.SIGTERM: 0,
		syscall.SIGHUP: 129} {
		read, write, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		var errs bytes.Buffer
		ended := make(chan int, 1)
		go func() {
			defer write.Close()
			ended <- Main(System{Args: []string{"simulate", "--seed", "7", "--fault",
				"Throttling.User:action=CreateScan"}, Environ: english, Stdout: write, Stderr: &errs})
		}()
		endpoint := ""
		for lines := bufio.NewScanner(read); endpoint == "" && lines.Scan(); {
			if variable, ok := strings.CutPrefix(lines.Text(), "export "); ok {
				name, value, _ := strings.Cut(variable, "=")
				t.Setenv(name, value)
			}
			endpoint, _ = strings.CutPrefix(lines.Text(), "scantop --endpoint ")
			if !strings.HasPrefix(endpoint, "http://127.0.0.1:") {
				endpoint = ""
			}
		}
		if code, stdout, stderr := runMain(t, english, "list", "--endpoint", endpoint); code != 0 ||
			strings.Count(stdout, "\n") != 21 {
			t.Errorf("list ends with %d, %q", code, stderr)
		}
		_ = syscall.Kill(os.Getpid(), signal)
		if code := <-ended; code != want || errs.Len() > 0 {
			t.Errorf("%v: ends with %d, %q, want %d", signal, code, errs.String(), want)
		}
		read.Close()
	}
}

// An interrupted launch still says that the scan may exist.
func TestAnInterruptedLaunchIsNotHidden(t *testing.T) {
	server := serve(t)
	server.Intercept(func(_ http.ResponseWriter, r *http.Request, action string) bool {
		if action != "CreateScan" {
			return false // the look at the list before
		}
		_ = r.ParseForm() // it has arrived
		_ = syscall.Kill(os.Getpid(), syscall.SIGINT)
		<-r.Context().Done()
		return true
	})
	code, stdout, stderr := runMain(t, english, "new", "--yes", "--target", "a.example.com", "--endpoint", server.URL)
	if code != exitInterrupted || stdout != "" || !strings.Contains(stderr, "may exist") || len(launches(server)) != 1 {
		t.Errorf("ends with %d, %q, %q", code, stdout, stderr)
	}
}
