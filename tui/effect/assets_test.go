package effect

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"scantop/client"
)

// fakeAssets is an AVDS with assets and tags.
type fakeAssets struct {
	fakeAVDS
	assets  client.Listing[client.Asset]
	tags    client.Listing[client.Tag]
	asked   []client.AssetQuery
	askedOf []client.TagQuery
	fails   error
}

func (f *fakeAssets) DescribeAssets(ctx context.Context, q client.AssetQuery) (*client.Listing[client.Asset], error) {
	f.asked = append(f.asked, q)
	return &f.assets, errors.Join(f.fails, ctx.Err())
}

func (f *fakeAssets) DescribeUserTags(ctx context.Context, q client.TagQuery) (*client.Listing[client.Tag], error) {
	f.askedOf = append(f.askedOf, q)
	return &f.tags, errors.Join(f.fails, ctx.Err())
}

func assetEffects(t *testing.T, f *fakeAssets) Effects {
	t.Helper()
	fx := effects(t, &f.fakeAVDS)
	fx.Lister = f
	return fx
}

func TestAListerWithoutAssetsIsNotAsked(t *testing.T) {
	t.Parallel()
	fx := effects(t, &fakeAVDS{})
	q := &AssetQuery{Page: 1, Size: 50}
	list, cancel := fx.ListAssets(q)
	cancel()
	verify := fx.VerifyAssets(AssetsMsg{To: q, Assets: []Asset{{Name: "a.com"}}})
	if fx.CanListAssets() || list != nil || verify != nil {
		t.Error("assets are asked for")
	}
}

func TestAssetsAreListedAndCleaned(t *testing.T) {
	t.Parallel()
	f := &fakeAssets{assets: client.Listing[client.Asset]{
		Items: []client.Asset{{Name: "a\x1b[2J.com", Type: "do\nmain", LastScan: noon}}, Total: 51, Size: 50,
	}, tags: client.Listing[client.Tag]{Items: []client.Tag{{Key: "web\x07", AssetCount: 3}}, Total: 1}}
	fx := assetEffects(t, f)
	q := &AssetQuery{Search: "a", Page: 2, Size: 50}
	list, _ := fx.ListAssets(q)
	msg := list().(AssetsMsg)
	want := Asset{Name: "a[2J.com\ufffd", Type: "do main", LastScan: noon}
	if !slices.Equal(msg.Assets, []Asset{want}) || msg.To != q || msg.First != 50 || msg.Total != 51 || msg.Err != nil {
		t.Errorf("the assets are %+v", msg)
	}
	if got := fmt.Sprintf("%+v", f.asked[0]); got != fmt.Sprintf("%+v", client.AssetQuery{
		Paging: client.Paging{Page: 2, PageSize: 50}, Search: "a",
	}) {
		t.Errorf("the request is %s", got)
	}
	list, _ = fx.ListAssets(&AssetQuery{Tags: true, Search: "w", Lang: "zh", Page: 1, Size: 50})
	if got := list().(AssetsMsg).Assets; !slices.Equal(got, []Asset{{Name: "web\ufffd", Tagged: 3}}) {
		t.Errorf("the tags are %+v", got)
	}
	if got := f.askedOf[0]; got.Search != "w" || got.Lang != "zh" || got.Page != 1 || got.PageSize != 50 {
		t.Errorf("the request is %+v", got)
	}
}

func TestACancelledOrRejectedListHasNoAssets(t *testing.T) {
	t.Parallel()
	f := &fakeAssets{}
	fx := assetEffects(t, f)
	list, cancel := fx.ListAssets(&AssetQuery{Page: 1, Size: 50})
	cancel()
	if msg := list().(AssetsMsg); !errors.Is(msg.Err, context.Canceled) {
		t.Errorf("a cancelled request returns %+v", msg)
	}
	f.fails = &client.Error{Kind: client.KindPermission}
	list, _ = fx.ListAssets(&AssetQuery{Page: 1, Size: 50})
	if msg := list().(AssetsMsg); !errors.Is(msg.Err, f.fails) || msg.Assets != nil {
		t.Errorf("a rejected request returns %+v", msg)
	}
}

func TestThePlaceOfAPage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		page, n, size, total int
		first, all           int
	}{
		{1, 50, 50, 128, 0, 128}, {2, 50, 50, 128, 50, 128}, {3, 28, 50, 128, 100, 128},
		{2, 20, 20, 128, 20, 128},                                      // a service with smaller pages
		{1, 7, 7, 7, 0, 7}, {1, 0, 0, 0, 0, 0}, {1, 50, 50, 50, 0, -1}, // a list without paging, or of one page
		{2, 50, 50, 50, 50, -1}, {2, 9, 9, 9, 50, 59}, {2, 0, 0, 0, 50, 50}, {1, 70, 70, 70, 0, 70},
	} {
		first, all := place(&AssetQuery{Page: c.page, Size: 50}, c.n, c.size, c.total)
		if first != c.first || all != c.all {
			t.Errorf("%+v: begins at %d of %d", c, first, all)
		}
	}
}

func TestVerifiedAssetsAreAskedForByName(t *testing.T) {
	t.Parallel()
	page := AssetsMsg{To: &AssetQuery{}, Assets: []Asset{{Name: "a.com"}, {Name: "b.com"}}}
	for _, c := range []struct {
		what  string
		reply []client.Asset
		err   error
		want  map[string]bool
	}{
		{"one", []client.Asset{{Name: "b.com"}}, nil, map[string]bool{"b.com": true}},
		{"none", nil, nil, map[string]bool{}},
		{"names are ignored", []client.Asset{{Name: "b.com"}, {Name: "c.com"}}, nil, nil},
		{"rejected", nil, errors.New("no"), nil},
	} {
		f := &fakeAssets{assets: client.Listing[client.Asset]{Items: c.reply}, fails: c.err}
		msg := assetEffects(t, f).VerifyAssets(page)().(VerifiedMsg)
		if !maps.Equal(msg.Verified, c.want) || (msg.Verified == nil) != (c.want == nil) || msg.To != page.To {
			t.Errorf("%s: %v, want %v", c.what, msg.Verified, c.want)
		}
		q := f.asked[0]
		if q.Status != "VerificationSuccess" || !slices.Equal(q.Assets, []string{"a.com", "b.com"}) || q.PageSize != 2 {
			t.Errorf("%s: the request is %+v", c.what, q)
		}
	}
	fx := assetEffects(t, &fakeAssets{})
	page.Assets[0].Name = strings.Repeat("x", maxAsked)
	if fx.VerifyAssets(page) != nil || fx.VerifyAssets(AssetsMsg{}) != nil {
		t.Error("asked for names that are too long for a URL, or for none")
	}
}
