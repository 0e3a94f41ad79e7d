package client

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// Listing is one page of what an operation lists, with the numbers
// of the reply.
type Listing[T any] struct {
	Items     []T
	Number    int    // CurrentPage or PageNumber, from 1
	Size      int    // PageSize, items per page
	Pages     int    // PageCount, computed from Total and Size if the reply does not have it
	Total     int    // TotalCount, items that match the query; if the reply does not have it, the entries of this page
	RequestID string // RequestId

	Unread    int  // entries of this page that cannot be read
	Uncounted bool // the reply has no TotalCount of 0 or more, so there may be more items than Total
}

// Paging chooses a page. Zero fields are left out of the request, so that the
// defaults of AVDS apply.
type Paging struct {
	Page     int    // CurrentPage, from 1
	PageSize int    // PageSize
	SourceIP string // SourceIp: the caller's IP address (optional)
}

// wireRow reads one entry of a list into a T.
type wireRow[T any] interface {
	// item returns the entry as a T, or false if the entry lacks too many fields.
	item(raw string) (T, bool)
}

// wireListing is a [Listing] that is read from entries of type W.
type wireListing[T any, W wireRow[T]] struct{ listing Listing[T] }

// read reads the page from the member "data", as in the samples of AVDS,
// or from the top level, as in its parameter tables. DescribeUserTags
// sends a list without paging, which is then the only page.
func (r *wireListing[T, W]) read(e envelope, reply string) error {
	var body struct {
		RequestID, CurrentPage, PageNumber, PageSize, PageCount, Count, TotalCount, List value
	}
	decode(payload(reply, e), &body)
	total := body.TotalCount
	counted := total.number() >= 0
	items, unread, isList, err := rows[T, W](body.List)
	if err != nil {
		return err
	}
	if !isList && (!counted || total.count() > 0 && body.CurrentPage.count() <= 1 && body.PageNumber.count() <= 1) {
		return errors.New("no list in the reply")
	}
	l := Listing[T]{
		Items:     items,
		Number:    max(body.CurrentPage.count(), body.PageNumber.count(), 1),
		Size:      body.PageSize.count(),
		Pages:     body.PageCount.count(),
		Total:     total.count(),
		RequestID: body.RequestID.text(),
		Unread:    unread,
		Uncounted: !counted,
	}
	if l.RequestID == "" {
		l.RequestID = e.RequestID.text()
	}
	if !counted {
		l.Total = max(len(items)+unread, body.Count.count())
	}
	if l.Size == 0 {
		l.Size = len(items)
	}
	if l.Size > 0 && l.Pages == 0 {
		l.Pages = (l.Total + l.Size - 1) / l.Size
	}
	r.listing = l
	return nil
}

// maxScans is how many entries of a List are accepted, far more than the 100 of the largest page. It
// limits memory: an empty object of two bytes becomes a scan of hundreds of bytes.
const maxScans = 1000

// rows reads the entries of a list in any of the forms of entries. An entry that
// is not a T is left out and counted as unread, so that it does not hide the others.
// If no entry can be read, rows returns an error.
func rows[T any, W wireRow[T]](list value) (items []T, unread int, isList bool, err error) {
	items = []T{}
	seen := 0
	var row, empty W
	isList = entries(string(list), func(entry string) bool {
		if entry[0] == '{' {
			row = empty
			decode(entry, &row)
			if item, ok := row.item(entry); ok {
				items = append(items, item)
			}
		}
		seen++
		return seen <= maxScans
	})
	switch {
	case seen > maxScans:
		return nil, 0, true, errors.New("more entries than a page can have")
	case seen > 0 && len(items) == 0:
		return nil, 0, true, errors.New("nothing in the list can be read")
	}
	return items, seen - len(items), isList, nil
}

// list sends a request that may be repeated and returns the requested page.
func list[W wireRow[T], T any](ctx context.Context, c *Client, request requests.AcsRequest) (*Listing[T], error) {
	response := &wireListing[T, W]{}
	if err := c.do(ctx, c.reads, request, response); err != nil {
		return nil, err
	}
	return &response.listing, nil
}

// rpc returns the start of a request for an operation. It is sent by GET.
func rpc(action string) *requests.RpcRequest {
	r := &requests.RpcRequest{}
	r.InitWithApiInfo(product, apiVersion, action, "", "")
	r.Method = http.MethodGet
	return r
}

// nested returns the JSON object in v, also if v is a string that contains the
// object. Otherwise it returns "".
func nested(v value) string {
	b := strings.TrimSpace(string(v))
	if s := strings.TrimSpace(v.text()); strings.HasPrefix(s, "{") && valid(s) {
		b = s
	}
	if !strings.HasPrefix(b, "{") {
		return ""
	}
	return b
}
