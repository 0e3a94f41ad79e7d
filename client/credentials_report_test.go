package client

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
)

var errExpired = &Error{Kind: KindCredentials, Code: "InvalidSecurityToken.Expired"}

// mustResolve returns the keys, or ends the test.
func mustResolve(t *testing.T, source *credentialSource) *keyPair {
	t.Helper()
	keys, err := source.resolve(t.Context())
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
	source := newCredentialSource(ErrNoCredentials, finderOf(func(*watch) (CredentialsSource, asker, error) {
		ask, err := fromSDK(func() (sdkcredentials.CredentialsProvider, error) { built++; return &moody{}, nil })
		return CredentialsSource{Kind: SourceECS}, ask, err
	}))
	early := mustResolve(t, source)
	mustResolve(t, source)
	source.report(early, errExpired)
	mustResolve(t, source)
	if built != 2 {
		t.Errorf("%d providers, want a second one after the refusal", built)
	}
}

// Only a server's refusal has the source asked afresh.
func TestOtherFailuresLeaveTheKeys(t *testing.T) {
	t.Parallel()
	asked := 0
	source := newCredentialSource(ErrNoCredentials, asking(func(context.Context) (session, error) {
		asked++
		return temporary("id", "secret", "token", ""), nil
	}))
	for _, err := range []error{nil, &Error{Kind: KindThrottled, Code: "Throttling"}, &Error{Kind: KindCredentials}, errors.New("x")} {
		source.report(mustResolve(t, source), err)
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
		source := newCredentialSource(ErrNoCredentials, asking(func(context.Context) (session, error) {
			asked++
			time.Sleep(time.Second)
			return temporary("id", "secret", "token", ""), nil
		}))
		keys := mustResolve(t, source)
		time.Sleep(unknownLife)
		source.join() // a renewal
		synctest.Wait()
		source.report(keys, errExpired)
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
		source := newCredentialSource(ErrNoCredentials, finderOf(func(*watch) (CredentialsSource, asker, error) {
			ask, err := fromSDK(func() (sdkcredentials.CredentialsProvider, error) {
				built++
				if built > 1 {
					return &moody{}, nil
				}
				return &hanging{release: release}, nil
			})
			return CredentialsSource{Kind: SourceECS}, ask, err
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
