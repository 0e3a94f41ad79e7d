package simulator

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"time"
)

// dripInterval is the time from one byte of a dripping reply to the next. It
// makes the shortest reply last longer than a client should wait.
const dripInterval = 250 * time.Millisecond

// part is how far a request gets.
type part int

const (
	undone    part = iota // it is not carried out
	noByte                // it is carried out, and of the reply nothing is sent
	halfHead              // … half of the head is sent
	wholeHead             // … the head is sent
	halfBody              // … the head and half of the body are sent
)

// split divides a reply, in the form of HTTP/1.1, into what is sent and what
// remains.
func (p part) split(raw []byte) (sent, rest []byte) {
	head := bytes.Index(raw, []byte("\r\n\r\n")) + 4
	at := 0
	switch p {
	case halfHead:
		at = head / 2
	case wholeHead:
		at = head
	case halfBody:
		at = (head + len(raw)) / 2
	}
	return raw[:at], raw[at:]
}

// breaks serves a part as usual and has end do something to the connection,
// which it is handed with the bytes that remain.
func breaks(p part, end func(c *net.TCPConn, rest []byte)) func(*exchange) {
	return func(x *exchange) {
		var sent, rest []byte
		if p != undone {
			sent, rest = p.split(x.raw())
		}
		x.takeOver(func(c *net.TCPConn) {
			if _, err := c.Write(sent); err == nil {
				end(c, rest)
			}
		})
	}
}

// raw carries the request out and returns the bytes of the reply.
func (x *exchange) raw() []byte {
	status, envelope := x.perform()
	body := encode(envelope)
	response := http.Response{
		StatusCode: status, ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{"Content-Type": {contentType}},
		Body:   io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
	}
	var raw bytes.Buffer
	_ = response.Write(&raw) // a buffer takes everything
	return raw.Bytes()
}

// takeOver takes the connection from the HTTP server and closes it after use,
// or as soon as the server is suspended or closed.
func (x *exchange) takeOver(use func(*net.TCPConn)) {
	conn, _, err := http.NewResponseController(x.w).Hijack()
	if err != nil {
		return // the client has left
	}
	defer conn.Close()
	defer context.AfterFunc(x.r.Context(), func() { conn.Close() })()
	use(conn.(*net.TCPConn))
}

// halfReads reads the first half of the request's body.
func halfReads(serve func(*exchange)) func(*exchange) {
	return func(x *exchange) {
		_, _ = io.CopyN(io.Discard, x.r.Body, x.r.ContentLength/2) // less, if the client leaves
		serve(x)
	}
}

// reset closes the connection without saying goodbye.
func reset(c *net.TCPConn, _ []byte) { _ = c.SetLinger(0) }

// hangUp closes the connection in good order, as the caller does in any case.
func hangUp(*net.TCPConn, []byte) {}

// hold keeps the connection silent until the client leaves or takeOver ends
// it.
func hold(c *net.TCPConn, _ []byte) { _, _ = io.Copy(io.Discard, c) }

// drip sends the rest byte by byte. While it waits it reads: that ends early
// when the client leaves.
func drip(c *net.TCPConn, rest []byte) {
	for i := range rest {
		if _, err := c.Write(rest[i : i+1]); err != nil {
			return
		}
		_ = c.SetReadDeadline(time.Now().Add(dripInterval)) // else the read fails
		if _, err := io.Copy(io.Discard, c); !errors.Is(err, os.ErrDeadlineExceeded) {
			return
		}
	}
}

// babble answers with bytes that are not HTTP.
func babble(c *net.TCPConn, _ []byte) {
	_, _ = c.Write([]byte("SSH-2.0-OpenSSH_9.6\r\n\x00\x00\x04\x4c\x08\x14\xff\xfe"))
}
