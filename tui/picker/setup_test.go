package picker

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/internal/tuitest"
	"scantop/tui/text"
	"scantop/tui/view"
)

// fakeAVDS has assets and tags. Searches find a part of a name.
type fakeAVDS struct {
	effect.Lister
	names   []string
	silent  bool // replies do not say how many entries there are
	err     error
	queries []client.AssetQuery // for pages, not for verified assets
	tags    []client.TagQuery
}

func (f *fakeAVDS) page(search string, paging client.Paging) (names []string, first int) {
	for _, name := range f.names {
		if strings.Contains(name, search) {
			names = append(names, name)
		}
	}
	first = min((paging.Page-1)*paging.PageSize, len(names))
	return names, first
}

func (f *fakeAVDS) DescribeAssets(ctx context.Context, q client.AssetQuery) (*client.Listing[client.Asset], error) {
	l := &client.Listing[client.Asset]{}
	if q.Status != "" {
		for _, name := range q.Assets {
			if !strings.Contains(name, "new") {
				l.Items = append(l.Items, client.Asset{Name: name})
			}
		}
		return l, f.err
	}
	f.queries = append(f.queries, q)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	names, first := f.page(q.Search, q.Paging)
	for _, name := range names[first:min(first+q.PageSize, len(names))] {
		l.Items = append(l.Items, client.Asset{Name: name, Type: "subdomain", LastScan: tuitest.Noon})
	}
	l.Size, l.Total = q.PageSize, len(names)
	if f.silent {
		l.Size, l.Total = len(l.Items), len(l.Items)
	}
	return l, f.err
}

func (f *fakeAVDS) DescribeUserTags(_ context.Context, q client.TagQuery) (*client.Listing[client.Tag], error) {
	f.tags = append(f.tags, q)
	names, first := f.page(q.Search, q.Paging)
	l := &client.Listing[client.Tag]{}
	for i, name := range names[first:min(first+q.PageSize, len(names))] {
		l.Items = append(l.Items, client.Tag{Key: name, AssetCount: i + 7})
	}
	l.Size, l.Total = len(l.Items), len(l.Items)
	return l, f.err
}

// harness drives a picker without a terminal, a network or a real clock.
type harness struct {
	*Picker
	t      *testing.T
	timers []tea.Msg // ends of pauses that have not come
	hold   bool      // commands wait in held, as if the network were slow
	held   []tea.Cmd
}

func open(t *testing.T, avds *fakeAVDS, change ...func(*Config)) *harness {
	t.Helper()
	return openHeld(t, avds, false, change...)
}

func openHeld(t *testing.T, avds *fakeAVDS, hold bool, change ...func(*Config)) *harness {
	t.Helper()
	h := &harness{t: t, hold: hold}
	c := Config{
		Effects: effect.Effects{
			Ctx: t.Context(), Lister: avds,
			Clock: effect.Clock{
				Now:   func() time.Time { return tuitest.Noon },
				After: func(_ time.Duration, msg tea.Msg) tea.Cmd { h.timers = append(h.timers, msg); return nil },
			},
		},
		Text:    text.For("en"),
		Theme:   theme.New(theme.Variant{}),
		Has:     func(name string) bool { return strings.HasPrefix(name, "has") },
		Valid:   func(name string) bool { return !strings.ContainsAny(name, " ,") },
		Refused: func(string, *client.Error) {},
	}
	for _, f := range change {
		f(&c)
	}
	keys := keymap.New(c.Text)
	c.Keys, c.TextKeys = keys.Picker, keys.Text
	var cmd tea.Cmd
	h.Picker, cmd = New(c)
	h.SetSize(80, 22)
	h.run(cmd)
	return h
}

func withTags(c *Config) { c.Tags = true }

// run delivers what a command returns.
func (h *harness) run(cmd tea.Cmd) {
	switch {
	case cmd == nil:
	case h.hold:
		h.held = append(h.held, cmd)
	default:
		h.send(cmd())
	}
}

func (h *harness) send(msg tea.Msg) view.Nav {
	if msg == nil {
		return view.Nav{}
	}
	nav, cmd := h.Update(msg)
	h.run(cmd)
	return nav
}

// release delivers the replies that were held back.
func (h *harness) release() {
	held := h.held
	h.hold, h.held = false, nil
	for _, cmd := range held {
		h.run(cmd)
	}
}

// wait lets all pauses end.
func (h *harness) wait() {
	timers := h.timers
	h.timers = nil
	for _, msg := range timers {
		h.send(msg)
	}
}

func (h *harness) press(keys ...string) (nav view.Nav) {
	h.t.Helper()
	for _, k := range keys {
		nav = h.send(tuitest.Press(k))
	}
	return nav
}

func (h *harness) write(s string) {
	for _, r := range s {
		h.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func (h *harness) screen() string { return tuitest.Plain(h.View()) }

func (h *harness) see(texts ...string) {
	h.t.Helper()
	for _, s := range texts {
		if !strings.Contains(h.screen(), s) {
			h.t.Errorf("the screen does not show %q:\n%s", s, h.screen())
		}
	}
}

func (h *harness) miss(texts ...string) {
	h.t.Helper()
	for _, s := range texts {
		if strings.Contains(h.screen(), s) {
			h.t.Errorf("the screen shows %q:\n%s", s, h.screen())
		}
	}
}

// hosts returns n names.
func hosts(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("www%03d.example.com", i)
	}
	return names
}
