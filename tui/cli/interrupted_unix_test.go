//go:build unix

package cli

import (
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
)

// A signal that comes while the service is asked ends the run as the shell
// expects, without an error of the broken call.
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
