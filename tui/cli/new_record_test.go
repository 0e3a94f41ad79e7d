package cli

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// process starts scantop as a process of its own.
func process(t *testing.T, environ []string, args ...string) (cmd *exec.Cmd, stdout, stderr *bytes.Buffer) {
	t.Helper()
	cmd = exec.CommandContext(t.Context(), os.Args[0], args...)
	stdout, stderr = &bytes.Buffer{}, &bytes.Buffer{}
	cmd.Env = append(append(os.Environ(), programVariable+"=1"), environ...)
	cmd.Stdout, cmd.Stderr = stdout, stderr
	return cmd, stdout, stderr
}

// Launches at the same time all become recent launches.
func TestLaunchesAtTheSameTimeAreAllRemembered(t *testing.T) {
	server := serve(t)
	environ := append([]string{"XDG_STATE_HOME=" + t.TempDir()}, english...)
	ends := make(chan string, 8)
	var want []string
	for i := range 8 {
		target := fmt.Sprintf("host-%d.example.com", i)
		want = append(want, target)
		cmd, stdout, stderr := process(t, environ, "new", "--yes", "--endpoint", server.URL, "--target", target)
		go func() {
			if err := cmd.Run(); err != nil || stderr.Len() > 0 || stdout.Len() != 20 {
				ends <- fmt.Sprintf("%v, %q, %q", err, stdout, stderr)
				return
			}
			ends <- ""
		}()
	}
	for range 8 {
		if end := <-ends; end != "" {
			t.Error(end)
		}
	}
	_, left, _ := openWindow(t, environ, "--endpoint", server.URL)
	var kept []string
	for _, l := range left.Launches.List {
		kept = append(kept, l.Values["Targets"])
	}
	slices.Sort(kept)
	if !slices.Equal(kept, want) || len(left.Drafts) > 0 {
		t.Errorf("kept %q, %d drafts", kept, len(left.Drafts))
	}
}

// A launch that is killed is unresolved at the next start, like a launch of the form.
func TestALaunchThatIsKilledIsFound(t *testing.T) {
	server := serve(t)
	environ := append([]string{"XDG_STATE_HOME=" + t.TempDir()}, english...)
	cmd, _, _ := process(t, environ,
		"new", "--yes", "--endpoint", server.URL, "--target", "a.example.com", "--name", "killed")
	arrived := make(chan struct{})
	server.Intercept(func(_ http.ResponseWriter, r *http.Request, action string) bool {
		if action != "CreateScan" {
			return false
		}
		close(arrived)
		_ = r.ParseForm() // it is all there
		<-r.Context().Done()
		return true
	})
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-arrived
	if _, early, _ := openWindow(t, environ, "--endpoint", server.URL); len(early.Drafts) > 0 {
		t.Errorf("while it is under way, %+v is found", early.Drafts)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("it was not killed")
	}
	for range 2 { // the second start finds it as well, once the first one has ended
		window, left, _ := openWindow(t, environ, "--endpoint", server.URL)
		if len(left.Drafts) != 1 {
			t.Fatalf("found %+v", left.Drafts)
		}
		d := left.Drafts[0]
		if d.Sent == nil || d.Sent.Name != "killed" || d.Values["Targets"] != "a.example.com" {
			t.Errorf("found %+v", d)
		}
		if len(left.Launches.List) > 0 {
			t.Errorf("it is a template: %+v", left.Launches)
		}
		window.Close()
	}
}

// A launch with an unclear end is unresolved at the next start. A launch that was rejected, or is not in
// the list, is not.
func TestALaunchInDoubtIsFound(t *testing.T) {
	for faults, want := range map[string]int{
		"reset-acted:action=CreateScan http-503-empty:action=DescribeScans": 1, "reset:action=CreateScan": 0,
		"QuotaExceeded:action=CreateScan": 0, "reset-acted:action=CreateScan": 0,
	} {
		server := serve(t)
		environ := append([]string{"XDG_STATE_HOME=" + t.TempDir()}, english...)
		for fault := range strings.FieldsSeq(faults) {
			inject(t, server, fault)
		}
		runMain(t, environ, "new", "--yes", "--endpoint", server.URL, "--target", "a.example.com")
		_, left, _ := openWindow(t, environ, "--endpoint", server.URL)
		if len(left.Drafts) != want || want == 1 && left.Drafts[0].Sent == nil {
			t.Errorf("%s: found %+v", faults, left.Drafts)
		}
	}
}
