package client_test

import (
	"fmt"
	"io"
	"net/http"
	"sync"
	"testing"

	"scantop/client"
)

// refusedCall makes one call, which has to be refused for its key pair.
func refusedCall(t *testing.T, c *client.Client) {
	t.Helper()
	_, err := c.DescribeScans(t.Context(), client.Query{})
	if failure := failureOf(t, err, client.KindCredentials); failure.Code == "" {
		t.Fatalf("not refused by the server: %v", err)
	}
}

// wantChanged fails the test unless CredentialsChanged says so.
func wantChanged(t *testing.T, c *client.Client, when string, want bool) {
	t.Helper()
	if got := c.CredentialsChanged(); got != want {
		t.Errorf("%s: changed is %t", when, got)
	}
}

// Keys in a file change only when the file does.
func TestRefusedKeysOfAFile(t *testing.T) {
	folder, avds := home(t), newGateway(t)
	file := put(t, ak(t, "LTAIone"), folder, ".aliyun", "config.json")
	c := unsigned(t, avds.URL)
	wantChanged(t, c, "before any call", true)
	avds.refuses("LTAIone", "InvalidAccessKeyId.Inactive")
	refusedCall(t, c)
	wantChanged(t, c, "refused", false)
	if got := c.CredentialsSource().Profile; got != "prod" {
		t.Errorf("refused keys come from %q", got)
	}
	refusedCall(t, c)
	wantChanged(t, c, "refused again", false)
	put(t, ak(t, "LTAItwo"), file)
	wantChanged(t, c, "after the file has changed", true)
	wantSigned(t, avds, c, "after the file has changed", "LTAItwo")
	wantChanged(t, c, "accepted", true)
	avds.refuses("LTAItwo", "InvalidAccessKeyId.NotFound")
	refusedCall(t, c)
	wantChanged(t, c, "the new ones refused", false)
	avds.refuses("LTAItwo", "")
	wantSigned(t, avds, c, "accepted after all", "LTAItwo")
	wantChanged(t, c, "accepted after all", true)
}

// The same goes for the file of the SDKs.
func TestRefusedKeysOfTheCredentialsFile(t *testing.T) {
	folder, avds := home(t), newGateway(t)
	file := put(t, ini("LTAIone"), folder, ".alibabacloud", "credentials")
	c := unsigned(t, avds.URL)
	avds.refuses("LTAIone", "InvalidAccessKeyId.NotFound")
	refusedCall(t, c)
	wantChanged(t, c, "refused", false)
	put(t, ini("LTAItwo"), file)
	wantChanged(t, c, "after the file has changed", true)
}

// Nothing outside changes given keys.
func TestRefusedGivenKeys(t *testing.T) {
	t.Parallel()
	avds := newGateway(t)
	avds.refuses(markedID, "SignatureDoesNotMatch")
	c := connect(t, avds.URL)
	refusedCall(t, c)
	wantChanged(t, c, "refused", false)
}

// counting is a credentials URI that gives another key pair each time.
func counting(t *testing.T) *service {
	t.Helper()
	var s *service
	s = serve(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"AccessKeyId":"key%d","AccessKeySecret":"s","Expiration":"2099-01-01T00:00:00Z"}`, s.hits.Load())
	})
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", s.URL)
	return s
}

// An expired token has its source asked once, by the next call, and the refused
// call is not sent again by itself.
func TestRefusedTemporaryKeys(t *testing.T) {
	source, avds := counting(t), newGateway(t)
	c := unsigned(t, avds.URL)
	avds.call(t, c)
	avds.refuses("key1", "InvalidSecurityToken.Expired")
	refusedCall(t, c)
	if asked, sent := source.hits.Load(), avds.hits.Load(); asked != 1 || sent != 2 {
		t.Errorf("asked %d times, sent %d times", asked, sent)
	}
	wantChanged(t, c, "refused once", true)
	for range 3 {
		wantSigned(t, avds, c, "afresh", "key2")
	}
	if asked := source.hits.Load(); asked != 2 {
		t.Errorf("asked %d times", asked)
	}
	// A role that is switched off is not assumed for ever.
	avds.refuses("key2", "InvalidAccessKeyId.Inactive")
	avds.refuses("key3", "InvalidAccessKeyId.Inactive")
	refusedCall(t, c)
	wantChanged(t, c, "refused for the first time in a row", true)
	refusedCall(t, c)
	wantChanged(t, c, "refused twice in a row", false)
	wantSigned(t, avds, c, "asked by hand", "key4")
	wantChanged(t, c, "accepted", true)
}

// A source that still gives the refused keys has nothing else.
func TestRefusedKeysGivenAgain(t *testing.T) {
	source := replying(t, 200, `{"AccessKeyId":"same","AccessKeySecret":"s","Expiration":"2099-01-01T00:00:00Z"}`)
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	avds := newGateway(t)
	avds.refuses("same", "InvalidSecurityToken.Malformed")
	c := unsigned(t, avds.URL)
	refusedCall(t, c)
	refusedCall(t, c)
	wantChanged(t, c, "refused twice", false)
}

// Many calls that are refused together lead to one question, and what the
// slowest of them hears does not take away what the quickest has found.
func TestCallsRefusedTogether(t *testing.T) {
	source := counting(t)
	var together sync.WaitGroup
	together.Add(10)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("AccessKeyId") == "key1" {
			together.Done()
			together.Wait() // until all have sent
			w.WriteHeader(http.StatusBadRequest)
			io.WriteString(w, `{"Code":"InvalidSecurityToken.Expired","Message":"expired"}`)
			return
		}
		io.WriteString(w, `{"PageSize":20}`)
	})
	c := unsigned(t, s.URL)
	var calls sync.WaitGroup
	for range 10 {
		calls.Go(func() {
			if _, err := c.DescribeScans(t.Context(), client.Query{}); err == nil {
				t.Error("not refused")
			}
			if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
				t.Error(err)
			}
		})
	}
	calls.Wait()
	if n := source.hits.Load(); n != 2 {
		t.Errorf("asked %d times", n)
	}
}
