package launch_test

import (
	"context"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/launch"
	"scantop/client/simulator"
	"scantop/client/testenv"
)

// TestMain isolates the tests.
func TestMain(m *testing.M) { testenv.Main(m) }

// simulated starts a simulator with a few scans of the demo.
func simulated(t *testing.T) *simulator.Server {
	t.Helper()
	s, err := simulator.Start(simulator.Config{Seed: 1, Scans: simulator.Demo(1, time.Now())[:9]})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// clientOf returns a client of s that all faults of s can affect.
func clientOf(t *testing.T, s *simulator.Server, options ...client.Option) *client.Client {
	t.Helper()
	c, err := client.New(append([]client.Option{client.WithEndpoint(s.URL), client.WithDirect(),
		client.WithTimeout(time.Minute), client.WithStaticCredentials(s.AccessKeyID, s.AccessKeySecret, ""),
		client.WithTransport(s.Transport)}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// isSlow reports whether a fault ends only by a time-out.
func isSlow(fault string) bool {
	return strings.HasPrefix(fault, "hang") || strings.HasPrefix(fault, "drip")
}

// untilServed returns a context for a CreateScan with a slow fault. Its deadline passes when the
// server has done all that it will do: when the first byte of the reply arrives, or when a request
// that gets no reply arrives.
func untilServed(t *testing.T, s *simulator.Server, fault string) context.Context {
	passed := make(chan struct{})
	end := sync.OnceFunc(func() { close(passed) })
	if strings.HasPrefix(fault, "hang") {
		s.Intercept(func(_ http.ResponseWriter, _ *http.Request, action string) bool {
			if action == "CreateScan" {
				end()
			}
			return false
		})
	}
	trace := &httptrace.ClientTrace{GotFirstResponseByte: end}
	return testenv.Deadline(httptrace.WithClientTrace(t.Context(), trace), passed)
}

// specOf returns a valid scan.
func specOf(name string, start time.Time) client.Spec {
	return client.Spec{
		Name: name, Type: client.TypeVuln, Flow: client.FlowGeneral, QPS: client.QPSNormal,
		Trigger: client.TriggerOnce, Start: start, RuntimeStart: "00:00:00", RuntimeEnd: "08:00:00",
		Targets: []string{"www.example.com"},
	}
}

// planned returns a start in the future, with milliseconds.
func planned() time.Time {
	return time.Now().Add(24 * time.Hour).Truncate(time.Second).Add(123 * time.Millisecond)
}

// atOnce is a Wait that takes no time, but respects its context.
func atOnce(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// held returns the ScanIds of a name on the server. No fault may be active.
func held(t *testing.T, s *simulator.Server, name string) []string {
	t.Helper()
	page, err := clientOf(t, s).DescribeScans(t.Context(), client.Query{Search: name, PageSize: 100})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, scan := range page.Scans {
		if scan.Name == name {
			ids = append(ids, scan.ID)
		}
	}
	return ids
}

// arrivals counts the requests for an action that the server received.
func arrivals(s *simulator.Server, action string) int {
	n := 0
	for _, r := range s.Requests() {
		if r.Action == action {
			n++
		}
	}
	return n
}

func inject(t *testing.T, s *simulator.Server, fault simulator.Fault) {
	t.Helper()
	if err := s.Inject(fault); err != nil {
		t.Fatal(err)
	}
}

// maxReads is the most DescribeScans requests of one Resolve, as its documentation says.
const maxReads = 30

// api launches through one client, reads through another, and counts both.
type api struct {
	launch.Creator
	launch.Lister
	creates, reads int
}

func (a *api) CreateScan(ctx context.Context, spec client.Spec) (string, error) {
	a.creates++
	return a.Creator.CreateScan(ctx, spec)
}

func (a *api) DescribeScans(ctx context.Context, q client.Query) (*client.Page, error) {
	a.reads++
	return a.Lister.DescribeScans(ctx, q)
}
