package credentials

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"

	"scantop/client/internal/network"
	"scantop/client/reason"
)

// replyLimit is how many bytes are read from a credentials service or program.
const replyLimit = 64 << 10

// fromURI takes temporary keys from a local HTTP service, such as a container platform provides.
func fromURI(ctx context.Context, uri string) (session, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, uri, nil)
	if err != nil || request.URL.Hostname() == "" || request.URL.Scheme != "http" && request.URL.Scheme != "https" {
		return session{}, reason.NotURL
	}
	response, err := uriClient(request.URL.Hostname(), resolverOf(ctx).Direct).Do(request)
	if err != nil {
		return session{}, network.Reason(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return session{}, reason.Status.About(strconv.Itoa(response.StatusCode))
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, replyLimit))
	if err != nil {
		return session{}, network.Reason(err)
	}
	return readKeys(body)
}

// readKeys reads the reply of a credentials service. The error is a reason.
func readKeys(body []byte) (session, error) {
	var reply struct {
		Code            string
		AccessKeyID     string `json:"AccessKeyId"`
		AccessKeySecret string
		SecurityToken   string
		Expiration      string
	}
	if json.Unmarshal(bytes.TrimPrefix(body, []byte(byteOrderMark)), &reply) != nil {
		return session{}, reason.NotJSON
	}
	found := temporary(reply.AccessKeyID, reply.AccessKeySecret, reply.SecurityToken, reply.Expiration)
	switch {
	case reply.Code != "" && reply.Code != "Success":
		return session{}, reason.NotSuccess
	case !found.keys.complete():
		return session{}, reason.NoKeyPair
	}
	return found, nil
}

// uriClient returns a client that follows no redirects, since keys must come from the configured
// address. It uses no proxy if direct is true or the host is this machine, however its name is
// written.
func uriClient(host string, direct bool) *http.Client {
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if direct || network.IsLoopback(host) {
		c.Transport = &http.Transport{DisableKeepAlives: true}
	}
	return c
}
