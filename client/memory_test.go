package client_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"

	"scantop/client"
)

// Each body is a mebibyte of what costs most memory. The client reads at most eight, and four of
// XML. The test counts all allocations of the process, so it is not parallel.
func TestMemoryIsBounded(t *testing.T) {
	fill := func(piece string) string { return strings.Repeat(piece, 1<<20/len(piece)) }
	for name, body := range map[string]string{
		"empty scans": `{"data":{"PageSize":20,"List":[` + fill(`{},`) + `{}]}}`,
		"scans":       `{"data":{"PageSize":20,"List":[` + fill(`{"ScanId":"1"},`) + `{}]}}`,
		"targets":     `{"data":{"PageSize":20,"List":[{"ScanId":"1","Targets":[` + fill(`1,`) + `1]}]}}`,
		"targets of many": `{"data":{"PageSize":20,"List":[` +
			fill(`{"ScanId":"1","Targets":[`+strings.Repeat(`1,`, 2000)+`1]},`) + `{}]}}`,
		"nested":         `{"data":{"PageSize":20,"List":` + fill(`[`) + `}}`,
		"wrapped":        `{"data":{"PageSize":20,"List":` + strings.Repeat(`{"a":`, 9000) + fill(` `),
		"members":        `{"data":{"PageSize":20,"List":{` + fill(`"a":1,`) + `"b":1}}}`,
		"a long message": `{"Code":"` + fill(`x`) + `"}`,
		"elements":       `<a>` + fill(`<b/>`) + `</a>`,
		"deep elements":  fill(`<a>`),
		"attributes":     `<a ` + fill(`b="" `) + `/>`,
		"a long name":    `<` + fill(`a`) + `/>`,
	} {
		s := replying(t, 200, body)
		c := connect(t, s.URL)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		c.DescribeScans(t.Context(), client.Query{}) //nolint:errcheck // success and failure are both fine here
		runtime.ReadMemStats(&after)
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 100 {
			t.Errorf("%s: %d MiB were allocated", name, used)
		}
	}
}

// A refresh comes every second, and what it leaves behind has to be collected. So a page with long names
// costs a few copies of its bytes more than one with short names. The test counts all allocations of the
// process, so it is not parallel.
func TestLongNamesAreSeldomCopied(t *testing.T) {
	reply := func(name string) string {
		entry := `{"ScanId":"1","Name":"` + name + `","Targets":["a.com"]}`
		return `{"code":"200","data":{"PageSize":20,"List":[` + strings.Repeat(entry+",", 19) + entry + `]}}`
	}
	used := func(body string) uint64 {
		c := connect(t, unreachable(t),
			client.WithTransport(func(http.RoundTripper) http.RoundTripper { return canned(body) }))
		const calls = 20
		var before, after runtime.MemStats
		for i := range calls + 1 {
			if i == 1 { // the first call sets up what all others use
				runtime.ReadMemStats(&before)
			}
			page, err := c.DescribeScans(t.Context(), client.Query{})
			if err != nil || len(page.Scans) != 20 {
				t.Fatal(page, err)
			}
		}
		runtime.ReadMemStats(&after)
		return (after.TotalAlloc - before.TotalAlloc) / calls
	}
	short, long := reply("n"), reply(strings.Repeat("n", 5000))
	copies := (float64(used(long)) - float64(used(short))) / float64(len(long)-len(short))
	t.Logf("%.1f copies", copies)
	if copies > 2 {
		t.Errorf("each byte of a long name is copied %.1f times", copies)
	}
}

// A list of targets that no scan has is cut, and the scan is still shown.
func TestEndlessTargetsAreCutOff(t *testing.T) {
	t.Parallel()
	page := listed(t, `{"List":[{"ScanId":"1","Targets":[`+strings.Repeat(`1,`, 20_000)+`1],"Name":"n"}]}`)
	if n := len(page.Scans[0].Targets); n != 10_000 || page.Scans[0].Name != "n" {
		t.Errorf("%d targets of %q", n, page.Scans[0].Name)
	}
}

// The SDK disables compression, which shrinks a page of scans to a tenth.
func TestRepliesMayBeCompressed(t *testing.T) {
	t.Parallel()
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept-Encoding") != "gzip" {
			t.Errorf("asked for %q", r.Header.Get("Accept-Encoding"))
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		io.WriteString(z, sampleReply)
	})
	page, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
	if err != nil || len(page.Scans) != 3 {
		t.Errorf("got %+v, %v", page, err)
	}
}
