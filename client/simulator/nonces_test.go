package simulator

import (
	"strconv"
	"testing"
	"time"
)

func TestNoncesAreForgotten(t *testing.T) {
	t.Parallel()
	n := nonces{signed: map[string]time.Time{}}
	now := time.Date(2026, 11, 20, 4, 0, 0, 0, time.UTC)
	for i := range 10_000 { // a request a second
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
