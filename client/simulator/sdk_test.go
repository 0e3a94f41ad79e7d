package simulator_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/responses"

	"scantop/client/simulator"
)

// wire is the transport of the tests. It uses no proxy and lets a test change a request after the
// SDK has signed it.
type wire struct {
	t      *testing.T
	host   string
	tamper func(*http.Request)
	base   http.RoundTripper
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Host != w.host {
		w.t.Errorf("request to %s, want %s", r.URL.Host, w.host)
	}
	r = r.WithContext(w.t.Context())
	if w.tamper != nil {
		w.tamper(r)
	}
	return w.base.RoundTrip(r)
}

// sdkClient returns a client of the real SDK with the key pair of s.
func sdkClient(t *testing.T, s *simulator.Server, tamper func(*http.Request)) *sdk.Client {
	t.Helper()
	transport := &http.Transport{Proxy: nil}
	t.Cleanup(transport.CloseIdleConnections)
	config := sdk.NewConfig().WithScheme("HTTP").WithAutoRetry(false)
	config.Transport = &wire{t: t, host: host(s), tamper: tamper, base: transport}
	client, err := sdk.NewClientWithOptions("cn-hangzhou", config,
		credentials.NewAccessKeyCredential(s.AccessKeyID, s.AccessKeySecret))
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func host(s *simulator.Server) string { return strings.TrimPrefix(s.URL, "http://") }

// call sends an operation with the SDK and returns the reply, good or bad.
func call(t *testing.T, s *simulator.Server, method, action string, p params) reply {
	t.Helper()
	return callTampered(t, s, method, action, p, nil)
}

func callTampered(
	t *testing.T, s *simulator.Server, method, action string, p params, tamper func(*http.Request),
) reply {
	t.Helper()
	request := requests.NewCommonRequest()
	request.Method, request.Scheme, request.Domain = method, "HTTP", host(s)
	request.Version, request.ApiName = "2017-11-29", action
	if method == http.MethodPost {
		request.FormParams = p
	} else {
		maps.Copy(request.QueryParams, p)
	}
	request.TransToAcsRequest()
	response := responses.NewCommonResponse()
	err := sdkClient(t, s, tamper).DoAction(request, response)
	if response.GetHttpStatus() == 0 {
		t.Fatalf("%s %s: %v", method, action, err)
	}
	a := reply{Status: response.GetHttpStatus(), Header: response.GetHttpHeaders(),
		Body: response.GetHttpContentString()}
	if err := json.Unmarshal([]byte(a.Body), &a); err != nil {
		t.Fatalf("%s %s: %v in %q", method, action, err, a.Body)
	}
	return a
}
