package client_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"scantop/client"
)

// A source that does not answer must not hold up anybody who has left, nor
// those who come next.
func TestSearchForCredentialsEndsWithTheContext(t *testing.T) {
	asked, over := make(chan struct{}, 1), make(chan struct{})
	source := serve(t, func(http.ResponseWriter, *http.Request) {
		asked <- struct{}{}
		<-over
	})
	t.Cleanup(func() { close(over) })
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	c := unsigned(t, deaf(t))
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-asked
		cancel()
	}()
	started := time.Now()
	_, err := c.DescribeScans(ctx, client.Query{})
	failureOf(t, err, client.KindCancelled)
	ctx, cancel = context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	_, err = c.DescribeScans(ctx, client.Query{}) // the first search is still under way
	failureOf(t, err, client.KindTimeout)
	if took := time.Since(started); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	if n := source.hits.Load(); n != 1 {
		t.Errorf("%d searches at a time", n)
	}
}

// A credentials service that answers something else has no keys.
func TestBadAnswersOfACredentialsURI(t *testing.T) {
	for _, source := range []*service{
		replying(t, 403, `{"AccessKeyId":"`+markedID+`","AccessKeySecret":"`+markedSecret+`"}`),
		replying(t, 200, `{"AccessKeyId":"`+markedID+`"}`),
		replying(t, 200, `{"Code":"Failed","AccessKeyId":"`+markedID+`","AccessKeySecret":"`+markedSecret+`"}`),
		replying(t, 200, `<html>`+markedID), replying(t, 200, ``),
	} {
		t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
		_, err := unsigned(t, deaf(t)).DescribeScans(t.Context(), client.Query{})
		failureOf(t, err, client.KindCredentials)
		wantNoSecret(t, err)
	}
}

// Temporary keys are asked for again before they expire.
func TestKeysOfACredentialsURIAreRenewed(t *testing.T) {
	soon := time.Now().Add(time.Minute).UTC().Format(time.RFC3339)
	source := replying(t, 200, `{"AccessKeyId":"a","AccessKeySecret":"b","Expiration":"`+soon+`"}`)
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	c := unsigned(t, replying(t, 200, `{"PageSize":20}`).URL)
	for range 2 {
		if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
			t.Fatal(err)
		}
	}
	if n := source.hits.Load(); n != 2 {
		t.Errorf("asked %d times", n)
	}
}

// Keys come from the address that was chosen, and from no other.
func TestCredentialsURIIsNotRedirected(t *testing.T) {
	other := replying(t, 200, `{"AccessKeyId":"a","AccessKeySecret":"b","SecurityToken":"c"}`)
	source := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL, http.StatusFound) })
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	_, err := unsigned(t, deaf(t)).DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindCredentials)
	if n := other.hits.Load(); n != 0 || source.hits.Load() == 0 {
		t.Errorf("the other address was asked %d times", n)
	}
}

// Keys on this machine are not asked for through a proxy.
func TestCredentialsURIOnLoopbackNeedsNoProxy(t *testing.T) {
	source := replying(t, 200, `{"AccessKeyId":"a","AccessKeySecret":"b","SecurityToken":"c"}`)
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", strings.Replace(source.URL, "127.0.0.1", "LOCALHOST", 1))
	if _, err := unsigned(t, replying(t, 200, `{"PageSize":20}`).URL).DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Error(err)
	}
}
