package client_test

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/simulator"
	"scantop/client/testenv"
)

// The marked key pair. A text that contains any of these leaks a secret. The token has characters
// that a URL escapes.
const (
	markedID     = "LTAImarkedKeyId"
	markedSecret = "markedSecret/+=~*"
	markedToken  = "markedToken/+=~*=="
)

// finished is a scan that is over and has found three weaknesses.
var finished = simulator.Script{
	ID: "2019031816494923023", Name: "单次任务", Type: "vuln", Flow: "general", Targets: []string{"www.example.com"},
	Start: time.UnixMilli(1552898989230), Takes: time.Minute, Found: 3,
}

// The IDs that the simulator gives to the run of finished and to one of its findings.
const (
	finishedTask    = "754468000000"
	finishedFinding = "75446800000000001"
)

// fitsAll is a reply that every operation can read.
const fitsAll = `{"PageSize":20,"List":[],"TotalCount":0,"Id":1,"requestId":"1-7","data":"2018071010384940572"}`

// simulated starts a simulator with the given scans only.
func simulated(t testing.TB, scans ...simulator.Script) *simulator.Server {
	t.Helper()
	s, err := simulator.Start(simulator.Config{Seed: 1, Scans: append([]simulator.Script{}, scans...)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// clientOf returns a client with the key pair of s.
func clientOf(t testing.TB, s *simulator.Server, options ...client.Option) *client.Client {
	t.Helper()
	keys := client.WithStaticCredentials(s.AccessKeyID, s.AccessKeySecret, "")
	return connect(t, s.URL, append([]client.Option{keys}, options...)...)
}

// connect returns a client of an address, with the marked keys.
func connect(t testing.TB, address string, options ...client.Option) *client.Client {
	t.Helper()
	c, err := client.New(append([]client.Option{client.WithEndpoint(address), client.WithDirect(),
		client.WithStaticCredentials(markedID, markedSecret, markedToken)}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Short names for the services of testenv.
type service = testenv.Service

var serve, replying = testenv.Serve, testenv.Replying

// wired calls answer with the bare connection after it has read a whole request. It counts
// requests.
func wired(t testing.TB, answer func(c *net.TCPConn)) *service {
	t.Helper()
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		c, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		answer(c.(*net.TCPConn))
	})
}

// reset makes the following Close send a TCP reset.
func reset(c *net.TCPConn) { c.SetLinger(0) }

// hang sends no reply until the client disconnects.
func hang(_ http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body) // otherwise the server does not notice that the client disconnects
	<-r.Context().Done()
}

// unreachable returns a loopback address where no server listens. It does not use a released port,
// which another test might get.
func unreachable(t testing.TB) string {
	t.Helper()
	return "http://127.0.0.1:1"
}

// operation is a call whose result does not matter, only its error.
type operation struct {
	name string
	call func(context.Context, *client.Client) error
}

func operations() []operation {
	return []operation{
		{name: "DescribeScans", call: func(ctx context.Context, c *client.Client) error {
			_, err := c.DescribeScans(ctx, client.Query{})
			return err
		}},
		{name: "CreateScan", call: func(ctx context.Context, c *client.Client) error {
			_, err := c.CreateScan(ctx, goodSpec())
			return err
		}},
		{name: "DescribeScanSessions", call: func(ctx context.Context, c *client.Client) error {
			_, err := c.DescribeScanSessions(ctx, client.RunQuery{})
			return err
		}},
		{name: "DescribeAllVulnerabilities", call: func(ctx context.Context, c *client.Client) error {
			_, err := c.DescribeAllVulnerabilities(ctx, client.FindingQuery{})
			return err
		}},
		{name: "DescribeVulnerability", call: func(ctx context.Context, c *client.Client) error {
			_, err := c.DescribeVulnerability(ctx, finishedFinding, "en")
			return err
		}},
		{name: "GenerateVulReport", call: func(ctx context.Context, c *client.Client) error {
			return c.GenerateVulReport(ctx, client.ReportSpec{TaskIDs: []string{finishedTask}})
		}},
		{name: "DescribeUserTags", call: func(ctx context.Context, c *client.Client) error {
			_, err := c.DescribeUserTags(ctx, client.TagQuery{})
			return err
		}},
		{name: "DescribeAssets", call: func(ctx context.Context, c *client.Client) error {
			_, err := c.DescribeAssets(ctx, client.AssetQuery{})
			return err
		}},
	}
}

// goodSpec returns a valid scan.
func goodSpec() client.Spec {
	return client.Spec{
		Name: "单次任务 a+b*c~d", Type: client.TypeVuln, Flow: client.FlowGeneral, QPS: client.QPSNormal,
		Trigger: client.TriggerOnce, Start: time.UnixMilli(1552898972897), RuntimeStart: "00:00:00",
		RuntimeEnd: "08:00:00",
		Targets:    []string{"www.example.com"},
	}
}

// failureOf fails the test unless err is an *Error of the kind.
func failureOf(t testing.TB, err error, kind client.Kind) *client.Error {
	t.Helper()
	var failure *client.Error
	if !errors.As(err, &failure) {
		t.Fatalf("got %T %v, want an *Error", err, err)
	}
	if failure.Kind != kind {
		t.Fatalf("kind %d, want %d: %v", failure.Kind, kind, err)
	}
	return failure
}

func discardLog() *log.Logger { return log.New(io.Discard, "", 0) }
