package client_test

import (
	"errors"
	"strings"
	"testing"

	"scantop/client"
)

func TestNewRejectsEndpoints(t *testing.T) {
	t.Parallel()
	for _, address := range []string{
		"", "https://", "https://:443", "https://a b", "https://%zz", "https://a:port", "ftp://a.com",
		"https://markedId:marked@a.b",
		"marked@a.com", "https://a.com/api", "https://a.com?AccessKeyId=marked", "https://a.com#marked",
	} {
		c, err := client.New(client.WithEndpoint(address))
		if err == nil || c != nil {
			t.Errorf("%q: accepted", address)
			continue
		}
		if !errors.Is(err, client.ErrEndpoint) || strings.Contains(err.Error(), "marked") ||
			strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %q", address, err)
		}
	}
}

func TestNewAcceptsEndpoints(t *testing.T) {
	t.Parallel()
	for address, host := range map[string]string{
		client.DefaultEndpoint:       "avds.aliyuncs.com",
		"avds.aliyuncs.com":          "avds.aliyuncs.com",
		"HTTPS://avds.aliyuncs.com/": "avds.aliyuncs.com",
		"localhost:8443":             "localhost:8443",
		"http://127.0.0.1:80":        "127.0.0.1:80",
		"[::1]:8080":                 "[::1]:8080",
	} {
		c, err := client.New(client.WithEndpoint(address))
		if err != nil {
			t.Errorf("%s: %v", address, err)
			continue
		}
		if c.Host() != host || c.Region() != client.DefaultRegion {
			t.Errorf("%s: host %s, region %s", address, c.Host(), c.Region())
		}
	}
}

// A user must not send keys and results unencrypted by mistake.
func TestPlainHTTPIsConfirmed(t *testing.T) {
	t.Parallel()
	for address, loopback := range map[string]bool{
		"http://127.0.0.1:8080": true, "http://127.9.9.9": true, "http://[::1]": true, "http://LOCALHOST:80": true,
		"http://[::ffff:127.0.0.1]": true, "http://avds.aliyuncs.com": false, "http://10.0.0.1": false,
		"http://localhost.example.com": false, "http://127.0.0.1.example.com": false, "http://0.0.0.0": false,
	} {
		_, err := client.New(client.WithEndpoint(address))
		if loopback != (err == nil) ||
			!loopback && (!errors.Is(err, client.ErrPlainHTTP) || errors.Is(err, client.ErrEndpoint)) {
			t.Errorf("%s: %v", address, err)
		}
		if _, err := client.New(client.WithEndpoint(address), client.WithPlainHTTP()); err != nil {
			t.Errorf("%s, confirmed: %v", address, err)
		}
	}
}

func TestNewRejectsRegions(t *testing.T) {
	t.Parallel()
	for _, region := range []string{"", "cn hangzhou", "a/b", "a\n", "杭州"} {
		if _, err := client.New(client.WithRegion(region)); err == nil || !strings.Contains(err.Error(), "region") {
			t.Errorf("%q: %v", region, err)
		}
	}
	if c, err := client.New(client.WithRegion("ap-southeast-1")); err != nil || c.Region() != "ap-southeast-1" {
		t.Errorf("got %v", err)
	}
}

func TestObserverSeesEachCall(t *testing.T) {
	t.Parallel()
	s := simulated(t)
	var calls []client.Call
	c := clientOf(t, s, client.WithObserver(func(call client.Call) { calls = append(calls, call) }))
	id, err := c.CreateScan(t.Context(), goodSpec())
	if err != nil || id == "" {
		t.Fatal(err)
	}
	_, refused := c.DescribeScans(t.Context(), client.Query{PageSize: -1})
	if len(calls) != 2 {
		t.Fatalf("saw %d calls", len(calls))
	}
	if calls[0].Action != "CreateScan" || calls[0].RequestID == "" || calls[0].Err != nil || calls[0].Duration <= 0 {
		t.Errorf("got %+v", calls[0])
	}
	if calls[1].Action != "DescribeScans" || calls[1].RequestID == "" || refused == nil ||
		!errors.Is(calls[1].Err, refused) {
		t.Errorf("got %+v, want %v", calls[1], refused)
	}
}

// A reply without a ScanId is a failure for the observer too.
func TestObserverSeesUnreadableReplies(t *testing.T) {
	t.Parallel()
	var seen client.Call
	c := connect(t, replying(t, 200, `{"requestId":"r"}`).URL,
		client.WithObserver(func(call client.Call) { seen = call }))
	_, err := c.CreateScan(t.Context(), goodSpec())
	if failureOf(t, err, client.KindDecode).RequestID != "r" || seen.Err == nil || seen.RequestID != "r" {
		t.Errorf("got %+v", seen)
	}
}
