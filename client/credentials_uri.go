package client

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
)

// answerLimit is the most that is read of a credentials service or program.
const answerLimit = 64 << 10

// fromURI takes temporary keys from a local HTTP service, as container
// platforms offer one.
func fromURI(uri string) asker {
	return func(ctx context.Context) (session, error) {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, uri, nil)
		if err != nil {
			return session{}, err
		}
		response, err := uriClient(request.URL.Hostname(), isDirect(ctx)).Do(request)
		if err != nil {
			return session{}, err
		}
		defer response.Body.Close()
		var reply struct {
			Code            string
			AccessKeyID     string `json:"AccessKeyId"`
			AccessKeySecret string
			SecurityToken   string
			Expiration      string
		}
		body, err := io.ReadAll(io.LimitReader(response.Body, answerLimit))
		if err != nil {
			return session{}, err
		}
		if err := json.Unmarshal(bytes.TrimPrefix(body, []byte(byteOrderMark)), &reply); err != nil {
			return session{}, err
		}
		found := temporary(reply.AccessKeyID, reply.AccessKeySecret, reply.SecurityToken, reply.Expiration)
		failed := reply.Code != "" && reply.Code != "Success"
		if failed || response.StatusCode != http.StatusOK || !found.keys.complete() {
			return session{}, errNothing
		}
		return found, nil
	}
}

// uriClient follows no redirect: keys come from the address that was chosen, or
// from nowhere. It uses no proxy when direct, nor for this machine, however its
// name is written.
func uriClient(host string, direct bool) *http.Client {
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if direct || isLoopback(host) {
		c.Transport = &http.Transport{DisableKeepAlives: true}
	}
	return c
}

type directKey struct{}

// isDirect reports whether ctx is that of a search of a client with [WithDirect].
func isDirect(ctx context.Context) bool { return ctx.Value(directKey{}) != nil }
