package client_test

import (
	"testing"

	"scantop/client"
)

// A page tells how far its own numbers can be trusted, because a gate must know whether it saw everything.
func TestPagesTellWhatIsMissing(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		data                 string
		items, total, unread int
		uncounted            bool
	}{
		{`{"TotalCount":2,"List":[{"Id":1},{"Id":2}]}`, 2, 2, 0, false},
		{`{"TotalCount":0,"List":null}`, 0, 0, 0, false},
		{`{"List":[{"Id":1},{"Severity":3}]}`, 1, 2, 1, true},
		{`{"TotalCount":1,"List":[{"Id":1},{"Severity":3}]}`, 1, 1, 1, false},
		{`{"TotalCount":-1,"List":[{"Id":1}]}`, 1, 1, 0, true},
		{`{"TotalCount":"many","List":[{"Id":1}]}`, 1, 1, 0, true},
		{`{"TotalCount":{},"Count":5,"List":[]}`, 0, 5, 0, true},
	} {
		c := connect(t, replying(t, 200, `{"code":200,"success":true,"data":`+tt.data+`}`).URL)
		page, err := c.DescribeAllVulnerabilities(t.Context(), client.FindingQuery{})
		if err != nil {
			t.Errorf("%s: %v", tt.data, err)
			continue
		}
		if len(page.Items) != tt.items || page.Total != tt.total || page.Unread != tt.unread ||
			page.Uncounted != tt.uncounted {
			t.Errorf("%s: got %+v", tt.data, page)
		}
	}
	for _, data := range []string{
		`{"TotalCount":-5,"List":null}`, `{"TotalCount":"many"}`, `{"TotalCount":1,"List":null}`, `{"PageCount":3}`,
	} {
		c := connect(t, replying(t, 200, `{"code":200,"success":true,"data":`+data+`}`).URL)
		if page, err := c.DescribeAllVulnerabilities(t.Context(), client.FindingQuery{}); err == nil {
			t.Errorf("%s: got %+v", data, page)
		}
	}
}
