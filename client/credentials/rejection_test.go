package credentials_test

import (
	"fmt"
	"net/http"
	"sync"
	"testing"

	"scantop/client/credentials"
)

// reject reports that AVDS rejected the key pair of the next request.
func reject(t *testing.T, r *credentials.Resolver) {
	t.Helper()
	r.Report(mustFind(t, r), true)
}

// wantChanged fails the test unless Changed returns want.
func wantChanged(t *testing.T, r *credentials.Resolver, when string, want bool) {
	t.Helper()
	if got := r.Changed(); got != want {
		t.Errorf("%s: changed is %t", when, got)
	}
}

// Keys in a file change only if the file does.
func TestRejectedKeysOfAFile(t *testing.T) {
	file := put(t, ak(t, "LTAIone"), home(t), ".aliyun", "config.json")
	r := credentials.Default()
	wantChanged(t, r, "before any call", true)
	reject(t, r)
	wantChanged(t, r, "refused", false)
	if got := r.Source().Profile; got != "prod" {
		t.Errorf("rejected keys still come from %q", got)
	}
	reject(t, r)
	wantChanged(t, r, "refused again", false)
	put(t, ak(t, "LTAItwo"), file)
	wantChanged(t, r, "after the file has changed", true)
	wantKeys(t, r, "after the file has changed", "LTAItwo ")
	wantChanged(t, r, "accepted", true)
	reject(t, r)
	wantChanged(t, r, "the new ones refused", false)
	wantKeys(t, r, "accepted after all", "LTAItwo ")
	wantChanged(t, r, "accepted after all", true)
}

// The same applies to the credentials file of the SDKs.
func TestRejectedKeysOfTheCredentialsFile(t *testing.T) {
	file := put(t, ini("LTAIone"), home(t), ".alibabacloud", "credentials")
	r := credentials.Default()
	reject(t, r)
	wantChanged(t, r, "refused", false)
	put(t, ini("LTAItwo"), file)
	wantChanged(t, r, "after the file has changed", true)
}

// Given keys never change.
func TestRejectedGivenKeys(t *testing.T) {
	t.Parallel()
	r := credentials.FromKeys(markedID, markedSecret, markedToken)
	reject(t, r)
	wantChanged(t, r, "refused", false)
}

// counting is a credentials URI that returns a new key pair each time.
func counting(t *testing.T) *service {
	t.Helper()
	var s *service
	s = serve(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"AccessKeyId":"key%d","AccessKeySecret":"s","Expiration":"2099-01-01T00:00:00Z"}`,
			s.Hits.Load())
	})
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", s.URL)
	return s
}

// If a token has expired, the next call asks its source once.
func TestRejectedTemporaryKeys(t *testing.T) {
	source, r := counting(t), credentials.Default()
	wantKeys(t, r, "before", "key1 ")
	reject(t, r)
	if asked := source.Hits.Load(); asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	wantChanged(t, r, "refused once", true)
	for range 3 {
		wantKeys(t, r, "afresh", "key2 ")
	}
	if asked := source.Hits.Load(); asked != 2 {
		t.Errorf("asked %d times", asked)
	}
	// A disabled role is not assumed for ever.
	reject(t, r)
	wantChanged(t, r, "refused for the first time in a row", true)
	reject(t, r)
	wantChanged(t, r, "refused twice in a row", false)
	wantKeys(t, r, "asked by hand", "key4 ")
	wantChanged(t, r, "accepted", true)
}

// A source that returns the rejected keys again has no others.
func TestRejectedKeysGivenAgain(t *testing.T) {
	source := replying(t, 200, `{"AccessKeyId":"same","AccessKeySecret":"s","Expiration":"2099-01-01T00:00:00Z"}`)
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	r := credentials.Default()
	reject(t, r)
	reject(t, r)
	wantChanged(t, r, "refused twice", false)
}

// If many calls are rejected together, the source is asked once, and the last report does not
// discard the new keys.
func TestCallsRejectedTogether(t *testing.T) {
	source, r := counting(t), credentials.Default()
	var together, calls sync.WaitGroup
	together.Add(10)
	for range 10 {
		calls.Go(func() {
			keys, err := r.Resolve(t.Context())
			together.Done()
			together.Wait() // wait until all have keys
			r.Report(keys, true)
			again, errAgain := r.Resolve(t.Context())
			if err != nil || errAgain != nil || keys.ID() != "key1" || again.ID() != "key2" {
				t.Errorf("%v, %v", err, errAgain)
			}
		})
	}
	calls.Wait()
	if n := source.Hits.Load(); n != 2 {
		t.Errorf("asked %d times", n)
	}
}
