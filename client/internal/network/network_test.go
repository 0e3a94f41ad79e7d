package network

import (
	"errors"
	"fmt"
	"net"
	"testing"

	"scantop/client/reason"
)

func TestNetworkReasonOfLookups(t *testing.T) {
	t.Parallel()
	lookup := &net.DNSError{Err: "no such host", Name: "avds.example.com"}
	got := Reason(fmt.Errorf("Get https://avds.example.com/?Signature=x: %w", lookup))
	if want := reason.UnknownHost.About("avds.example.com"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Reason(&net.OpError{Op: "dial", Err: errors.New("network is unreachable")}); got != reason.NoConnection {
		t.Errorf("got %q", got)
	}
}
