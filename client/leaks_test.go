package client_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/simulator"
)

// spy records the signatures that are sent.
type spy struct {
	next http.RoundTripper

	mu         sync.Mutex
	signatures []string
}

func (s *spy) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	s.signatures = append(s.signatures, r.URL.Query().Get("Signature"))
	s.mu.Unlock()
	return s.next.RoundTrip(r)
}

// Whatever fails, no printed or logged form of errors, wrapped errors, calls or the client contains
// a secret.
func TestNoFaultMakesSecretsLeak(t *testing.T) {
	t.Parallel()
	for _, info := range simulator.Faults() {
		t.Run(info.Name, func(t *testing.T) {
			t.Parallel()
			s, err := simulator.Start(simulator.Config{Seed: 1, Scans: append(simulator.Demo(1, time.Now()), finished)})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if err := s.Inject(simulator.Fault{Name: info.Name}); err != nil {
				t.Fatal(err)
			}
			var said bytes.Buffer
			log := slog.New(slog.NewJSONHandler(&said, nil))
			out := &spy{}
			c := connect(t, s.URL, client.WithTimeout(timeoutFor(info.Name)),
				client.WithStaticCredentials(s.AccessKeyID, s.AccessKeySecret, markedToken),
				client.WithTransport(func(network http.RoundTripper) http.RoundTripper {
					out.next = s.Transport(network)
					return out
				}),
				client.WithObserver(func(call client.Call) {
					log.Info("call", "call", call, "err", call.Err)
					fmt.Fprintf(&said, "%v %+v %#v", call, call, call)
				}))
			for _, op := range operations() {
				// Repeat until the request is sent: a short time-out may pass before.
				for sent := len(out.signatures); len(out.signatures) == sent; {
					for err := op.call(t.Context(), c); err != nil; err = errors.Unwrap(err) {
						log.Error("failed", "err", err, "detail", fmt.Sprintf("%+v", err))
						fmt.Fprintf(&said, "%v %+v %#v %q", err, err, err, err)
					}
				}
			}
			fmt.Fprintf(&said, "%v %+v %#v %+v", c, c, c, *c)
			wantSilence(t, said.String(), append(out.signatures, s.AccessKeyID, s.AccessKeySecret, markedToken))
		})
	}
}

// wantSilence fails the test if a text contains a secret, plain or encoded.
func wantSilence(t *testing.T, said string, secrets []string) {
	t.Helper()
	if len(secrets) < 4 || said == "" {
		t.Fatalf("nothing was sent or printed: %d secrets", len(secrets))
	}
	for _, secret := range secrets {
		for _, form := range []string{secret, url.QueryEscape(secret), url.QueryEscape(url.QueryEscape(secret)),
			strings.TrimRight(secret, "=")} {
			if strings.Contains(said, form) {
				t.Errorf("%q was said: %.2000s", form, said)
			}
		}
	}
	for _, mark := range []string{"Signature=", "SignatureNonce=", "AccessKeyId=", "%26AccessKeyId", "SecurityToken="} {
		if strings.Contains(said, mark) {
			t.Errorf("%q was said: %.2000s", mark, said)
		}
	}
}
