package simulator_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"scantop/client/simulator"
)

// clock is a clock that advances only by advance.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

// newClock returns a clock at noon in UTC+8 of a fixed day.
func newClock() *clock {
	return &clock{now: time.Date(2026, 11, 20, 4, 0, 0, 0, time.UTC)}
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func start(t *testing.T, config simulator.Config) *simulator.Server {
	t.Helper()
	s, err := simulator.Start(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func epoch(t time.Time) string { return strconv.FormatInt(t.UnixMilli(), 10) }

// params are the parameters of one operation.
type params map[string]string

// with returns a copy of p with pairs of names and values set. An empty value removes the name.
func (p params) with(pairs ...string) params {
	p = maps.Clone(p)
	for i := 0; i < len(pairs); i += 2 {
		p[pairs[i]] = pairs[i+1]
		if pairs[i+1] == "" {
			delete(p, pairs[i])
		}
	}
	return p
}

// reply is a reply of any kind.
type reply struct {
	Status  int // HTTP status
	Header  http.Header
	Body    string
	Code    any
	Message string
	Success bool
	Data    json.RawMessage
}

// wantRejected checks that a reply is a rejection by the gateway.
func wantRejected(t *testing.T, a reply, status int, code, inMessage string) {
	t.Helper()
	if a.Status != status || a.Code != code || !strings.Contains(a.Message, inMessage) {
		t.Errorf("got %d %v %q, want %d %s with %q", a.Status, a.Code, a.Message, status, code, inMessage)
	}
}

// scan is an entry of a list, as a client reads it.
type scan struct {
	ScanID          string `json:"ScanId"`
	Name            string
	Status          string
	ScanType        string
	JobStatistics   string
	CronActive      string
	RunPercent      *float64
	Targets         []string
	TargetsOriginal []string
	StartDate       int64
	EndDate         int64
	NextRunDate     int64
	LastSheduleDate int64
	ReportURL       string `json:"ReportUrl"`
	RefJobID        string `json:"RefJobId"`
	RuntimeStart    string
	RuntimeEnd      string
	Period          string
	Interval        int
	ScanAll         int
}

// page is the data of DescribeScans.
type page struct {
	PageCount, Count, TotalCount, PageSize, CurrentPage int
	List                                                []scan
}

func describe(t *testing.T, s *simulator.Server, p params) page {
	t.Helper()
	a := call(t, s, http.MethodGet, "DescribeScans", p)
	if a.Status != http.StatusOK || a.Code != 200.0 || !a.Success {
		t.Fatalf("DescribeScans %v: %d %s", p, a.Status, a.Body)
	}
	var got page
	if err := json.Unmarshal(a.Data, &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// look returns the scan with an ID.
func look(t *testing.T, s *simulator.Server, id string) scan {
	t.Helper()
	found := describe(t, s, params{"ScanId": id})
	if len(found.List) != 1 {
		t.Fatalf("scan %s: found %d", id, len(found.List))
	}
	return found.List[0]
}

// good returns the parameters of a valid CreateScan.
func good(now time.Time) params {
	return params{
		"FlowName": "general", "Name": "单次任务 a+b*c~d", "Qps": "32", "RuntimeStart": "00:00:00",
		"RuntimeEnd": "08:00:00", "ScanType": "vuln", "StartDate": epoch(now), "TriggerType": "date",
		"Targets.1": "www.example.com", "Targets.2": "192.0.2.7",
	}
}

func create(t *testing.T, s *simulator.Server, p params) string {
	t.Helper()
	a := call(t, s, http.MethodPost, "CreateScan", p)
	var data struct{ Data string }
	if err := json.Unmarshal(a.Data, &data); err != nil || a.Status != http.StatusOK || !a.Success {
		t.Fatalf("CreateScan: %d %s", a.Status, a.Body)
	}
	return data.Data
}
