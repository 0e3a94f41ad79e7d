package effect

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/monitor"
	"scantop/tui/safe"
)

// Monitor carries out the requests of a [monitor.Monitor]. At most one request to AVDS is in
// flight.
type Monitor struct {
	*monitor.Monitor
	fx     Effects
	cancel context.CancelFunc // cancels the latest request to AVDS; nil before the first one
}

// findingsCounter is implemented by a Lister that can count findings, such as [client.Client].
type findingsCounter interface {
	DescribeScanSessions(context.Context, client.RunQuery) (*client.Listing[client.Run], error)
	DescribeAllVulnerabilities(context.Context, client.FindingQuery) (*client.Listing[client.Finding], error)
}

// Monitor returns a monitor that has not sent a request yet. It counts findings if the Lister can.
func (fx Effects) Monitor(c monitor.Config) *Monitor {
	_, c.Findings = fx.Lister.(findingsCounter)
	return &Monitor{Monitor: monitor.New(c), fx: fx}
}

// Refused notes that AVDS does not offer an operation, or not to this account.
func (m *Monitor) Refused(operation string, failure *client.Error) {
	m.Monitor.Refused(m.fx.Now(), operation, failure)
}

// AnsweredMsg is the result of a request of a monitor. The texts of a page have been cleaned by
// package safe.
type AnsweredMsg monitor.Answer

// Do executes a command of the user.
func (m *Monitor) Do(c monitor.Command) (monitor.Outcome, tea.Cmd) {
	return m.carryOut(m.Monitor.Do(m.fx.Now(), c))
}

// Take passes the result of a request to the monitor.
func (m *Monitor) Take(a AnsweredMsg) (monitor.Outcome, tea.Cmd) {
	return m.carryOut(m.Monitor.Take(m.fx.Now(), monitor.Answer(a)))
}

func (m *Monitor) carryOut(o monitor.Outcome) (monitor.Outcome, tea.Cmd) {
	var cmds []tea.Cmd
	for _, r := range o.Ask {
		switch r.Kind {
		case monitor.Cancel:
			m.cancel()
		case monitor.Wake:
			cmds = append(cmds, m.fx.After(r.Wait, AnsweredMsg{To: r}))
		case monitor.LookAtCredentials:
			cmds = append(cmds, m.lookAtCredentials(r))
		default:
			cmds = append(cmds, m.ask(r))
		}
	}
	return o, tea.Batch(cmds...)
}

func (m *Monitor) ask(r monitor.Request) tea.Cmd {
	ctx, cancel := context.WithCancel(m.fx.Ctx)
	m.cancel = cancel
	lister := m.fx.Lister
	return func() tea.Msg {
		defer cancel()
		return reply(ctx, lister, r)
	}
}

// reply sends a request and waits for its reply.
func reply(ctx context.Context, lister Lister, r monitor.Request) AnsweredMsg {
	a := AnsweredMsg{To: r}
	switch r.Kind {
	case monitor.AskRuns:
		a.Runs, a.Err = lister.(findingsCounter).DescribeScanSessions(ctx, r.Runs)
	case monitor.AskFindings:
		a.Findings, a.Err = lister.(findingsCounter).DescribeAllVulnerabilities(ctx, r.Findings)
	default:
		if a.Page, a.Err = lister.DescribeScans(ctx, r.Query); a.Err == nil {
			safe.Page(a.Page)
		}
	}
	return a
}

// lookAtCredentials finds out whether the rejected credentials were replaced. It returns nil
// if the Lister cannot know.
func (m *Monitor) lookAtCredentials(r monitor.Request) tea.Cmd {
	watcher, ok := m.fx.Lister.(credentialsWatcher)
	if !ok {
		return nil
	}
	return func() tea.Msg { return AnsweredMsg{To: r, Changed: watcher.CredentialsChanged()} }
}
