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

// dripInterval is the time from one byte of a dripping reply to the next. It
// makes the shortest reply last longer than a client should wait.
const dripInterval = 250 * time.Millisecond

// hugeReply is the size of the reply of the fault huge, in bytes.
const hugeReply = 1 << 30

// part is how far a request gets.
type part int

const (
	undone    part = iota // it is not carried out
	noByte                // it is carried out, and of the reply nothing is sent
	halfHead              // … half of the head is sent
	wholeHead             // … the head is sent
	halfBody              // … the head and half of the body are sent
)

// split divides a reply into what is sent and what remains.
func (p part) split(raw []byte) (sent, rest []byte) {
	head := bytes.Index(raw, []byte("\r\n\r\n")) + 4
	at := map[part]int{halfHead: head / 2, wholeHead: head, halfBody: (head + len(raw)) / 2}[p]
	return raw[:at], raw[at:]
}

// breaks serves a part as usual and has end do something to the connection,
// which it is handed with the bytes that remain. The connection is closed after
// that, and as soon as the server is suspended or closed.
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
			return // the client has left
		}
		defer conn.Close()
		defer context.AfterFunc(x.r.Context(), func() { conn.Close() })()
		if _, err := conn.Write(sent); err == nil {
			end(conn.(*net.TCPConn), rest)
		}
	}
}

// reset makes the close that follows one without a goodbye.
func reset(c *net.TCPConn, _ []byte) { _ = c.SetLinger(0) }

func hangUp(*net.TCPConn, []byte) {}

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

func babble(c *net.TCPConn, _ []byte) {
	_, _ = c.Write([]byte("SSH-2.0-OpenSSH_9.6\r\n\x00\x00\x04\x4c\x08\x14\xff\xfe"))
}

// hang answers nothing until the client leaves or the server goes.
func hang(x *exchange) { <-x.r.Context().Done() }

func truncated(x *exchange) {
	status, body := x.perform()
	x.send(status, contentType, body[:len(body)/2])
}

// huge puts blanks into the reply, which stays good JSON, and never holds more
// of it than a few of them. It is over when the client leaves.
func huge(x *exchange) {
	status, body := x.perform()
	x.send(status, contentType, body[:1])
	blanks := []byte(strings.Repeat(" ", 64<<10))
	var err error
	for left := hugeReply - len(body); left > 0 && err == nil; left -= len(blanks) {
		_, err = x.w.Write(blanks[:min(left, len(blanks))])
	}
	_, _ = x.w.Write(body[1:]) // fails only if the client has left
}
