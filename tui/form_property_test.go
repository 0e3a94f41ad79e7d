package tui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/client/simulator"
	"scantop/tui/form"
	"scantop/tui/internal/tuitest"
	"scantop/tui/order"
	"scantop/tui/text"
)

// mixtures returns valid, odd and invalid values of each field.
func mixtures() map[string][]string {
	return map[string][]string{
		"Name": {"scan", "单次任务 +&=%?*~", "-x", " padded ", strings.Repeat("名", 128), "",
			strings.Repeat("x", 129)},
		"Targets": {"a.example.com", "a.cn\n2001:db8::1\nA.cn", "https://x.example.com:8443/p?q",
			manyHosts(60), "", "b..c"},
		"TargetAssetTags": {"", "", "prod", "team one\nteam,two\nprod", ";;"},
		"KeyWords":        {"", "1001", "1001 1002\n1001"},
		"SourceIp":        {"", "192.0.2.1", "2001:db8::5", "1.2.3"},
		"StartDate":       {"now", "30m", "2026-05-01 22:00", "22:00", "2020-01-01", "soon"},
		"EndDate":         {"30d", "2026-12-31", "2026-03-01", "9999-12-31", ""},
		"Interval":        {"1", "2", "1000", "01", "0", "1001", "-1"},
		"RuntimeStart":    {"00:00:00", "8:00", "22:00:00", "25:00"},
		"RuntimeEnd":      {"23:59:59", "08:00", "6:00", ""},
	}
}

// mixed returns random values of the form, mostly valid ones, so that many of them can be
// launched.
func mixed(r *rand.Rand) map[string]string {
	entries := map[string]string{}
	for _, field := range order.Parameters() {
		if len(field.Choices) > 0 {
			entries[field.Name] = field.Choices[r.IntN(len(field.Choices))].Value
			continue
		}
		values := mixtures()[field.Name]
		entries[field.Name] = values[min(r.IntN(len(values)), r.IntN(len(values)), r.IntN(len(values)))]
	}
	return entries
}

// sentAs returns the parameters that the review shows.
func sentAs(f *form.Form) []string {
	var shown []string
	for _, sent := range f.RequestPreview(*f.Reviewed(), 4000, true) {
		for _, line := range sent.All() {
			name, rest, _ := strings.Cut(ansi.Strip(line), " ")
			value, _, _ := strings.Cut(strings.TrimLeft(rest, " "), "  ")
			shown = append(shown, name+"="+value)
		}
	}
	slices.Sort(shown)
	return shown
}

// arrivedAs returns the parameters of the newest CreateScan request, without those of every
// request, and the number of these requests.
func arrivedAs(s *simulator.Server) (arrived []string, n int) {
	common := []string{
		"Action", "Version", "Format", "AccessKeyId", "SignatureMethod", "SignatureType", "SignatureVersion",
		"SignatureNonce",
		"Signature", "Timestamp", "RegionId",
	}
	for _, request := range s.Requests() {
		if request.Action != "CreateScan" {
			continue
		}
		n++
		arrived = nil
		for name, values := range request.Params {
			if !slices.Contains(common, name) {
				arrived = append(arrived, name+"="+strings.Join(values, "|"))
			}
		}
	}
	slices.Sort(arrived)
	return arrived, n
}

// Whatever can be reviewed is accepted, and arrives as the review shows it.
func TestWhatTheReviewShowsIsWhatArrives(t *testing.T) {
	t.Parallel()
	s, err := simulator.Start(simulator.Config{Seed: 1, Scans: []simulator.Script{},
		Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	c, err := client.New(client.WithEndpoint(s.URL), client.WithDirect(),
		client.WithStaticCredentials(s.AccessKeyID, s.AccessKeySecret, ""))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	launched, refused := 0, 0
	for i := range 300 {
		h := build(t, &fakeAVDS{}, 120, 36, func(o *Options) { o.Text = text.For([]string{"en", "zh"}[i%2]) })
		h.m = New(t.Context(), &fakeAVDS{}, c, h.options)
		h.send(tea.WindowSizeMsg{Width: 120, Height: 36})
		h.press("n")
		entries := mixed(r)
		h.m.form.Restore(entries)
		h.press("ctrl+s")
		if h.m.form.Reviewed() == nil {
			refused++
			continue
		}
		shown := sentAs(h.m.form)
		h.press("enter")
		if h.m.screens.Has(h.m.form) && strings.Contains(h.bottom(), h.m.text.Form.CancelButton) {
			h.advance(quiet)
			h.press("tab", "enter")
		}
		launched++
		arrived, n := arrivedAs(s)
		if n != launched || h.m.screens.Has(h.m.form) {
			t.Fatalf("%d requests arrived after %d launches of %q:\n%s", n, launched, entries, h.screen())
		}
		if !slices.Equal(shown, arrived) {
			t.Fatalf("values  %q\nshown   %q\narrived %q", entries, shown, arrived)
		}
	}
	if launched < 50 || refused < 50 {
		t.Errorf("%d launched, %d invalid: too few to prove anything", launched, refused)
	}
}

// After a wanted change, run: go test ./tui -run TestFormScreens -update
func TestFormScreens(t *testing.T) {
	t.Parallel()
	for _, scanType := range []string{"vuln", "content", "asset"} {
		for _, trigger := range []string{"date", "interval"} {
			if scanType == "asset" && trigger == "date" {
				continue // a scan of type asset is one-time, even after the other trigger was chosen
			}
			for _, size := range [][2]int{{80, 24}, {120, 36}} {
				for lang, change := range map[string]func(*Options){"en": func(*Options) {}, "zh": inChinese} {
					t.Run(fmt.Sprintf("%s-%s-%dx%d-%s", scanType, trigger, size[0], size[1], lang), func(t *testing.T) {
						t.Parallel()
						h := openForm(t, &fakeAVDS{}, size[0], size[1], change)
						h.send(tea.PasteMsg{Content: manyHosts(7)})
						h.goToFirst()
						h.choose("TriggerType", trigger)
						h.goToFirst()
						h.choose("ScanType", scanType)
						shown := h.screen()
						h.press("ctrl+s")
						tuitest.Golden(t, shown+"\n"+h.screen()+"\n")
					})
				}
			}
		}
	}
}
