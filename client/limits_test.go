package client_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"scantop/client"
)

// maxBody is the largest body of a reply that the client reads, in bytes.
const maxBody = 8 << 20

// The SDK reads a body of any size into memory. The client must read no more than its limit;
// sockets buffer some more.
func TestEndlessBodyIsCutOff(t *testing.T) {
	t.Parallel()
	const sockets = 16 << 20
	var written atomic.Int64
	done := make(chan struct{})
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		defer close(done)
		chunk := []byte(strings.Repeat("x", 64<<10))
		io.WriteString(w, `{"requestId":"`)
		for written.Load() < 1<<30 {
			n, err := w.Write(chunk)
			if written.Add(int64(n)); err != nil {
				return
			}
		}
	})
	_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindDecode)
	<-done
	if n := written.Load(); n > maxBody+sockets {
		t.Errorf("%d MiB were read", n>>20)
	}
}

// A small compressed body may expand without end. It is a gzip of many members, of which only the
// first two are compressed here.
func TestCompressedBodyIsCutOff(t *testing.T) {
	t.Parallel()
	blank := strings.Repeat(" ", 1<<20)
	first, more := zipped(t, `{"PageSize":20}`), zipped(t, blank)
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(slices.Concat(first, bytes.Repeat(more, maxBody/len(blank))))
	})
	_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindDecode)
}

// zipped returns a text compressed with gzip.
func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, text)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBodyLimitIsExact(t *testing.T) {
	t.Parallel()
	body := `{"PageSize":20}`
	body += strings.Repeat(" ", maxBody-len(body))
	if _, err := connect(t, replying(t, 200, body).URL).DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Error(err)
	}
	_, err := connect(t, replying(t, 200, body+" ").URL).DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindDecode)
}

// The SDK accepts no context. Without one, these calls would last until the client's own time-out.
func TestCallEndsWithItsContext(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		t.Run(op.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				cancel()
				hang(w, r)
			})
			started := time.Now()
			err := op.call(ctx, connect(t, s.URL))
			failureOf(t, err, client.KindCancelled)
			if !errors.Is(err, context.Canceled) || time.Since(started) > 10*time.Second {
				t.Errorf("%v after %v", err, time.Since(started))
			}
			err = op.call(ctx, connect(t, s.URL))
			failureOf(t, err, client.KindCancelled)
			if s.Hits.Load() != 1 {
				t.Error("a call was sent after its context had ended")
			}
		})
	}
}

// A whole call ends in time, whether the server sends nothing or half a reply.
func TestCallEndsInTime(t *testing.T) {
	t.Parallel()
	half := func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `{"PageSize"`)
		w.(http.Flusher).Flush()
		hang(w, r)
	}
	drip := func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		drops := time.NewTicker(time.Millisecond)
		defer drops.Stop()
		for r.Context().Err() == nil {
			<-drops.C
			io.WriteString(w, " ")
			w.(http.Flusher).Flush()
		}
	}
	addresses := map[string]string{
		"nothing": serve(t, hang).URL, "half": serve(t, half).URL, "drops": serve(t, drip).URL,
		"no answer to a handshake": strings.Replace(silent(t), "http:", "https:", 1),
	}
	for name, address := range addresses {
		for _, op := range operations() {
			t.Run(name+" "+op.name, func(t *testing.T) {
				t.Parallel()
				started := time.Now()
				err := op.call(t.Context(), connect(t, address, client.WithTimeout(100*time.Millisecond)))
				failureOf(t, err, client.KindTimeout)
				if took := time.Since(started); !errors.Is(err, context.DeadlineExceeded) || took > 10*time.Second {
					t.Errorf("%v after %v", err, took)
				}
			})
		}
	}
}

// silent returns an address that accepts connections and sends nothing.
func silent(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return "http://" + l.Addr().String()
}

// Long texts of a server are cut before they reach a log or a screen. Names have a lower limit than
// messages, and no secret is cut into a part that remains.
func TestMessagesOfTheServerAreCut(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("支", 100_000)
	for name, body := range map[string]string{
		"long": `{"Code":"Odd` + long + `","Message":"say ` + long + `","RequestId":"R-1` + long + `"}`,
		"200":  `{"success":false,"Code":"Odd` + long + `","Message":"say ` + long + `","RequestId":"R-1` + long + `"}`,
		"secret": `{"Code":"Odd","Message":"say ` + strings.Repeat("x", 4096-10-len("say ")) +
			markedSecret + long + `","RequestId":"R-1"}`,
		"XML": `<Error><Code>Odd` + long + `</Code><Message>say ` + long + `</Message>` +
			`<RequestId>R-1` + long + `</RequestId></Error>`,
	} {
		status := 400
		if name == "200" {
			status = 200
		}
		var seen client.Call
		c := connect(t, replying(t, status, body).URL, client.WithObserver(func(call client.Call) { seen = call }))
		_, err := c.DescribeScans(t.Context(), client.Query{})
		failure := failureOf(t, err, client.KindOther)
		wantNoSecret(t, err, markedSecret[:6])
		if n := len(failure.Message); n > 4096 || n < 4090 || !strings.HasPrefix(failure.Message, "say ") ||
			!strings.HasSuffix(failure.Message, "…") {
			t.Errorf("%s: %d bytes: %.20s", name, n, failure.Message)
		}
		if len(failure.Code) > 256 || len(failure.RequestID) > 256 || seen.RequestID != failure.RequestID ||
			!utf8.ValidString(err.Error()) {
			t.Errorf("%s: a code of %d bytes, a RequestId of %d", name, len(failure.Code), len(failure.RequestID))
		}
	}
}

// A text that fits is not cut.
func TestMessagesThatFitAreWhole(t *testing.T) {
	t.Parallel()
	whole := strings.Repeat("x", 4096)
	s := replying(t, 400, `{"Code":"Odd","Message":"`+whole+`"}`)
	_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
	if failureOf(t, err, client.KindOther).Message != whole {
		t.Error("a message of 4 KiB was cut")
	}
}
