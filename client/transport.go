package client

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"

	"scantop/client/internal/network"
	"scantop/client/reason"
)

// dialTimeout bounds the way to a connection: looking up the name, and trying
// its addresses, among which net.Dialer divides the time.
const dialTimeout = 5 * time.Second

// newTransport returns the transport that all calls of a client share. With
// keepAlive false every request has a connection of its own: on a kept one that
// the server is just closing, nobody could say whether a CreateScan arrived.
func newTransport(direct, keepAlive bool) *http.Transport {
	t := &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: dialTimeout, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:    5 * time.Second,
		ResponseHeaderTimeout:  15 * time.Second,
		IdleConnTimeout:        90 * time.Second,
		MaxIdleConns:           4,
		MaxIdleConnsPerHost:    2,
		MaxResponseHeaderBytes: 64 << 10,
		DisableKeepAlives:      !keepAlive,
		OnProxyConnectResponse: network.CheckProxyResponse,
	}
	if direct {
		t.Proxy = nil
	}
	return t
}

// roundTrip is the RoundTripper of one call. It attaches the caller's context,
// which the SDK does not know, caps the body, and turns every reply that is not
// a success into an *Error before the SDK sees it: the SDK's own handling of
// error replies panics on unexpected JSON and quotes the string to sign.
type roundTrip struct {
	ctx     context.Context
	base    http.RoundTripper
	action  string
	secrets []string

	sent      atomic.Bool // the request's headers went out: it may have taken effect
	reused    atomic.Bool // they did on a connection that was kept
	replied   atomic.Bool // the first byte of an answer came
	cutOff    bool        // a kept connection closed before that
	below     bool        // the network, or what a caller put around it, is at work
	requestID string      // as the reply gave it, cleared of secrets
}

var _ http.RoundTripper = (*roundTrip)(nil)

func newRoundTrip(ctx context.Context, base http.RoundTripper, action string) *roundTrip {
	return &roundTrip{ctx: ctx, base: base, action: action}
}

// RoundTrip sends the request and reads the whole reply into memory.
func (x *roundTrip) RoundTrip(request *http.Request) (*http.Response, error) {
	x.secrets = append(x.secrets, request.URL.Query().Get("Signature"))
	// The transport writes on a goroutine of its own, which a cancelled call
	// does not wait for.
	trace := &httptrace.ClientTrace{
		GotConn:              func(info httptrace.GotConnInfo) { x.reused.Store(info.Reused) },
		WroteHeaders:         func() { x.sent.Store(true) },
		GotFirstResponseByte: func() { x.replied.Store(true) },
	}
	request = request.Clone(httptrace.WithClientTrace(x.ctx, trace))
	if request.Body == nil || request.Body == http.NoBody {
		// On a kept connection that just closes, net/http sends a GET again, under
		// the nonce that the gateway may have seen. Not one whose body it cannot have
		// twice, though it is an empty one.
		request.Body, request.GetBody = io.NopCloser(eofReader{}), nil
	}
	request.Header.Del("Accept-Encoding") // the SDK forbids compression; net/http asks for it and undoes it
	x.below = true                        // stays so if it panics
	response, err := x.base.RoundTrip(request)
	if err != nil {
		x.below = false
		failure := x.network(err)
		x.cutOff = failure.Kind == KindNetwork && x.reused.Load() && !x.replied.Load()
		return nil, failure
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusSwitchingProtocols {
		response.Body = http.NoBody // the other one is the bare connection, on which no time-out ends a read
	}
	raw, err := io.ReadAll(io.LimitReader(response.Body, maxBody+1))
	x.below = false
	reply, body, malformed := parseReply(raw[:min(len(raw), maxBody)])
	x.requestID = x.harmless(reply.RequestID.text(), maxNameOfServer)
	switch {
	case response.StatusCode == http.StatusBadRequest && malformed != "" && request.URL.Scheme == "http" &&
		wantsTLS(raw):
		failure := x.rejected(response, reply, body)
		failure.Kind, failure.Message, failure.Reason = KindNetwork, "", reason.SpeaksHTTPS
		return nil, failure
	case response.StatusCode < 200 || response.StatusCode > 299:
		return nil, x.rejected(response, reply, body) // even if its body is cut off
	case err != nil:
		return nil, x.network(err)
	case len(raw) > maxBody:
		return nil, x.failure(KindDecode, reason.TooLarge)
	case malformed != "":
		return nil, x.failure(KindDecode, malformed)
	case reply.failed():
		return nil, x.rejected(response, reply, body)
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	response.ContentLength = int64(len(body))
	return response, nil
}

// wantsTLS reports whether a server says in its answer that it takes https
// only. They all write that name, in words of their own.
func wantsTLS(body []byte) bool { return bytes.Contains(body, []byte("HTTPS")) }

// eofReader is an empty body that net/http does not know to be one.
type eofReader struct{}

func (eofReader) Read([]byte) (int, error) { return 0, io.EOF }

// network explains an error below HTTP. The error's own text is not used: it
// can hold the whole signed URL.
func (x *roundTrip) network(err error) *Error {
	var timeout net.Error
	switch {
	case errors.Is(x.ctx.Err(), context.Canceled):
		return x.failure(KindCancelled, reason.Cancelled)
	case errors.Is(x.ctx.Err(), context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return x.failure(KindTimeout, reason.Timeout)
	default:
		return x.failure(KindNetwork, network.Reason(err))
	}
}

// explain turns what DoAction returned into an *Error.
func (x *roundTrip) explain(err error) *Error {
	var ours *Error
	if errors.As(err, &ours) {
		return ours
	}
	return x.failure(KindDecode, reason.Undocumented)
}

// panicked is the error for a panic: of the SDK, as some replies cause, or of
// what [WithTransport] put below it.
func (x *roundTrip) panicked() *Error {
	if x.below {
		return x.failure(KindNetwork, reason.Below)
	}
	return x.failure(KindDecode, reason.SDKFailed)
}

// failure makes an error of this call.
func (x *roundTrip) failure(kind Kind, why reason.Reason) *Error {
	return &Error{Kind: kind, Action: x.action, Reason: why, RequestID: x.requestID, MayHaveTakenEffect: x.sent.Load()}
}
