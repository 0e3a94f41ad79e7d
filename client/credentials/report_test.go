package credentials

import (
	"context"
	"net/http"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"

	"scantop/client/reason"
)

// mustResolve returns the keys or ends the test.
func mustResolve(t *testing.T, source *Resolver) *KeyPair {
	t.Helper()
	keys, err := source.Resolve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// A source returns the same keys until it renews them, so a rejection of an earlier call also
// applies to the later one.
func TestRejectionOfRenewedKeys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		built := 0
		source := resolving(fromSDK(func() (sdkcredentials.CredentialsProvider, error) {
			built++
			return &moody{}, nil
		}))
		early := mustResolve(t, source)
		time.Sleep(unknownLife)
		mustResolve(t, source)
		source.Report(early, true)
		mustResolve(t, source)
		if built != 3 {
			t.Errorf("asked %d times, want 3 after the rejection", built)
		}
	})
}

// Accepted keys are not requested again.
func TestAcceptedKeysStay(t *testing.T) {
	t.Parallel()
	asked := 0
	source := resolving(asking(func(context.Context) (session, error) {
		asked++
		return temporary("id", "secret", "token", ""), nil
	}))
	for range 3 {
		source.Report(mustResolve(t, source), false)
	}
	if mustResolve(t, source); asked != 1 {
		t.Errorf("asked %d times", asked)
	}
}

// If keys are rejected while their source is asked, and it returns them again, they are not kept.
func TestRejectionDuringARenewal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		source := resolving(asking(func(context.Context) (session, error) {
			asked++
			time.Sleep(time.Second)
			return temporary("id", "secret", "token", ""), nil
		}))
		keys := mustResolve(t, source)
		time.Sleep(unknownLife)
		source.join() // starts a renewal
		synctest.Wait()
		source.Report(keys, true)
		mustResolve(t, source) // waits for the same renewal
		mustResolve(t, source)
		if asked != 3 {
			t.Errorf("asked %d times, want 3 after the renewal", asked)
		}
	})
}

// A provider that hangs is abandoned. The keys stay in use, and the next request goes to a new
// provider.
func TestRenewalAfterAProviderThatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		var built atomic.Int32 // counts providers, also one that hangs
		source := resolving(fromSDK(func() (sdkcredentials.CredentialsProvider, error) {
			if built.Add(1) == 2 {
				return stuck{release}, nil
			}
			return &moody{}, nil
		}))
		wantTime := func(want time.Duration) {
			t.Helper()
			started := time.Now()
			if mustResolve(t, source); time.Since(started) != want {
				t.Errorf("took %v, want %v", time.Since(started), want)
			}
		}
		wantTime(0)
		time.Sleep(unknownLife)
		wantTime(searchTimeout)
		time.Sleep(renewalPause)
		if wantTime(0); built.Load() != 3 {
			t.Errorf("%d providers", built.Load())
		}
		close(release)
	})
}

// Only a direct resolver uses no proxy for a credentials URI on another machine.
func TestDirectReachesTheCredentialsURI(t *testing.T) {
	t.Parallel()
	for _, direct := range []bool{true, false} {
		source := resolving(func(ctx context.Context, _ bool) (*credential, error) {
			c := uriClient("keys.example.com", resolverOf(ctx).Direct)
			transport, own := c.Transport.(*http.Transport)
			if own != direct || own && transport.Proxy != nil {
				t.Errorf("direct %v: %+v", direct, c.Transport)
			}
			return nil, reason.NotSetUp
		})
		source.Direct = direct
		wantFailure(t, source, reason.NotSetUp, false)
	}
}
