package credentials_test

import (
	"net/http"
	"os"
	"sync/atomic"
	"testing"

	"scantop/client/testenv"
)

// metadata is the metadata service of a virtual machine, nil unless a test sets it. Requests for
// its address reach it through the proxy of TestMain.
var metadata atomic.Pointer[http.HandlerFunc]

// TestMain isolates the tests. A request for another machine fails, except for one to metadata.
func TestMain(m *testing.M) {
	remove := testenv.Offline(func(w http.ResponseWriter, r *http.Request) {
		if h := metadata.Load(); h != nil && r.URL.Host == "100.100.100.200" {
			(*h)(w, r)
			return
		}
		w.WriteHeader(http.StatusBadGateway)
	})
	code := m.Run()
	remove()
	os.Exit(code)
}
