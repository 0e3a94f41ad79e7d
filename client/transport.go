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

// dialTimeout limits the time to connect: to look up the name and to try all its addresses.
const dialTimeout = 5 * time.Second

// newTransport returns a transport for all calls of a client. With keepAlive false, every request
// gets a new connection: if the server closes a kept connection while a CreateScan is sent, nobody
// can tell whether it arrived.
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

// roundTrip is the RoundTripper of one call. It attaches the caller's context, which the SDK does
// not support, limits the body, and turns every reply that is not a success into an *Error before
// the SDK sees it. The SDK panics on some error replies and quotes the string to sign of others. It
// sees no body at all: it would copy and parse it again.
type roundTrip struct {
	ctx     context.Context
	base    http.RoundTripper
	action  string
	secrets []string

	sent      atomic.Bool // the headers of the request were sent: it may have taken effect
	reused    atomic.Bool // the request used a kept connection
	replied   atomic.Bool // the first byte of the reply arrived
	cutOff    bool        // a kept connection closed before the reply
	below     bool        // the network, or the wrapper of [WithTransport], is running
	requestID string      // RequestId of the reply, without secrets
	reply     envelope    // the reply, if it describes a success
	body      string      // its body as JSON
}

var _ http.RoundTripper = (*roundTrip)(nil)

func newRoundTrip(ctx context.Context, base http.RoundTripper, action string) *roundTrip {
	return &roundTrip{ctx: ctx, base: base, action: action}
}

// RoundTrip sends the request and reads the whole reply into memory.
func (x *roundTrip) RoundTrip(request *http.Request) (*http.Response, error) {
	x.secrets = append(x.secrets, request.URL.Query().Get("Signature"))
	// The transport writes on a goroutine of its own, and a cancelled call does not wait for it.
	trace := &httptrace.ClientTrace{
		GotConn:              func(info httptrace.GotConnInfo) { x.reused.Store(info.Reused) },
		WroteHeaders:         func() { x.sent.Store(true) },
		GotFirstResponseByte: func() { x.replied.Store(true) },
	}
	request = request.Clone(httptrace.WithClientTrace(x.ctx, trace))
	if request.Body == nil || request.Body == http.NoBody {
		// When a kept connection closes, net/http sends a GET again, with a nonce that the gateway
		// may already know. It does not do so if the request has a body that it cannot read twice,
		// so an empty one is added. net/http looks for 200 ms whether it is empty, and would send it in
		// chunks if a busy machine needs longer. With an encoding it does not look.
		request.Body, request.GetBody = io.NopCloser(eofReader{}), nil
		request.TransferEncoding = []string{"identity"}
	}
	request.Header.Del("Accept-Encoding") // of the SDK; net/http sends its own and decompresses the reply
	x.below = true                        // stays true if the next line panics
	response, err := x.base.RoundTrip(request)
	if err != nil {
		x.below = false
		failure := x.network(err)
		x.cutOff = failure.Kind == KindNetwork && x.reused.Load() && !x.replied.Load()
		return nil, failure
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusSwitchingProtocols {
		response.Body = http.NoBody // the original body is the bare connection, where a read never times out
	}
	buffer := spare.Swap(nil)
	if buffer == nil {
		buffer = new(bytes.Buffer)
	}
	_, err = buffer.ReadFrom(io.LimitReader(response.Body, maxBody+1))
	raw := buffer.Bytes()
	x.below = false
	reply, body, malformed := parseReply(raw[:min(len(raw), maxBody)])
	defer giveBack(buffer)
	x.requestID = x.harmless(reply.RequestID.text(), maxNameOfServer)
	switch {
	case response.StatusCode == http.StatusBadRequest && malformed != "" && request.URL.Scheme == "http" &&
		wantsTLS(raw):
		failure := x.rejected(response, reply, body)
		failure.Kind, failure.Message, failure.Reason = KindNetwork, "", reason.SpeaksHTTPS
		return nil, failure
	case response.StatusCode < 200 || response.StatusCode > 299:
		return nil, x.rejected(response, reply, body) // even if the body is cut off
	case err != nil:
		return nil, x.network(err)
	case len(raw) > maxBody:
		return nil, x.failure(KindDecode, reason.TooLarge)
	case malformed != "":
		return nil, x.failure(KindDecode, malformed)
	case reply.failed():
		return nil, x.rejected(response, reply, body)
	}
	x.reply, x.body = reply, body
	response.Body, response.ContentLength = http.NoBody, 0
	return response, nil
}

// spare is the buffer that the last body was read into, for the next one; nil while it is in use. A
// sync.Pool has one for each processor, and most calls would come too late for it.
var spare atomic.Pointer[bytes.Buffer]

// giveBack keeps a buffer, unless it is so large that only a broken reply needs it.
func giveBack(buffer *bytes.Buffer) {
	if buffer.Cap() <= 1<<20 {
		buffer.Reset()
		spare.Store(buffer)
	}
}

// wantsTLS reports whether a server says in its reply that it accepts https only. All servers
// mention that name, in different sentences.
func wantsTLS(body []byte) bool { return bytes.Contains(body, []byte("HTTPS")) }

// eofReader is an empty body that net/http does not recognise as empty.
type eofReader struct{}

func (eofReader) Read([]byte) (int, error) { return 0, io.EOF }

// network returns the error for a failure below HTTP. It does not use the text of err, which can
// contain the whole signed URL.
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

// explain turns an error of DoAction into an *Error.
func (x *roundTrip) explain(err error) *Error {
	if ours, ok := errors.AsType[*Error](err); ok {
		return ours
	}
	return x.failure(KindDecode, reason.Undocumented)
}

// panicked returns the error for a panic of the SDK, which some replies cause, or of the wrapper of
// [WithTransport].
func (x *roundTrip) panicked() *Error {
	if x.below {
		return x.failure(KindNetwork, reason.Below)
	}
	return x.failure(KindDecode, reason.SDKFailed)
}

// failure returns an error of this call.
func (x *roundTrip) failure(kind Kind, why reason.Reason) *Error {
	return &Error{Kind: kind, Action: x.action, Reason: why, RequestID: x.requestID, MayHaveTakenEffect: x.sent.Load()}
}
