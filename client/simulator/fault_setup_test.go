package simulator_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"maps"
	"net/http"
	"testing"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/responses"

	"scantop/client/simulator"
)

// sight is what a client sees of one request.
type sight struct {
	err     error // set if there was no reply
	status  int
	header  http.Header
	body    string // at most the first MiB
	bodyErr error  // set if the reply broke off
}

// spy sends the SDK's signed request and hides the reply from the SDK.
type spy struct {
	ctx  context.Context
	base http.RoundTripper
	// begun is called when the body of the reply begins, unless it is nil.
	begun func()
	sight
}

var errSeen = errors.New("seen")

func (s *spy) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := s.base.RoundTrip(r.WithContext(s.ctx))
	if err != nil {
		s.err = err
		return nil, errSeen
	}
	defer response.Body.Close()
	reader := bufio.NewReader(io.LimitReader(response.Body, 1<<20))
	if _, err := reader.Peek(1); err == nil && s.begun != nil {
		s.begun()
	}
	body, err := io.ReadAll(reader)
	s.status, s.header, s.body, s.bodyErr = response.StatusCode, response.Header, string(body), err
	return nil, errSeen
}

// send sends one good request over a new connection, which faults at the client can affect too. It
// stops when ctx ends.
func send(ctx context.Context, t *testing.T, s *simulator.Server, action string, p params) sight {
	t.Helper()
	wire := &http.Transport{DisableKeepAlives: true}
	return sendOver(ctx, t, s, s.Transport(wire), action, p)
}

func sendOver(
	ctx context.Context, t *testing.T, s *simulator.Server, wire http.RoundTripper, action string, p params,
) sight {
	t.Helper()
	seen := &spy{ctx: ctx, base: wire}
	seen.begun, _ = ctx.Value(bodyBegun).(func())
	config := sdk.NewConfig().WithScheme("HTTP").WithAutoRetry(false).WithTimeout(time.Minute)
	config.Transport = seen
	client, err := sdk.NewClientWithOptions("cn-hangzhou", config,
		credentials.NewAccessKeyCredential(s.AccessKeyID, s.AccessKeySecret))
	if err != nil {
		t.Fatal(err)
	}
	request := requests.NewCommonRequest()
	request.Scheme, request.Domain, request.Version, request.ApiName = "HTTP", host(s), "2017-11-29", action
	request.Method = http.MethodGet
	if action == "CreateScan" {
		request.Method, request.FormParams = http.MethodPost, good(time.Now())
	}
	maps.Copy(request.QueryParams, p)
	request.TransToAcsRequest()
	if err := client.DoAction(request, responses.NewCommonResponse()); err == nil {
		t.Fatal("the SDK had a reply")
	}
	return seen.sight
}

// inject injects a fault in the form of the command line.
func inject(t *testing.T, s *simulator.Server, text string) {
	t.Helper()
	fault, err := simulator.ParseFault(text)
	if err == nil {
		err = s.Inject(fault)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// statuses sends n successive requests and returns how they end: a digit for the status, such as 2
// for 2xx, or x without a reply.
func statuses(t *testing.T, s *simulator.Server, action string, n int) string {
	t.Helper()
	var ends []byte
	for range n {
		end := byte('x')
		if seen := send(t.Context(), t, s, action, nil); seen.err == nil {
			end = '0' + byte(seen.status/100)
		}
		ends = append(ends, end)
	}
	return string(ends)
}
