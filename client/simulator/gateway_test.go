package simulator_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/responses"

	"scantop/client/simulator"
)

// change returns a tamper function that sets a parameter of the query, or removes it if value is
// empty.
func change(name, value string) func(*http.Request) {
	return func(r *http.Request) {
		query := r.URL.Query()
		query.Set(name, value)
		if value == "" {
			query.Del(name)
		}
		r.URL.RawQuery = query.Encode()
	}
}

func TestSignatureOfSDK(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		for _, text := range []string{"plain", "a b+c*d~e&f=g/%2F", "单次任务 ✓", "line\nbreak\x1b"} {
			if a := call(t, s, method, "DescribeScans", params{"Search": text}); a.Status != http.StatusOK {
				t.Errorf("%s %q: %s", method, text, a.Body)
			}
		}
	}
}

// createScanRequest is written in the style of the SDK's own services.
type createScanRequest struct {
	*requests.RpcRequest
	Name         string           `position:"Query" name:"Name"`
	FlowName     string           `position:"Query" name:"FlowName"`
	ScanType     string           `position:"Query" name:"ScanType"`
	TriggerType  string           `position:"Query" name:"TriggerType"`
	Qps          requests.Integer `position:"Query" name:"Qps"`
	StartDate    requests.Integer `position:"Query" name:"StartDate"`
	RuntimeStart string           `position:"Query" name:"RuntimeStart"`
	RuntimeEnd   string           `position:"Query" name:"RuntimeEnd"`
	Targets      *[]string        `position:"Body" type:"Repeated" name:"Targets"`
}

// createScanResponse reads the nested envelope.
type createScanResponse struct {
	*responses.BaseResponse
	RequestID string `json:"requestId"`
	Data      struct{ Data string }
	Success   bool `json:"success"`
}

func TestRPCRequestWithListInBody(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{Scans: []simulator.Script{}})
	targets := []string{"b.example.com", "a.example.com", "192.0.2.1"}
	request := &createScanRequest{
		RpcRequest: &requests.RpcRequest{}, Name: "from a struct", FlowName: "assets", ScanType: "asset",
		TriggerType: "date", Qps: requests.NewInteger(16), StartDate: requests.NewInteger64(time.Now().UnixMilli()),
		RuntimeStart: "22:00:00", RuntimeEnd: "06:00:00", Targets: &targets,
	}
	request.InitWithApiInfo("avds", "2017-11-29", "CreateScan", "", "")
	request.Domain = host(s)
	response := &createScanResponse{BaseResponse: &responses.BaseResponse{}}
	if err := sdkClient(t, s, nil).DoAction(request, response); err != nil {
		t.Fatal(err)
	}
	got := look(t, s, response.Data.Data)
	if strings.Join(got.Targets, " ") != strings.Join(targets, " ") || !response.Success || response.RequestID == "" {
		t.Errorf("got %v in %+v, want %v", got.Targets, response, targets)
	}
	arrived := s.Requests()[0]
	if arrived.Action != "CreateScan" || arrived.Method != http.MethodPost ||
		arrived.Params.Get("Targets.3") != targets[2] || arrived.Params.Get("Signature") == "" {
		t.Errorf("recorded %+v", arrived)
	}
}

func TestTampering(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	tests := []struct {
		name, value string
		status      int
		code        string
	}{
		{"Signature", "bm90IHRoZSBzaWduYXR1cmU=", 400, "SignatureDoesNotMatch"},
		{"Signature", "not base64", 400, "SignatureDoesNotMatch"},
		{"Search", "something else", 400, "SignatureDoesNotMatch"},
		{"Added", "x", 400, "SignatureDoesNotMatch"},
		{"RegionId", "", 400, "SignatureDoesNotMatch"},
		{"SignatureNonce", "other", 400, "SignatureDoesNotMatch"},
		{"AccessKeyId", "SIMsomebody", 404, "InvalidAccessKeyId.NotFound"},
		{"Timestamp", "2026-11-20 04:00:00", 400, "InvalidTimeStamp.Format"},
		{"Timestamp", "2006-01-02T15:04:05Z", 400, "InvalidTimeStamp.Expired"},
		{"Version", "2014-05-26", 400, "InvalidVersion"},
		{"Action", "DeleteScans", 404, "InvalidAction.NotFound"},
		{"Format", "XML", 400, "InvalidParameter"},
		{"SignatureMethod", "HMAC-MD5", 400, "InvalidParameter"},
		{"SignatureVersion", "2.0", 400, "InvalidParameter"},
		{"Action", "", 400, "MissingAction"},
		{"Version", "", 400, "MissingVersion"},
		{"AccessKeyId", "", 400, "MissingAccessKeyId"},
		{"Format", "", 400, "MissingFormat"},
		{"Signature", "", 400, "MissingSignature"},
		{"SignatureMethod", "", 400, "MissingSignatureMethod"},
		{"SignatureNonce", "", 400, "MissingSignatureNonce"},
		{"SignatureVersion", "", 400, "MissingSignatureVersion"},
		{"Timestamp", "", 400, "MissingTimestamp"},
	}
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		for _, test := range tests {
			t.Run(method+test.name+"="+test.value, func(t *testing.T) {
				t.Parallel()
				a := callTampered(t, s, method, "DescribeScans", params{"Lang": "zh"}, change(test.name, test.value))
				wantRejected(t, a, test.status, test.code, "")
			})
		}
	}
}

func TestTamperedForm(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	a := callTampered(t, s, http.MethodPost, "DescribeScans", params{"Search": "edge"}, func(r *http.Request) {
		r.Body = io.NopCloser(strings.NewReader("Search=wide"))
	})
	wantRejected(t, a, 400, "SignatureDoesNotMatch", "server string to sign is:POST&%2F&AccessKeyId%3D"+s.AccessKeyID)
	if !strings.Contains(a.Message, "Search%3Dwide") || strings.Contains(a.Message, s.AccessKeySecret) {
		t.Errorf("string to sign: %q", a.Message)
	}
}

func TestMethodAndPath(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	a := callTampered(t, s, http.MethodGet, "DescribeScans", nil, func(r *http.Request) { r.Method = http.MethodPut })
	wantRejected(t, a, 400, "UnsupportedHTTPMethod", "")
	a = callTampered(t, s, http.MethodGet, "DescribeScans", nil, func(r *http.Request) { r.URL.Path = "/v1" })
	wantRejected(t, a, 404, "InvalidAction.NotFound", "")
	a = callTampered(t, s, http.MethodGet, "DescribeScans", nil, func(r *http.Request) { r.URL.RawQuery += "&a;b=%zz" })
	wantRejected(t, a, 400, "InvalidParameter", "")
	if !strings.Contains(a.Body, `"HostId":"`+host(s)+`"`) || !strings.Contains(a.Body, `"RequestId":"`) {
		t.Errorf("envelope of a rejection: %s", a.Body)
	}
}

// replay sends an earlier request again, unchanged.
func replay(t *testing.T, s *simulator.Server, was url.Values) *http.Response {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/?"+was.Encode(), nil)
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	response, err := transport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	return response
}

func TestNonceAndTimestamp(t *testing.T) {
	t.Parallel()
	wall := &clock{now: time.Now()}
	s := start(t, simulator.Config{})
	s.SetWall(wall.Now)
	describe(t, s, nil)
	sent := s.Requests()[0].Params
	body, _ := io.ReadAll(replay(t, s, sent).Body)
	if !strings.Contains(string(body), `"SignatureNonceUsed"`) {
		t.Errorf("nonce used twice: %s", body)
	}
	for _, skew := range []time.Duration{14 * time.Minute, -28 * time.Minute} { // +14, then -14
		wall.advance(skew)
		describe(t, s, nil)
	}
	for _, skew := range []time.Duration{30 * time.Minute, -32 * time.Minute} { // +16, then -16
		wall.advance(skew)
		wantRejected(t, call(t, s, http.MethodGet, "DescribeScans", nil), 400, "InvalidTimeStamp.Expired", "")
	}
	wall.advance(2 * time.Minute) // -14: the clock goes back, and the nonce is still known
	body, _ = io.ReadAll(replay(t, s, sent).Body)
	if !strings.Contains(string(body), `"SignatureNonceUsed"`) {
		t.Errorf("nonce used again: %s", body)
	}
}
