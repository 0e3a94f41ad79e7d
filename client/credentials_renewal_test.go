package client_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/credentials"
)

// A credentials service that hiccups once in days of watching must not end the
// watch as a wrong key does.
func TestCredentialsThatCannotBeRenewedAreNotWrong(t *testing.T) {
	var asked atomic.Int32
	keys := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) > 1 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		over := time.Now().UTC().Add(-time.Minute).Format(time.RFC3339)
		fmt.Fprintf(w, `{"AccessKeyId":"a","AccessKeySecret":"b","SecurityToken":"c","Expiration":%q}`, over)
	}))
	defer keys.Close()
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", keys.URL)
	avds := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"data":{"List":[],"CurrentPage":1,"PageSize":20,"TotalCount":0}}`)
	}))
	defer avds.Close()
	c, err := client.New(client.WithEndpoint(avds.URL), client.WithDirect())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Fatal(err)
	}
	_, err = c.DescribeScans(t.Context(), client.Query{})
	if !errors.Is(err, credentials.ErrRenewal) || !errors.Is(err, &client.Error{Kind: client.KindNetwork}) {
		t.Errorf("a 503 of the credentials service leads to %v", err)
	}
}
