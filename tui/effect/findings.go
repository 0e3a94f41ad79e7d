package effect

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/findings"
	"scantop/tui/safe"
)

// FindingsService reads what scans found, and creates reports; *client.Client does.
type FindingsService interface {
	DescribeScanSessions(context.Context, client.RunQuery) (*client.Listing[client.Run], error)
	DescribeAllVulnerabilities(context.Context, client.FindingQuery) (*client.Listing[client.Finding], error)
	DescribeVulnerability(ctx context.Context, id, lang string) (*client.FindingDetail, error)
	GenerateVulReport(context.Context, client.ReportSpec) error
}

// Findings carries out the requests of the screen of findings. At most one of those that read is in
// flight.
type Findings struct {
	fx      Effects
	service FindingsService
	lang    string
	cancel  context.CancelFunc // cancels the newest request; nil: there was none
}

// Findings returns nil if the Lister cannot read findings. Findings come in the language lang, zh or en.
func (fx Effects) Findings(lang string) *Findings {
	service, ok := fx.Lister.(FindingsService)
	if !ok {
		return nil
	}
	return &Findings{fx: fx, service: service, lang: lang}
}

// FindingsKind says what a [FindingsRequest] asks for.
type FindingsKind int

// The kinds of requests.
const (
	Wake         FindingsKind = iota // nothing: a time has passed
	ReadRuns                         // the newest runs of a scan
	ReadFindings                     // a page of findings
	ReadFinding                      // all about one finding
	CreateReport                     // a new report of a run
)

// FindingsRequest is one request of the screen of findings.
type FindingsRequest struct {
	Kind       FindingsKind
	Generation int                 // the reply repeats it
	ID         string              // ScanId of ReadRuns, Id of ReadFinding, TaskId of CreateReport
	Query      client.FindingQuery // of ReadFindings
	Whole      bool                // the page belongs to a list that is read completely
}

// FindingsMsg is the reply to a [FindingsRequest]. Its texts have passed package safe.
type FindingsMsg struct {
	To     FindingsRequest
	Runs   *findings.Runs
	Page   *client.Listing[client.Finding]
	Detail *client.FindingDetail
	Err    error
}

// Now returns the time.
func (f *Findings) Now() time.Time { return f.fx.Now() }

// ReadOnly reports whether nothing may be created.
func (f *Findings) ReadOnly() bool { return f.fx.Creator == nil }

// Wake sends a reply without content after a time.
func (f *Findings) Wake(d time.Duration, generation int) tea.Cmd {
	return f.fx.After(d, FindingsMsg{To: FindingsRequest{Kind: Wake, Generation: generation}})
}

// Cancel cancels the newest request that reads.
func (f *Findings) Cancel() {
	if f.cancel != nil {
		f.cancel()
	}
}

// Ask sends a request that reads, and cancels the one before.
func (f *Findings) Ask(r FindingsRequest) tea.Cmd {
	f.Cancel()
	ctx, cancel := context.WithCancel(f.fx.Ctx)
	f.cancel = cancel
	service, lister, lang := f.service, f.fx.Lister, f.lang
	r.Query.Lang = lang
	return func() tea.Msg {
		defer cancel()
		msg := FindingsMsg{To: r}
		switch r.Kind {
		case ReadRuns:
			if msg.Runs, msg.Err = findings.ReadRuns(ctx, runReader{lister, service}, r.ID); msg.Err == nil {
				safe.Runs(msg.Runs.List)
			}
		case ReadFindings:
			if msg.Page, msg.Err = service.DescribeAllVulnerabilities(ctx, r.Query); msg.Err == nil {
				safe.Findings(msg.Page.Items)
			}
		case ReadFinding:
			if msg.Detail, msg.Err = service.DescribeVulnerability(ctx, r.ID, lang); msg.Err == nil {
				safe.FindingDetail(msg.Detail)
			}
		}
		return msg
	}
}

// runReader joins what package findings needs to read runs.
type runReader struct {
	Lister
	FindingsService
}

// CreateReport has AVDS create the report of a run, once. The request is not cancelled when the screen
// is left.
func (f *Findings) CreateReport(run string) tea.Cmd {
	service, ctx := f.service, f.fx.Ctx
	spec := client.ReportSpec{TaskIDs: []string{run}, Lang: f.lang}
	return func() tea.Msg {
		return FindingsMsg{
			To:  FindingsRequest{Kind: CreateReport, ID: run},
			Err: service.GenerateVulReport(ctx, spec),
		}
	}
}
