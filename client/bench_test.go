package client_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"

	"scantop/client"
)

// BenchmarkDescribeScans measures one refresh of a page of 20: signing, sending on a kept
// connection, reading and decoding.
func BenchmarkDescribeScans(b *testing.B) {
	var reply struct {
		Data struct {
			PageSize int
			List     []map[string]any
		} `json:"data"`
	}
	if err := json.Unmarshal([]byte(fullReply), &reply); err != nil {
		b.Fatal(err)
	}
	first := reply.Data.List[0]
	reply.Data.List = nil
	for i := range 20 {
		scan := map[string]any{}
		maps.Copy(scan, first)
		scan["ScanId"], scan["Name"] = fmt.Sprintf("20180710101711274%02d", i), fmt.Sprintf("扫描任务 %d", i)
		reply.Data.List = append(reply.Data.List, scan)
	}
	body, err := json.Marshal(reply)
	if err != nil {
		b.Fatal(err)
	}
	c := connect(b, replying(b, 200, string(body)).URL)
	b.ReportAllocs()
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		page, err := c.DescribeScans(b.Context(), client.Query{Page: 1, PageSize: 20})
		if err != nil || len(page.Scans) != 20 {
			b.Fatal(err)
		}
	}
}
