package tuitest

import (
	"fmt"
	"strings"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/monitor"
)

// Events returns n events of every kind in turn, one second apart, oldest first.
func Events(n int) []monitor.Event {
	kinds := []monitor.Event{
		{Kind: monitor.Finished, From: "running", To: "finished", Name: "nightly-web-edge", Took: 9 * time.Minute},
		{Kind: monitor.Aborted, From: "running", To: "aborted", Name: "单次任务-支付"},
		{Kind: monitor.Stalled, From: "running", To: theme.Stalled, Name: "官网周检（生产环境）"},
		{Kind: monitor.Recovered, From: theme.Stalled, To: "running", Name: "weekly-corp"},
		{Kind: monitor.Started, From: "running", To: "running", Name: "release-2.14-check"},
		{Kind: monitor.Other, From: "running", To: "暂停 paused", Name: strings.Repeat("名", client.MaxNameLength)},
		{Kind: monitor.Invalid, From: "waiting", To: "invalid", Name: "👩 x"},
		{Kind: monitor.Disabled, From: "waiting", To: "disabled", Name: "corp"},
		{Kind: monitor.Started, From: "waiting", To: "running", Name: "corp"},
	}
	events := make([]monitor.Event, n)
	for i := range events {
		events[i] = kinds[i%len(kinds)]
		events[i].ID, events[i].At = fmt.Sprintf("id-%d", i), Noon.Add(time.Duration(i)*time.Second)
	}
	return events
}
