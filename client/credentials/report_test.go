package credentials

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
)

// mustResolve returns the keys, or ends the test.
func mustResolve(t *testing.T, source *Resolver) *KeyPair {
	t.Helper()
	keys, err := source.Resolve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// A place that is asked for each call gives the same keys until it renews
// them. The refusal of an earlier call is about those of the later one too.
func TestRefusalFindsKeysThatWereAskedForAgain(t *testing.T) {
	t.Parallel()
	built := 0
	source := newResolver(ErrNone, chainOf(func(*watch) (Source, fetcher, error) {
		ask, err := fromSDK(func() (sdkcredentials.CredentialsProvider, error) { built++; return &moody{}, nil })
		return Source{Kind: KindECS}, ask, err
	}))
	early := mustResolve(t, source)
	mustResolve(t, source)
	source.Report(early, true)
	mustResolve(t, source)
	if built != 2 {
		t.Errorf("%d providers, want a second one after the refusal", built)
	}
}

// Keys that the server accepts are not asked for afresh.
func TestAcceptedKeysStay(t *testing.T) {
	t.Parallel()
	asked := 0
	source := newResolver(ErrNone, asking(func(context.Context) (session, error) {
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

// Keys that are refused while their source is being asked are not kept when it
// gives them again.
func TestRefusalDuringARenewal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		source := newResolver(ErrNone, asking(func(context.Context) (session, error) {
			asked++
			time.Sleep(time.Second)
			return temporary("id", "secret", "token", ""), nil
		}))
		keys := mustResolve(t, source)
		time.Sleep(unknownLife)
		source.join() // a renewal
		synctest.Wait()
		source.Report(keys, true)
		mustResolve(t, source) // shares the renewal
		mustResolve(t, source)
		if asked != 3 {
			t.Errorf("asked %d times, want a third after the renewal", asked)
		}
	})
}

// A provider that hangs is left behind; the keys serve on, and the next
// question goes to another one.
func TestRenewalAfterAProviderThatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		built := 0
		source := newResolver(ErrNone, chainOf(func(*watch) (Source, fetcher, error) {
			ask, err := fromSDK(func() (sdkcredentials.CredentialsProvider, error) {
				built++
				if built > 1 {
					return &moody{}, nil
				}
				return &hanging{release: release}, nil
			})
			return Source{Kind: KindECS}, ask, err
		}))
		mustResolve(t, source)
		started := time.Now()
		mustResolve(t, source)
		if took := time.Since(started); took != credentialsTimeout {
			t.Errorf("took %v", took)
		}
		time.Sleep(renewalPause)
		started = time.Now()
		mustResolve(t, source)
		if took := time.Since(started); took != 0 || built != 2 {
			t.Errorf("took %v with %d providers", took, built)
		}
		close(release)
	})
}

// hanging is a provider that answers once, and then not before it is released.
type hanging struct {
	moody
	asked   int
	release chan struct{}
}

func (h *hanging) GetCredentials() (*sdkcredentials.Credentials, error) {
	if h.asked++; h.asked > 1 {
		<-h.release
	}
	return h.moody.GetCredentials()
}

// Only a resolver that is direct asks a credentials URI elsewhere without a proxy.
func TestDirectReachesTheCredentialsURI(t *testing.T) {
	t.Parallel()
	for _, direct := range []bool{true, false} {
		source := newResolver(errNothing, func(ctx context.Context, _ bool) (*credential, error) {
			c := uriClient("keys.example.com", isDirect(ctx))
			transport, own := c.Transport.(*http.Transport)
			if own != direct || own && transport.Proxy != nil {
				t.Errorf("direct %v: %+v", direct, c.Transport)
			}
			return nil, errNothing
		})
		source.Direct = direct
		if _, err := source.Resolve(t.Context()); !errors.Is(err, errNothing) {
			t.Error(err)
		}
	}
}
