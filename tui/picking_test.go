package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/internal/tuitest"
	"scantop/tui/picker"
)

// assetAVDS is a fakeAVDS that also has assets and asset tags.
type assetAVDS struct {
	fakeAVDS
	assets, tags []string
	unlisted     error
}

func (f *assetAVDS) DescribeAssets(_ context.Context, q client.AssetQuery) (*client.Listing[client.Asset], error) {
	l := &client.Listing[client.Asset]{}
	for _, name := range f.assets {
		if strings.Contains(name, q.Search) && (q.Status == "" || slices.Contains(q.Assets, name)) {
			l.Items = append(l.Items, client.Asset{Name: name, Type: "subdomain"})
		}
	}
	l.Total = len(l.Items)
	return l, f.unlisted
}

func (f *assetAVDS) DescribeUserTags(context.Context, client.TagQuery) (*client.Listing[client.Tag], error) {
	l := &client.Listing[client.Tag]{Total: len(f.tags)}
	for _, tag := range f.tags {
		l.Items = append(l.Items, client.Tag{Key: tag, AssetCount: 3})
	}
	return l, f.unlisted
}

// openPicking opens a form on an AVDS with assets.
func openPicking(t *testing.T, avds *assetAVDS, width, height int, change ...func(*Options)) *harness {
	t.Helper()
	h := openForm(t, &avds.fakeAVDS, width, height, change...)
	h.service.Lister, h.service.Creator = avds, avds
	return h
}

func TestPickedTargetsAreAddedToWhatIsTyped(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"f2", "ctrl+o"} {
		avds := &assetAVDS{assets: []string{"a.example.com", "b.example.com", "c.example.com"}}
		h := openPicking(t, avds, 120, 36)
		h.write("https://A.example.com/ x.example.org")
		h.press(key)
		h.see("Pick targets", "already added")
		h.press("space", "space", "down")
		if h.see("1 marked"); h.m.form.Sending() {
			t.Error("a launch is in progress")
		}
		h.press("enter")
		h.miss("Pick targets")
		want := "https://A.example.com/ x.example.org b.example.com"
		if got := typedIn(h.m.form, "Targets"); got != want || h.m.form.Focused() != "Targets" {
			t.Errorf("%s: the targets are %q, want %q", key, got, want)
		}
		h.see("3 targets")
		h.press(key, "up", "down", "down", "enter") // without a mark
		h.press("ctrl+s", "enter")
		if n := len(avds.specs); n != 1 || !slices.Equal(avds.specs[0].Targets,
			[]string{"a.example.com", "x.example.org", "b.example.com", "c.example.com"}) {
			t.Errorf("%s: %d launches: %+v", key, n, avds.specs)
		}
	}
}

func TestPickedTagsAreAddedToWhatIsTyped(t *testing.T) {
	t.Parallel()
	h := openPicking(t, &assetAVDS{tags: []string{"web", "db, old", "new"}}, 120, 36)
	h.replace("TargetAssetTags", "web")
	h.press("f2")
	h.see("Pick asset tags", "already added")
	h.press("down", "space", "space", "enter")
	if got := typedIn(h.m.form, "TargetAssetTags"); got != `web, "db, old", new` {
		t.Errorf("the tags are %q", got)
	}
}

func TestEscapeFromPickingChangesNothing(t *testing.T) {
	t.Parallel()
	h := openPicking(t, &assetAVDS{assets: []string{"a.example.com"}}, 120, 36)
	h.write("x.example.org")
	h.press("f2", "space")
	h.write("abc")
	h.press("esc")
	if got := typedIn(h.m.form, "Targets"); got != "x.example.org" || h.m.screens.Has(h.m.picker) {
		t.Errorf("the targets are %q", got)
	}
	h.press("esc")
	if h.m.screens.Has(h.m.form) {
		t.Error("the form does not close after picking")
	}
}

func TestPickingIsOfferedWhereItWorks(t *testing.T) {
	t.Parallel()
	h := openPicking(t, &assetAVDS{assets: []string{"a.example.com"}, tags: []string{"web"}}, 160, 36)
	for parameter, offered := range map[string]string{
		"Targets": "f2 pick targets", "TargetAssetTags": "f2 pick tags", "Name": "", "Qps": "", "StartDate": "",
	} {
		h.goTo(parameter)
		if got := h.footer(); strings.Contains(got, "f2") != (offered != "") || !strings.Contains(got, offered) {
			t.Errorf("%s: the footer is %q, want %q", parameter, got, offered)
		}
		if h.press("f2"); (h.m.screens.Has(h.m.picker)) != (offered != "") {
			t.Errorf("%s: f2 opens a picker: %v", parameter, offered == "")
		}
		if offered != "" {
			h.press("f1")
			h.see("Keys", "mark", "enter")
			h.press("esc", "esc", "f1")
			h.see("f2/ctrl+o", strings.TrimPrefix(offered, "f2 "))
			h.press("esc")
		}
	}
}

// After AVDS has said once that it does not list assets, the form looks as if it could not. r asks again.
func TestAnUnavailableListIsNoLongerOffered(t *testing.T) {
	t.Parallel()
	avds := &assetAVDS{unlisted: errUnlisted, tags: []string{"web"}}
	h := openPicking(t, avds, 160, 36)
	h.press("f2")
	h.see("Assets are not available (Forbidden.RAM). Press esc and type the targets.")
	h.press("esc")
	h.write("x.example.org")
	if got := h.footer(); strings.Contains(got, "f2") {
		t.Errorf("the footer is %q", got)
	}
	h.press("f2")
	if h.m.screens.Has(h.m.picker) || typedIn(h.m.form, "Targets") != "x.example.org" {
		t.Error("f2 does something, or typing no longer works")
	}
	h.goTo("TargetAssetTags")
	if got := h.footer(); !strings.Contains(got, "f2 pick tags") {
		t.Errorf("tags are not offered either: %q", got)
	}
	avds.unlisted = nil
	h.press("esc", "r", "n")
	h.goTo("Targets")
	if got := h.footer(); !strings.Contains(got, "f2 pick targets") {
		t.Errorf("after r the footer is %q", got)
	}
}

func TestALateReplyToAClosedPickerIsDropped(t *testing.T) {
	t.Parallel()
	h := openPicking(t, &assetAVDS{assets: []string{"a.example.com"}}, 120, 36)
	h.hold = true
	h.press("f2", "esc")
	h.press("f2")
	h.release()
	if h.see("Pick targets", "a.example.com"); !h.m.screens.Has(h.m.picker) {
		t.Error("the picker is closed")
	}
	h.hold = true
	h.press("esc", "f2", "esc")
	h.release()
	h.miss("Pick targets", "a.example.com")
}

func TestThePickerFollowsTheWindowAndTheTheme(t *testing.T) {
	t.Parallel()
	avds := &assetAVDS{}
	for i := range 60 {
		avds.assets = append(avds.assets, fmt.Sprintf("www%d.example.com", i))
	}
	h := openPicking(t, avds, 120, 36)
	h.press("f2")
	for _, size := range [][2]int{{80, 24}, {40, 10}, {200, 50}, {60, 12}} {
		h.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		tuitest.Fits(t, "picker", h.m.View().Content, size[0], size[1])
		h.see("Pick targets", "www0.example.com")
		h.press("f1")
		tuitest.Fits(t, "help", h.m.View().Content, size[0], size[1])
		h.press("esc")
	}
	if _, ok := h.m.front().(*picker.Picker); !ok {
		t.Errorf("in front is %T", h.m.front())
	}
}

func TestALightBackgroundReachesThePicker(t *testing.T) {
	t.Parallel()
	h := openPicking(t, &assetAVDS{assets: []string{"a.example.com"}}, 120, 36)
	h.press("f2")
	before := h.m.View().Content
	h.m.setBackground(false)
	if h.m.View().Content == before {
		t.Error("the colours stay as they were")
	}
}
