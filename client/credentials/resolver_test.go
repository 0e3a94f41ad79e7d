package credentials

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"

	"scantop/client/reason"
)

// These tests cover the parts of a search that cannot be tested from outside without waiting.

// stuck is a provider that replies when the test allows it, like the SDK's provider without a
// metadata service.
type stuck struct{ answer chan struct{} }

func (s stuck) GetProviderName() string { return "stuck" }

func (s stuck) GetCredentials() (*sdkcredentials.Credentials, error) {
	<-s.answer
	return nil, errors.New("nothing found")
}

// resolving returns a resolver of one chain.
func resolving(find chain) *Resolver { return &Resolver{find: find} }

// fromSDK returns a chain whose only source is the RAM role of a machine, with a provider of the
// SDK.
func fromSDK(build builder) chain {
	return chainOf(func(*fileStates) (Source, fetcher, error) {
		fetch := func(ctx context.Context) (session, error) { return fetchFromSDK(ctx, build) }
		return Source{Kind: KindECS}, fetch, nil
	})
}

// wantFailure fails the test unless there are no keys, for this reason.
func wantFailure(t *testing.T, r *Resolver, want reason.Reason, expired bool) {
	t.Helper()
	_, err := r.Resolve(t.Context())
	var failure *Error
	if !errors.As(err, &failure) || failure.Reason != want || failure.Expired != expired {
		t.Errorf("got %v, want %s, expired: %t", err, want, expired)
	}
}

// asking returns a chain whose only source gets its keys from ask.
func asking(ask fetcher) chain {
	return chainOf(func(*fileStates) (Source, fetcher, error) {
		return Source{Kind: KindURI}, ask, nil
	})
}

// The SDK's default chain may never return.
func TestSearchForCredentialsIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		source := resolving(fromSDK(func() (sdkcredentials.CredentialsProvider, error) { return stuck{release}, nil }))
		for range 3 {
			started := time.Now()
			wantFailure(t, source, reason.NoKeys, false)
			if took := time.Since(started); took != searchTimeout {
				t.Errorf("took %v, want %v", took, searchTimeout)
			}
		}
		close(release)
	})
}

// A file system that hangs ignores the context.
func TestCallersDoNotWaitForASearchThatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		source := resolving(func(context.Context, bool) (*credential, error) {
			<-release
			return nil, reason.NotSetUp
		})
		for range 2 {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			started := time.Now()
			_, err := source.Resolve(ctx)
			if took := time.Since(started); err == nil || took != time.Second {
				t.Errorf("%v after %v", err, took)
			}
		}
		wantFailure(t, source, reason.NotSetUp, false)
		close(release)
	})
}

func TestFirstCallersShareOneSearch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var searches atomic.Int32
		source := resolving(asking(func(context.Context) (session, error) {
			searches.Add(1)
			time.Sleep(time.Second) // in the bubble's time; all the others are waiting by then
			return static("id", "secret", ""), nil
		}))
		impatient, cancel := context.WithCancel(t.Context())
		cancel()
		source.Resolve(impatient) // starts the search and stops waiting
		var group sync.WaitGroup
		for range 50 {
			group.Go(func() {
				if keys, err := source.Resolve(t.Context()); err != nil || keys.ID() != "id" {
					t.Errorf("got %v, %v", keys, err)
				}
			})
		}
		group.Wait()
		if n := searches.Load(); n != 1 {
			t.Errorf("%d searches", n)
		}
	})
}

// Keys are renewed three minutes before they expire. If that fails, the old keys are used until
// they expire, and the source is asked again only after a pause.
func TestTemporaryKeysAreRenewedInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		started, asked, broken := time.Now(), []string{}, false
		source := resolving(asking(func(context.Context) (session, error) {
			asked = append(asked, time.Since(started).String())
			if broken {
				return session{}, errors.New("markedSecret")
			}
			id := fmt.Sprint("key ", len(asked))
			return temporary(id, "secret", "token", time.Now().UTC().Add(15*time.Minute).Format(time.RFC3339)), nil
		}))
		at := func(after time.Duration, want string) {
			t.Helper()
			time.Sleep(after - time.Since(started))
			keys, err := source.Resolve(t.Context())
			got := fmt.Sprint(err)
			if err == nil {
				got = keys.ID()
			}
			if got != want {
				t.Errorf("after %v: %s, want %s", after, got, want)
			}
		}
		at(0, "key 1")
		at(11*time.Minute, "key 1")
		at(12*time.Minute, "key 2")
		broken = true
		at(23*time.Minute, "key 2")
		at(24*time.Minute, "key 2")               // the renewal fails
		at(24*time.Minute+5*time.Second, "key 2") // too soon for another try
		at(24*time.Minute+10*time.Second, "key 2")
		at(27*time.Minute-time.Second, "key 2")
		at(27*time.Minute, "credentials expired, uri: no credentials given")
		at(28*time.Minute, "credentials expired, uri: no credentials given")
		broken = false
		at(29*time.Minute, "key 8")
		want := []string{"0s", "12m0s", "24m0s", "24m10s", "26m59s", "27m0s", "28m0s", "29m0s"}
		if !slices.Equal(asked, want) {
			t.Errorf("asked at %v, want %v", asked, want)
		}
	})
}

// The SDK's providers do not tell when their keys expire. They are asked again after a while. The
// keys of a role are valid for at least 15 minutes.
func TestKeysOfTheSDKOutliveAFailedRenewal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		provider := &moody{}
		source := resolving(fromSDK(func() (sdkcredentials.CredentialsProvider, error) { return provider, nil }))
		mustResolve(t, source)
		provider.fails = func() error { panic("markedSecret") }
		time.Sleep(unknownLife)
		mustResolve(t, source) // the renewal fails
		time.Sleep(leastLife - unknownLife - time.Second)
		mustResolve(t, source)
		provider.fails = func() error { return errors.New("markedSecret") }
		time.Sleep(time.Second)
		wantFailure(t, source, reason.NoKeys, true)
		provider.fails = nil
		mustResolve(t, source)
	})
}

// moody is a provider whose renewal may fail.
type moody struct{ fails func() error }

func (*moody) GetProviderName() string { return "moody" }

func (m *moody) GetCredentials() (*sdkcredentials.Credentials, error) {
	if m.fails != nil {
		return nil, m.fails()
	}
	return &sdkcredentials.Credentials{AccessKeyId: "id", AccessKeySecret: "secret"}, nil
}
