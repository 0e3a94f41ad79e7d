package effect

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/credentials"
	"scantop/client/launch"
	"scantop/tui/text"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.FixedZone("CST", 8*3600))

// fakeAVDS is a list of scans that can grow by launches.
type fakeAVDS struct {
	scans  []client.Scan
	calls  []string // in order: "list" or "launch"
	id     string   // the ScanId of the next launched scan
	err    error    // the result of a launch
	source credentials.Source
}

func (f *fakeAVDS) DescribeScans(ctx context.Context, _ client.Query) (*client.Page, error) {
	f.calls = append(f.calls, "list")
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	n := len(f.scans)
	return &client.Page{Scans: slices.Clone(f.scans), Number: 1, Size: 100, Count: n, Pages: 1, Total: n}, nil
}

func (f *fakeAVDS) CreateScan(_ context.Context, s client.Spec) (string, error) {
	f.calls = append(f.calls, "launch")
	f.scans = append(f.scans, client.Scan{ID: f.id, Name: s.Name, Type: s.Type, Start: s.Start, Targets: s.Targets})
	return f.id, f.err
}

func (f *fakeAVDS) CredentialsSource() credentials.Source { return f.source }
func (f *fakeAVDS) CredentialsChanged() bool              { return true }

// effects returns effects on f in which no time passes.
func effects(t *testing.T, f *fakeAVDS) Effects {
	return Effects{
		Ctx: t.Context(), Lister: f, Creator: f,
		Clock: Clock{
			Now:   func() time.Time { return noon },
			After: func(_ time.Duration, msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } },
			Wait:  func(context.Context, time.Duration) error { return nil },
		},
	}
}

var spec = client.Spec{Name: "nightly", Type: client.TypeVuln, Start: noon, Targets: []string{"a.example.com"}}

// The scan of an earlier launch is in the list already. It has the same name, and must not
// pass for the result of the launch that got no reply.
func TestAnUnclearLaunchIsResolvedFromTheList(t *testing.T) {
	t.Parallel()
	lost := &client.Error{Kind: client.KindTimeout, Action: "CreateScan", MayHaveTakenEffect: true}
	avds := &fakeAVDS{id: "2", err: lost, scans: []client.Scan{
		{ID: "1", Name: spec.Name, Type: spec.Type, Start: spec.Start, Targets: spec.Targets},
	}}
	fx := effects(t, avds)
	created := fx.Create(spec)().(CreatedMsg)
	if created.Err == nil || !MayExist(created.Err) {
		t.Fatalf("the launch ended with %v, which must say that the scan may exist", created.Err)
	}
	resolved := fx.Resolve(created)().(ResolvedMsg)
	if o := resolved.Outcome; o.State != launch.Created || o.ID != "2" || resolved.Spec.Name != spec.Name {
		t.Errorf("the launch of scan 2 is resolved as %+v", o)
	}
	launches := slices.DeleteFunc(slices.Clone(avds.calls), func(call string) bool { return call != "launch" })
	if avds.calls[0] != "list" || len(launches) != 1 {
		t.Errorf("the calls were %q; want the list first, and one launch", avds.calls)
	}
}

func TestALaunchReturnsAHarmlessScanID(t *testing.T) {
	t.Parallel()
	msg := effects(t, &fakeAVDS{id: "7\x1b[31m"}).Create(spec)().(CreatedMsg)
	if msg.ID != "7[31m" || msg.Err != nil || msg.Spec.Name != spec.Name {
		t.Errorf("a launch returned %q, %v", msg.ID, msg.Err)
	}
	fx := effects(t, &fakeAVDS{})
	fx.Creator = nil
	if fx.Create(spec) != nil {
		t.Error("read-only effects launch a scan")
	}
}

func TestCheckFindsAnEarlierLaunch(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	fx := effects(t, avds)
	if msg := fx.Check("draft-x", spec)().(CheckedMsg); msg.Outcome.State != launch.NotCreated {
		t.Errorf("an empty list is taken for %+v", msg.Outcome)
	}
	avds.scans = []client.Scan{{ID: "1", Name: spec.Name, Type: spec.Type, Start: spec.Start, Targets: spec.Targets}}
	msg := fx.Check("draft-x", spec)().(CheckedMsg)
	if o := msg.Outcome; o.State == launch.NotCreated || o.ID != "1" && !slices.Contains(o.Similar, "1") {
		t.Errorf("the list shows scan 1, but the outcome is %+v", o)
	}
	if msg.Draft != "draft-x" {
		t.Errorf("the outcome belongs to the draft %q, want draft-x", msg.Draft)
	}
	if slices.Contains(avds.calls, "launch") {
		t.Error("a check launched a scan")
	}
}

func TestMayExist(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		err  error
		want bool
	}{
		{nil, false},
		{errors.New("some error"), false},
		{&client.Error{Kind: client.KindQuota}, false},
		{errors.Join(errors.New("first"), &client.Error{Kind: client.KindTimeout, MayHaveTakenEffect: true}), true},
	} {
		if got := MayExist(test.err); got != test.want {
			t.Errorf("MayExist(%v) = %t", test.err, got)
		}
	}
}

func TestAccountNamesTheSourceOfTheCredentials(t *testing.T) {
	t.Parallel()
	words := text.For("en")
	for _, test := range []struct {
		source credentials.Source
		want   string
	}{
		{credentials.Source{Kind: credentials.KindProfile, Profile: "prod\x1b"}, "prod"},
		{credentials.Source{Kind: credentials.KindECS}, words.Account(credentials.KindECS.String())},
		{credentials.Source{}, ""},
	} {
		if got := effects(t, &fakeAVDS{source: test.source}).Account(words); got != test.want {
			t.Errorf("the account of %+v is %q, want %q", test.source, got, test.want)
		}
	}
	if got := (Effects{Lister: struct{ Lister }{}}).Account(words); got != "" {
		t.Errorf("without a source the account is %q", got)
	}
}

func TestExporterWritesAFileNamedAfterTheTime(t *testing.T) {
	t.Parallel()
	fx := effects(t, &fakeAVDS{})
	if fx.Exporter(nil, "events", "csv") != nil {
		t.Error("an exporter without a way to write files is not nil")
	}
	full := errors.New("disk full")
	var name, content string
	export := fx.Exporter(func(n, c string) (string, error) {
		name, content = n, c
		return "/tmp/" + n, full
	}, "events", "csv")
	msg := export("a,b\n")().(ExportedMsg)
	if name != "scantop-events-20260302-120000.csv" || content != "a,b\n" {
		t.Errorf("%q was written to %q", content, name)
	}
	if msg.What != "events" || msg.Path != "/tmp/"+name || !errors.Is(msg.Err, full) {
		t.Errorf("the export returned %+v", msg)
	}
}
