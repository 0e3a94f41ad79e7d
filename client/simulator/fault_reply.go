package simulator

import (
	"bytes"
	"compress/gzip"
	"maps"
	"strings"
)

// hugeReply is the size of the reply of the fault huge, in bytes.
const hugeReply = 1 << 30

// serves is a row for a fault that answers a request in another way.
func serves(name, about string, serve func(*exchange)) faultKind {
	return faultKind{name: name, about: about, at: requestRead, serve: serve}
}

// acts carries the request out first, in secret.
func acts(serve func(*exchange)) func(*exchange) {
	return func(x *exchange) {
		x.perform()
		serve(x)
	}
}

// with adds a header to what is served.
func with(header string, value func(*exchange) string, serve func(*exchange)) func(*exchange) {
	return func(x *exchange) {
		x.w.Header().Set(header, value(x))
		serve(x)
	}
}

// sends answers every request with the same.
func sends(status int, media, body string) func(*exchange) {
	return func(x *exchange) { x.send(status, media, []byte(body)) }
}

// tells answers HTTP 200 with a RequestId and some fields.
func tells(fields object) func(*exchange) {
	return func(x *exchange) {
		envelope := maps.Clone(fields)
		envelope["requestId"] = x.requestID()
		x.send(200, contentType, encode(envelope))
	}
}

func refuses(bad *refusal) func(*exchange) {
	return func(x *exchange) { x.send(bad.status, contentType, encode(x.refused(bad))) }
}

// webPage is the sort of page that a proxy answers with.
func webPage(title string) string {
	return "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head>\n<body><h1>" + title + "</h1></body></html>\n"
}

func truncated(x *exchange) {
	status, envelope := x.perform()
	body := encode(envelope)
	x.send(status, contentType, body[:len(body)/2])
}

func compressed(x *exchange) {
	status, envelope := x.perform()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write(encode(envelope)) // a buffer takes everything
	_ = z.Close()
	x.w.Header().Set("Content-Encoding", "gzip")
	x.send(status, contentType, packed.Bytes())
}

// huge puts blanks into the reply, which stays good JSON, and never holds more
// of it than a few of them. It is over when the client leaves.
func huge(x *exchange) {
	status, envelope := x.perform()
	body := encode(envelope)
	x.w.Header().Set("Content-Type", contentType)
	x.w.WriteHeader(status)
	blanks := []byte(strings.Repeat(" ", 64<<10))
	_, err := x.w.Write(body[:1])
	for left := hugeReply - len(body); left > 0 && err == nil; left -= len(blanks) {
		_, err = x.w.Write(blanks[:min(left, len(blanks))])
	}
	if err == nil {
		_, _ = x.w.Write(body[1:]) // fails only if the client has left
	}
}
