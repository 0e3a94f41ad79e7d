package simulator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

// dripInterval is the time between two bytes of a dripping reply. It makes the shortest reply last
// longer than a client should wait.
const dripInterval = 250 * time.Millisecond

// hugeReply is the size of the reply of the fault huge, in bytes.
const hugeReply = 1 << 30

// part is how far a request gets.
type part int

const (
	undone    part = iota // not carried out
	noByte                // carried out, but no byte of the reply is sent
	halfHead              // carried out, half of the reply's head is sent
	wholeHead             // carried out, the reply's head is sent
	halfBody              // carried out, the head and half of the body are sent
)

// split splits a reply into the part that is sent and the rest.
func (p part) split(raw []byte) (sent, rest []byte) {
	head := bytes.Index(raw, []byte("\r\n\r\n")) + 4
	at := map[part]int{halfHead: head / 2, wholeHead: head, halfBody: (head + len(raw)) / 2}[p]
	return raw[:at], raw[at:]
}

// breaks returns a handler that sends a part of the reply and then calls end with the connection
// and the unsent bytes. The connection is closed after that, or as soon as the server is suspended
// or closed.
func breaks(p part, end func(c *net.TCPConn, rest []byte)) func(*exchange) {
	return func(x *exchange) {
		var sent, rest []byte
		if p != undone {
			status, body := x.perform()
			sent, rest = p.split(fmt.Appendf(nil, "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
				status, http.StatusText(status), contentType, len(body), body))
		}
		conn, _, err := http.NewResponseController(x.w).Hijack()
		if err != nil {
			return // the client has disconnected
		}
		defer conn.Close()
		defer context.AfterFunc(x.r.Context(), func() { conn.Close() })()
		if _, err := conn.Write(sent); err == nil {
			end(conn.(*net.TCPConn), rest)
		}
	}
}

// reset makes the following Close send a TCP reset.
func reset(c *net.TCPConn, _ []byte) { _ = c.SetLinger(0) }

func hangUp(*net.TCPConn, []byte) {}

// drip sends the rest byte by byte. While it waits, it reads, so that it stops early if the client
// disconnects.
func drip(c *net.TCPConn, rest []byte) {
	for i := range rest {
		if _, err := c.Write(rest[i : i+1]); err != nil {
			return
		}
		_ = c.SetReadDeadline(time.Now().Add(dripInterval)) // if this fails, so does the read
		if _, err := io.Copy(io.Discard, c); !errors.Is(err, os.ErrDeadlineExceeded) {
			return
		}
	}
}

func babble(c *net.TCPConn, _ []byte) {
	_, _ = c.Write([]byte("SSH-2.0-OpenSSH_9.6\r\n\x00\x00\x04\x4c\x08\x14\xff\xfe"))
}

// hang sends no reply. It returns when the client disconnects or the server closes.
func hang(x *exchange) { <-x.r.Context().Done() }

func truncated(x *exchange) {
	status, body := x.perform()
	x.send(status, contentType, body[:len(body)/2])
}

// huge pads the reply with spaces, so that it stays valid JSON. It keeps only a few of them in
// memory, and stops when the client disconnects.
func huge(x *exchange) {
	status, body := x.perform()
	x.send(status, contentType, body[:1])
	blanks := []byte(strings.Repeat(" ", 64<<10))
	var err error
	for left := hugeReply - len(body); left > 0 && err == nil; left -= len(blanks) {
		_, err = x.w.Write(blanks[:min(left, len(blanks))])
	}
	_, _ = x.w.Write(body[1:]) // fails only if the client has disconnected
}
