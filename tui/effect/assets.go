package effect

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/safe"
)

// assetLister is implemented by a Lister that can list what a scan may be launched for, such as
// [client.Client].
type assetLister interface {
	DescribeAssets(context.Context, client.AssetQuery) (*client.Listing[client.Asset], error)
	DescribeUserTags(context.Context, client.TagQuery) (*client.Listing[client.Tag], error)
}

// CanListAssets reports whether the Lister can list assets and asset tags.
func (fx Effects) CanListAssets() bool {
	_, ok := fx.Lister.(assetLister)
	return ok
}

// AssetQuery asks for one page of the assets of the account, or of its asset tags.
type AssetQuery struct {
	Tags       bool   // asset tags instead of assets
	Search     string // as AVDS reads it: a domain, an IP address, a CIDR, or a part of a tag; "": everything
	Lang       string // en or zh
	Page, Size int    // page number from 1; entries per page
}

// Asset is an asset or an asset tag. Its texts have been cleaned by package safe.
type Asset struct {
	Name     string    // the domain, the IP address, or the tag
	Type     string    // of an asset, as AVDS names it: domain, ip or subdomain
	LastScan time.Time // of an asset; zero: never scanned
	Tagged   int       // how many assets have the tag
}

// AssetsMsg is the result of [Effects.ListAssets].
type AssetsMsg struct {
	To     *AssetQuery // the query of the request; a reply to any other query is late
	Assets []Asset
	First  int // place of the first entry in the whole list, from 0
	Total  int // entries in the whole list; -1: not known, and there may be more
	Err    error
}

// ListAssets returns a command that sends a query, and a function that cancels it. The command is nil if
// the Lister cannot list assets.
func (fx Effects) ListAssets(q *AssetQuery) (tea.Cmd, context.CancelFunc) {
	lister, ok := fx.Lister.(assetLister)
	if !ok {
		return nil, func() {}
	}
	ctx, cancel := context.WithCancel(fx.Ctx)
	paging := client.Paging{Page: q.Page, PageSize: q.Size}
	return func() tea.Msg {
		defer cancel()
		if q.Tags {
			l, err := lister.DescribeUserTags(ctx, client.TagQuery{Paging: paging, Search: q.Search, Lang: q.Lang})
			return assetsMsg(q, l, err, func(t client.Tag) Asset {
				return Asset{Name: safe.Entry(t.Key), Tagged: t.AssetCount}
			})
		}
		l, err := lister.DescribeAssets(ctx, client.AssetQuery{Paging: paging, Search: q.Search})
		return assetsMsg(q, l, err, func(a client.Asset) Asset {
			return Asset{Name: safe.Host(a.Name), Type: safe.Clean(a.Type), LastScan: a.LastScan}
		})
	}, cancel
}

func assetsMsg[T any](q *AssetQuery, l *client.Listing[T], err error, asset func(T) Asset) AssetsMsg {
	if err != nil {
		return AssetsMsg{To: q, Err: err}
	}
	msg := AssetsMsg{To: q}
	msg.First, msg.Total = place(q, len(l.Items), l.Size, l.Total)
	for _, item := range l.Items {
		msg.Assets = append(msg.Assets, asset(item))
	}
	return msg
}

// place returns where a page of n entries begins, and how many entries there are. A reply to
// DescribeUserTags may say neither: its total is then that of the page, which is too small for a later page.
func place(q *AssetQuery, n, size, total int) (first, all int) {
	if size <= 0 || size > q.Size {
		size = q.Size
	}
	if first = (q.Page - 1) * size; total > n && total >= first+n { // the reply says it
		return first, total
	}
	if first = (q.Page - 1) * q.Size; n == q.Size {
		return first, -1
	}
	return first, first + n // a page that is not full is the last one
}

// VerifiedMsg is the result of [Effects.VerifyAssets].
type VerifiedMsg struct {
	To       *AssetQuery     // the query that has listed the assets
	Verified map[string]bool // names of the verified assets; nil: not known
}

// maxAsked is the length, in bytes, of the longest list of names that a request may have. Requests that
// read are sent by GET, and gateways limit the length of a URL.
const maxAsked = 4 << 10

// VerifyAssets returns a command that asks which of the assets of a page are verified. A reply to
// DescribeAssets does not say so, but can be limited to verified assets. It returns nil if that cannot be
// asked.
func (fx Effects) VerifyAssets(page AssetsMsg) tea.Cmd {
	lister, ok := fx.Lister.(assetLister)
	names, length := make([]string, len(page.Assets)), 0
	for i, a := range page.Assets {
		names[i] = a.Name
		length += len(a.Name)
	}
	if !ok || len(names) == 0 || length > maxAsked {
		return nil
	}
	q := client.AssetQuery{
		Paging: client.Paging{Page: 1, PageSize: len(names)}, Assets: names, Status: "VerificationSuccess",
	}
	return func() tea.Msg {
		l, err := lister.DescribeAssets(fx.Ctx, q)
		if err != nil {
			return VerifiedMsg{To: page.To}
		}
		asked, verified := map[string]bool{}, map[string]bool{}
		for _, name := range names {
			asked[name] = true
		}
		for _, a := range l.Items {
			name := safe.Host(a.Name)
			if !asked[name] { // AVDS has ignored the names, so a missing one means nothing
				return VerifiedMsg{To: page.To}
			}
			verified[name] = true
		}
		return VerifiedMsg{To: page.To, Verified: verified}
	}
}
