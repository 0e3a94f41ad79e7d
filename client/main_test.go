package client_test

import (
	"flag"
	"io"
	"net/http"
	"os"
	"testing"

	"scantop/client/testenv"
)

// TestMain isolates the tests. A request for another machine gets a reply with its host as the
// RequestId.
func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		child()
		return
	}
	remove := testenv.Offline(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `{"RequestId":"by proxy for `+r.URL.Host+`","PageSize":20}`)
	})
	if err := flag.Set("test.parallel", "8"); err != nil { // most of the parallel tests only wait
		panic(err)
	}
	code := m.Run()
	remove()
	os.Exit(code)
}
