package credentials

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"

	"strconv"

	"scantop/client/internal/network"
	"scantop/client/reason"
)

// answerLimit is the most that is read of a credentials service or program.
const answerLimit = 64 << 10

// fromURI takes temporary keys from a local HTTP service, as container
// platforms offer one.
func fromURI(ctx context.Context, uri string) (session, error) {
	address, err := url.Parse(uri)
	if err != nil || address.Hostname() == "" || address.Scheme != "http" && address.Scheme != "https" {
		return session{}, reason.NotURL
	}
	body, err := fetch(ctx, address)
	if err != nil {
		return session{}, err
	}
	return readKeys(body)
}

// fetch is what a credentials service answers. The error is a reason.
func fetch(ctx context.Context, address *url.URL) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return nil, reason.NotURL
	}
	response, err := uriClient(address.Hostname(), isDirect(ctx)).Do(request)
	if err != nil {
		return nil, network.Reason(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, reason.Status.About(strconv.Itoa(response.StatusCode))
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, answerLimit))
	if err != nil {
		return nil, network.Reason(err)
	}
	return body, nil
}

// readKeys reads the answer of a credentials service. The error is a
// reason.
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

// uriClient follows no redirect: keys come from the address that was chosen, or
// from nowhere. It uses no proxy when direct, nor for this machine, however its
// name is written.
func uriClient(host string, direct bool) *http.Client {
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if direct || network.IsLoopback(host) {
		c.Transport = &http.Transport{DisableKeepAlives: true}
	}
	return c
}

type directKey struct{}

// isDirect reports whether ctx is that of a search of a [Resolver] that is Direct.
func isDirect(ctx context.Context) bool { return ctx.Value(directKey{}) != nil }
