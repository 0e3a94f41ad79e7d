package client_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/simulator"
)

// faultKinds are the kinds that faults of the simulator lead to. For other faults, faultPrefixes
// has the kind. A fault in neither leads to good data.
var faultKinds = map[string]client.Kind{
	"refused": client.KindNetwork, "dns": client.KindNetwork, "dns-timeout": client.KindTimeout,
	"tls": client.KindNetwork, "tls-certificate": client.KindNetwork, "cut-off": client.KindNetwork,
	"not-http": client.KindNetwork,
	"html":     client.KindDecode, "empty": client.KindDecode, "null": client.KindDecode, "list": client.KindDecode,
	"no-list": client.KindDecode, "truncated": client.KindDecode, "huge": client.KindDecode,
	"no-data":       client.KindDecode,
	"success-false": client.KindOther, "success-false-bare": client.KindOther,
	"success-false-number": client.KindServer,
	"numeric-code":         client.KindInvalidRequest, "escape-sequences": client.KindInvalidRequest,
	"IncompleteSignature": client.KindCredentials,
	"SignatureNonceUsed":  client.KindOther, "SignatureDoesNotMatch": client.KindCredentials,
	"InvalidParameter": client.KindInvalidRequest,
	"InvalidVersion":   client.KindNotFound, "InvalidAction.NotFound": client.KindNotFound,
}

var faultPrefixes = []struct {
	prefix string
	kind   client.Kind
}{
	{"reset", client.KindNetwork}, {"closed", client.KindNetwork}, {"hang", client.KindTimeout},
	{"drip", client.KindTimeout},
	{"redirect", client.KindNetwork}, {"http-400", client.KindInvalidRequest}, {"http-401", client.KindCredentials},
	{"http-403", client.KindPermission}, {"http-404", client.KindNotFound}, {"http-429", client.KindThrottled},
	{"http-5", client.KindServer}, {"InvalidAccessKeyId", client.KindCredentials},
	{"InvalidTimeStamp", client.KindClock},
	{"InvalidSecurityToken", client.KindCredentials}, {"Forbidden", client.KindPermission},
	{"QuotaExceeded", client.KindQuota},
	{"Throttling", client.KindThrottled}, {"throttled", client.KindThrottled},
}

// faultKind returns the kind that a fault leads to, or false if the reply is good data.
func faultKind(name, action string) (client.Kind, bool) {
	if action != "DescribeScans" && (name == "nulls" || name == "missing") {
		return client.KindDecode, true // no ID
	}
	if name == "no-data" && (action == "GenerateVulReport" || action == "DescribeVulnerability") {
		return 0, false // their replies have no data
	}
	if kind, ok := faultKinds[name]; ok {
		return kind, true
	}
	for _, p := range faultPrefixes {
		if strings.HasPrefix(name, p.prefix) {
			return p.kind, true
		}
	}
	return 0, false
}

// Every fault of the simulator, for the list and for a launch, leads to an *Error of the right kind
// with one line of text, or to data. An existing scan is never denied, nothing is sent twice, and
// calls succeed again once the fault is over.
func TestEveryFault(t *testing.T) {
	t.Parallel()
	for _, info := range simulator.Faults() {
		for _, op := range operations() {
			if info.Action != "" && info.Action != op.name {
				continue
			}
			t.Run(info.Name+" "+op.name, func(t *testing.T) {
				t.Parallel()
				checkFault(t, info, op)
			})
		}
	}
}

// isSlow reports whether a fault ends only by a time-out.
func isSlow(fault string) bool {
	return strings.HasPrefix(fault, "hang") || strings.HasPrefix(fault, "drip")
}

// timeoutFor returns a long time-out, except for faults that end only by it.
func timeoutFor(fault string) time.Duration {
	if isSlow(fault) {
		return 200 * time.Millisecond
	}
	return time.Minute
}

func checkFault(t *testing.T, info simulator.FaultInfo, op operation) {
	t.Helper()
	s, err := simulator.Start(simulator.Config{Seed: 1, Scans: append(simulator.Demo(1, time.Now()), finished)})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	sent := &outbound{}
	slow := isSlow(info.Name)
	broken := clientOf(t, s, client.WithTimeout(timeoutFor(info.Name)),
		client.WithTransport(func(network http.RoundTripper) http.RoundTripper {
			sent.next = s.Transport(network)
			return sent
		}))
	before := scansNow(t, s)
	if err := s.Inject(simulator.Fault{Name: info.Name, Action: op.name}); err != nil {
		t.Fatal(err)
	}
	checkOutcome(t, info.Name, op.name, op.call(t.Context(), broken),
		func() bool { return op.name == "CreateScan" && scansNow(t, s) > before })
	// A short time-out may pass before the request is sent.
	if n := sent.requests; op.name == "CreateScan" && (n > 1 || n == 0 && !slow) {
		t.Errorf("sent %d times", n)
	}
	s.Recover()
	if slow {
		return // its time-out may be too short for a busy machine
	}
	if err := op.call(t.Context(), broken); err != nil {
		t.Errorf("after the fault: %v", err)
	}
}

func checkOutcome(t *testing.T, name, action string, err error, created func() bool) {
	t.Helper()
	kind, bad := faultKind(name, action)
	if !bad {
		if err != nil {
			t.Errorf("a readable reply fails: %v", err)
		}
		return
	}
	failure := failureOf(t, err, kind)
	if failure.Message == "" && failure.Reason == "" ||
		strings.ContainsAny(err.Error()+failure.Message+failure.Code, "\n\x1b\u202e") {
		t.Errorf("got %q", err)
	}
	if created() && !failure.MayHaveTakenEffect {
		t.Errorf("the scan exists, but the error denies it: %+v", failure)
	}
	if kind == client.KindClock && strings.HasSuffix(name, "Expired") &&
		failure.ClockSkew.Round(time.Minute) != time.Hour {
		t.Errorf("the clock skew is %v", failure.ClockSkew)
	}
	if wish := 2 * time.Second; name == "throttled-seconds" && wish != failure.RetryAfter {
		t.Errorf("Retry-After is %v, read as %v", wish, failure.RetryAfter)
	}
}

// outbound counts the requests that are sent to the network.
type outbound struct {
	next     http.RoundTripper
	requests int
}

func (c *outbound) RoundTrip(r *http.Request) (*http.Response, error) {
	c.requests++
	return c.next.RoundTrip(r)
}

// scansNow returns how many scans the server has. Faults of other operations do not affect it.
func scansNow(t *testing.T, s *simulator.Server) int {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	page, err := clientOf(t, s).DescribeScans(ctx, client.Query{PageSize: 1})
	if err != nil {
		t.Fatal(err)
	}
	return page.Total
}
