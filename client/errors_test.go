package client_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/reason"
)

func TestKinds(t *testing.T) {
	t.Parallel()
	coded := func(code string) string { return `{"RequestId":"r","Code":"` + code + `","Message":"m"}` }
	tests := []struct {
		status int
		body   string
		want   client.Kind
	}{
		{404, coded("InvalidAccessKeyId.NotFound"), client.KindCredentials},
		{400, coded("InvalidAccessKeyId.Inactive"), client.KindCredentials},
		{400, coded("SignatureDoesNotMatch"), client.KindCredentials},
		{400, coded("IncompleteSignature"), client.KindCredentials},
		{400, coded("InvalidSecurityToken.Expired"), client.KindCredentials},
		{400, coded("InvalidSecurityToken.Malformed"), client.KindCredentials},
		{400, coded("InvalidSecurityToken.MismatchWithAccessKey"), client.KindCredentials},
		{400, coded("MissingSecurityToken"), client.KindCredentials},
		{401, `{}`, client.KindCredentials},
		{403, coded("Forbidden.RAM"), client.KindPermission},
		{403, coded("NoPermission"), client.KindPermission},
		{403, `{}`, client.KindPermission},
		{400, coded("Throttling"), client.KindThrottled},
		{400, coded("Throttling.User"), client.KindThrottled},
		{503, coded("Throttling.Api"), client.KindThrottled},
		{429, ``, client.KindThrottled},
		{400, coded("InvalidTimeStamp.Expired"), client.KindClock},
		{400, coded("InvalidTimeStamp.Format"), client.KindClock},
		{400, coded("QuotaExceeded"), client.KindQuota},
		{400, coded("MissingTargets"), client.KindInvalidRequest},
		{400, coded("InvalidParameter"), client.KindInvalidRequest},
		{405, coded("UnsupportedHTTPMethod"), client.KindInvalidRequest},
		{404, coded("InvalidAction.NotFound"), client.KindNotFound},
		{404, coded("InvalidVersion"), client.KindNotFound},
		{404, `<html>`, client.KindNotFound},
		{500, coded("InternalError"), client.KindServer},
		{503, coded("ServiceUnavailable"), client.KindServer},
		{502, `<html>bad gateway</html>`, client.KindServer},
		{504, ``, client.KindServer},
		{302, ``, client.KindNetwork},
		{407, `<html>`, client.KindNetwork},
		{413, `<html>`, client.KindInvalidRequest},
		{400, ``, client.KindInvalidRequest},
		{400, coded("Odd"), client.KindOther},
		{404, coded("InvalidScanId.NotFound"), client.KindNotFound},
		{400, coded("Scan.NotFound"), client.KindNotFound},
		{404, coded("InvalidTargetAssetTags.NotFound"), client.KindInvalidRequest},
		{404, coded("InvalidKeywords.NotFound"), client.KindInvalidRequest},
		{404, coded("InvalidParameter.Targets.NotFound"), client.KindInvalidRequest},
		{400, coded("Targets.1.NotFound"), client.KindInvalidRequest},
		{404, coded("InvalidDomainName.NotFound"), client.KindNotFound},
		{400, coded("Quota.Exceeded"), client.KindQuota},
		{403, coded("ForbiddenOverQuota"), client.KindQuota},
		{400, coded("QUOTA_EXCEED"), client.KindQuota},
		{200, `{"success":false,"code":"403.0"}`, client.KindPermission},
		{400, coded("SignatureNonceUsed"), client.KindOther},
		{418, `null`, client.KindOther},
		{200, `{"success":false,"code":"Throttling.User"}`, client.KindThrottled},
		{200, `{"Success":"False","Code":403,"Message":"m"}`, client.KindPermission},
		{200, `{"success":false,"code":"500"}`, client.KindServer},
		{200, `{"success":false}`, client.KindOther},
		{200, `{"Code":"Forbidden.RAM"}`, client.KindPermission},
		{200, `{"success":true,"code":403,"PageSize":20}`, client.KindPermission},
		{200, `{"success":true,"code":"500","PageSize":20}`, client.KindServer},
		{200, `{"code":201,"PageSize":20}`, client.KindOther},
		{204, ``, client.KindDecode},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.status, tt.body), func(t *testing.T) {
			t.Parallel()
			_, err := connect(t, replying(t, tt.status, tt.body).URL).DescribeScans(t.Context(), client.Query{})
			failure := failureOf(t, err, tt.want)
			if failure.Action != "DescribeScans" || failure.Message == "" && failure.Reason == "" {
				t.Errorf("got %+v", failure)
			}
			if tt.want != client.KindDecode && failure.Status != tt.status {
				t.Errorf("status %d", failure.Status)
			}
		})
	}
}

// rejecting serves an error reply with a header.
func rejecting(t *testing.T, code, name, value string) *service {
	return serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set(name, value)
		w.WriteHeader(400)
		io.WriteString(w, `{"Code":"`+code+`"}`)
	})
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	soon := time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)
	past := time.Now().Add(-time.Hour).UTC().Format(http.TimeFormat)
	tests := []struct {
		name, value string
		least, most time.Duration
	}{
		{"Retry-After", "7", 7 * time.Second, 7 * time.Second},
		{"Retry-After", soon, 50 * time.Minute, time.Hour},
		{"Retry-After", past, 0, 0},
		{"Retry-After", "-7", 0, 0},
		{"Retry-After", "later", 0, 0},
		{"Retry-After", "99999999999999999999", time.Hour, time.Hour},
		{"Retry-After", "1.5", 1500 * time.Millisecond, 1500 * time.Millisecond},
		{"Retry-After", "NaN", 0, 0},
		{"x-acs-retry-after", "1e300", time.Hour, time.Hour},
		{"x-acs-retry-after", "1500", 1500 * time.Millisecond, 1500 * time.Millisecond},
		{"x-acs-retry-after", "x", 0, 0},
		{"Irrelevant", "7", 0, 0},
	}
	for _, tt := range tests {
		s := rejecting(t, "Throttling", tt.name, tt.value)
		_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
		if got := failureOf(t, err, client.KindThrottled).RetryAfter; got < tt.least || got > tt.most {
			t.Errorf("%s: %s: got %v", tt.name, tt.value, got)
		}
	}
}

func TestClockSkew(t *testing.T) {
	t.Parallel()
	date := time.Now().Add(-2 * time.Hour).UTC().Format(http.TimeFormat)
	s := rejecting(t, "InvalidTimeStamp.Expired", "Date", date)
	_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
	if got := failureOf(t, err, client.KindClock).ClockSkew; (got + 2*time.Hour).Abs() > time.Minute {
		t.Errorf("got %v, want two hours behind", got)
	}
	s = rejecting(t, "InvalidTimeStamp.Expired", "Date", "no date")
	_, err = connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
	if got := failureOf(t, err, client.KindClock).ClockSkew; got != 0 {
		t.Errorf("got %v without a date", got)
	}
	_, err = connect(t, rejecting(t, "Throttling", "Date", date).URL).DescribeScans(t.Context(), client.Query{})
	if got := failureOf(t, err, client.KindThrottled).ClockSkew; got != 0 {
		t.Errorf("got %v when the clock is not to blame", got)
	}
}

func TestErrorText(t *testing.T) {
	t.Parallel()
	for want, e := range map[string]client.Error{
		"CreateScan: cancelled": {Action: "CreateScan", Reason: reason.Cancelled},
		"DescribeScans: Forbidden: no (RequestId 7)": {Action: "DescribeScans", Code: "Forbidden", Message: "no",
			RequestID: "7"},
		"DescribeScans: a b [31mc d": {Action: "DescribeScans", Message: "a\nb\x1b[31mc\u009bd"},
	} {
		if got := e.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestErrorIs(t *testing.T) {
	t.Parallel()
	var err error = fmt.Errorf("listing: %w", &client.Error{Kind: client.KindThrottled})
	for target, want := range map[error]bool{
		&client.Error{Kind: client.KindThrottled}: true,
		&client.Error{Kind: client.KindClock}:     false,
		context.Canceled:                          false,
		io.EOF:                                    false,
	} {
		if errors.Is(err, target) != want {
			t.Errorf("%#v: want %v", target, want)
		}
	}
	if !errors.Is(&client.Error{Kind: client.KindCancelled}, context.Canceled) ||
		!errors.Is(&client.Error{Kind: client.KindTimeout}, context.DeadlineExceeded) {
		t.Error("the context's errors are not recognised")
	}
}

// If both headers are present, the longer wait counts.
func TestTheLongerOfTwoWaits(t *testing.T) {
	t.Parallel()
	for acs, want := range map[string]time.Duration{"10": time.Minute, "90000": 90 * time.Second} {
		s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("x-acs-retry-after", acs)
			w.Header().Set("Retry-After", "60")
			w.WriteHeader(503)
		})
		_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
		if got := failureOf(t, err, client.KindServer).RetryAfter; got != want {
			t.Errorf("%s ms and 60 s: got %v", acs, got)
		}
	}
}
