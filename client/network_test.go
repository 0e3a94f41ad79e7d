package client_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/reason"
)

// A user who confuses http and https learns it, in both directions.
func TestConfusedHTTPAndHTTPS(t *testing.T) {
	t.Parallel()
	secure := httptest.NewUnstartedServer(nil)
	secure.Config.ErrorLog = discardLog()
	secure.StartTLS()
	t.Cleanup(secure.Close)
	greeting := listening(t, func(c net.Conn) { io.WriteString(c, "SSH-2.0-x\r\n"); io.Copy(io.Discard, c) })
	alert := listening(t, func(c net.Conn) {
		if r, err := http.ReadRequest(bufio.NewReader(c)); err == nil {
			io.Copy(io.Discard, r.Body)
		}
		io.WriteString(c, "\x15\x03\x01\x00\x02\x02F")
	})
	page := func(words string) string {
		return replying(t, 400, "<html><h1>400 Bad Request</h1>"+words+"</html>").URL
	}
	for address, want := range map[string]reason.Reason{
		strings.Replace(replying(t, 200, `{}`).URL, "http:", "https:", 1): reason.SpeaksHTTP,
		"https://" + greeting:                                    reason.NotTLS,
		strings.Replace(secure.URL, "https:", "http:", 1):        reason.SpeaksHTTPS,
		"http://" + alert:                                        reason.SpeaksHTTPS,
		page("The plain HTTP request was sent to HTTPS port"):    reason.SpeaksHTTPS,
		page("Instead use the HTTPS scheme to access this URL."): reason.SpeaksHTTPS,
	} {
		for _, op := range operations() {
			err := op.call(t.Context(), connect(t, address))
			failure := failureOf(t, err, client.KindNetwork)
			if failure.Reason != want {
				t.Errorf("%s %s: got %q, want %q", op.name, address, failure.Reason, want)
			}
		}
	}
	// A rejection that only mentions HTTPS does not count.
	s := replying(t, 400, `{"Code":"Odd","Message":"HTTPS"}`)
	_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
	failureOf(t, err, client.KindOther)
}

// listening serves bare connections and returns the address.
func listening(t *testing.T, answer func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				answer(c)
			}()
		}
	}()
	return l.Addr().String()
}

// A link-local address needs the network interface of the link.
func TestZonesOfAddresses(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]reason.Reason{
		"[fe80::1%25nosuch0]": reason.NoInterface.About("nosuch0"),
		"[fe80::1]":           reason.NeedsInterface,
	} {
		c, err := client.New(client.WithEndpoint("http://"+host+":80"), client.WithPlainHTTP(), client.WithDirect(),
			client.WithStaticCredentials(markedID, markedSecret, ""))
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.DescribeScans(t.Context(), client.Query{})
		if failure := failureOf(t, err, client.KindNetwork); failure.Reason != want {
			t.Errorf("%s: got %q, want %q", host, failure.Reason, want)
		}
	}
	for _, host := range []string{"192.0.2.1%25eth0", "avds.example.com%25eth0", "[192.0.2.1%25eth0]"} {
		if _, err := client.New(client.WithEndpoint("https://" + host)); err == nil {
			t.Errorf("%s is taken for a host", host)
		}
	}
}

// A correct zone does no harm.
func TestZoneOnLoopback(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp6", "[::1]:0")
	if err != nil {
		t.Skip("no IPv6 here")
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `{"PageSize":20}`)
	}))
	server.Listener.Close()
	server.Listener = l
	server.Start()
	t.Cleanup(server.Close)
	zone := "1"
	if all, err := net.Interfaces(); err == nil && len(all) > 0 {
		zone = all[0].Name
	}
	address := fmt.Sprintf("http://[::1%%25%s]:%d", zone, l.Addr().(*net.TCPAddr).Port)
	if _, err := connect(t, address).DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Error(err)
	}
}

// A reply with status 101 returns the bare connection, where a read never times out.
func TestSwitchingProtocolsIsAFailure(t *testing.T) {
	t.Parallel()
	s := wired(t, func(c *net.TCPConn) {
		fmt.Fprint(c, "HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n")
		<-t.Context().Done()
	})
	c := connect(t, s.URL)
	ended := make(chan error, 2)
	go func() {
		_, err := c.CreateScan(t.Context(), client.Spec{})
		ended <- err
		_, err = c.DescribeScans(t.Context(), client.Query{})
		ended <- err
	}()
	for _, action := range []string{"CreateScan", "DescribeScans"} {
		select {
		case err := <-ended:
			if failure := failureOf(t, err, client.KindOther); !failure.MayHaveTakenEffect ||
				failure.Reason != reason.BareStatus.About("101") {
				t.Errorf("%s: %+v", action, failure)
			}
		case <-time.After(time.Minute):
			t.Fatalf("%s does not end", action)
		}
	}
}
