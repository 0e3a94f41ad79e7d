package simulator

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// scale is a client that measures a reply and keeps its beginning and end.
type scale struct {
	header      http.Header
	size        int
	first, last string
}

func (s *scale) Header() http.Header { return s.header }
func (s *scale) WriteHeader(int)     {}

func (s *scale) Write(b []byte) (int, error) {
	if s.size == 0 {
		s.first = string(b)
	}
	s.size += len(b)
	s.last = string(b[max(0, len(b)-3):])
	return len(b), nil
}

// The huge reply has its promised size, begins and ends like the genuine one, and needs little
// memory. Not parallel, because it measures the memory of the process.
func TestHugeReply(t *testing.T) {
	s, err := Start(Config{Scans: []Script{}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var before, after runtime.MemStats
	seen := &scale{header: http.Header{}}
	runtime.ReadMemStats(&before)
	huge(&exchange{Server: s, w: seen, r: httptest.NewRequest(http.MethodGet, "/", nil)})
	runtime.ReadMemStats(&after)
	if seen.size != 1<<30 || seen.first != "{" || !strings.HasSuffix(seen.last, "}\n") {
		t.Errorf("%d bytes, from %q to %q", seen.size, seen.first, seen.last)
	}
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 1 {
		t.Errorf("%d MiB were allocated", used)
	}
}

func TestNoncesAreForgotten(t *testing.T) {
	t.Parallel()
	n := nonces{signed: map[string]time.Time{}}
	now := time.Date(2026, 11, 20, 4, 0, 0, 0, time.UTC)
	for i := range 10_000 { // one request per second
		if !n.use(strconv.Itoa(i), now, now) {
			t.Fatalf("nonce %d was used", i)
		}
		now = now.Add(time.Second)
	}
	if most := int(clockSkew/time.Second) + 2; len(n.signed) > most {
		t.Errorf("%d nonces kept, want at most %d", len(n.signed), most)
	}
	if n.use("9999", now, now) {
		t.Error("a fresh nonce was forgotten")
	}
}
