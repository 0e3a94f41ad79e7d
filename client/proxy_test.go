package client_test

import (
	"strings"
	"testing"

	"scantop/client"
)

// The SDK parses the proxy variables itself on each call, and fails on values that net/http accepts
// or that do not concern this client.
func TestProxyVariablesDoNotBreakCalls(t *testing.T) {
	s := simulated(t, finished)
	for _, variable := range []struct{ name, value string }{
		{"NO_PROXY", "+x("}, {"no_proxy", "[,*"}, {"NO_PROXY", "*"},
		{"HTTP_PROXY", "://bad"}, {"http_proxy", "http://user:marked@%zz"}, {"HTTPS_PROXY", "://bad"},
		{"HTTP_PROXY", unreachable(t)},
	} {
		t.Run(variable.name+"="+variable.value, func(t *testing.T) {
			t.Setenv(variable.name, variable.value)
			for _, op := range operations() {
				if err := op.call(t.Context(), clientOf(t, s)); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// TestMain sets a proxy, so the address need not exist.
func TestProxyOfTheEnvironmentIsUsed(t *testing.T) {
	t.Parallel()
	c, err := client.New(client.WithEndpoint("http://avds.example.com"), client.WithPlainHTTP(),
		client.WithStaticCredentials(markedID, markedSecret, ""))
	if err != nil {
		t.Fatal(err)
	}
	page, err := c.DescribeScans(t.Context(), client.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page.RequestID, "by proxy for avds.example.com") {
		t.Errorf("reply from %s", page.RequestID)
	}
}

// Requests for this machine do not leave it, however its name is written.
func TestLoopbackNeedsNoProxy(t *testing.T) {
	t.Parallel()
	s := replying(t, 200, `{"RequestId":"direct","PageSize":20}`)
	for _, host := range []string{"localhost", "LOCALHOST", "LocalHost", "127.0.0.1"} {
		address := strings.Replace(s.URL, "127.0.0.1", host, 1)
		c, err := client.New(client.WithEndpoint(address), client.WithStaticCredentials(markedID, markedSecret, ""))
		if err != nil {
			t.Fatal(err)
		}
		page, err := c.DescribeScans(t.Context(), client.Query{})
		if err != nil || page.RequestID != "direct" {
			t.Errorf("%s: %+v, %v", host, page, err)
		}
	}
}
