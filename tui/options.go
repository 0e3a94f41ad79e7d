package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/launch"
	"scantop/theme"
	"scantop/tui/explain"
	"scantop/tui/form"
	"scantop/tui/list"
	"scantop/tui/monitor"
	"scantop/tui/order"
	"scantop/tui/state"
	"scantop/tui/text"
)

// Options configure the screen. Text, Now, Interval and PageSize are required.
type Options struct {
	form.Place
	Text       *text.Catalogue
	Theme      theme.Variant
	AskTheme   bool        // ask the terminal for its background and follow it
	Parameters order.Table // what a scan is described by; nil: order.Parameters
	Mouse      bool        // wheel and click act, so that the terminal's own selection does not
	Bell       bool        // what happens to scans rings the terminal's bell
	Interval   time.Duration
	PageSize   int            // scans per page, 1 to 100
	Filter     monitor.Filter // the scans that the list begins with

	// Entries are what the form opens with, by the API's name of the parameter,
	// lists with one entry a line; nil: the list opens.
	Entries map[string]string

	// Store saves what outlives the run; nil: nothing does, and StoreError says why,
	// unless nothing is to be saved. Preferences are what it has of the list, where
	// the filters are the list's own. Restored tells that the filters come from there.
	Store       Store
	StoreError  error
	Preferences state.Preferences
	Watched     state.Watched
	Restored    bool

	Copy   func(text string) (sequence string)                 // what puts a text on the clipboard; nil: nothing does
	Export func(name, content string) (path string, err error) // writes a file for the user; nil: no exports
	Now    func() time.Time                                    // the clock
	After  func(time.Duration, tea.Msg) tea.Cmd                // nil: a real timer
	Wait   launch.Wait                                         // nil: really waits
	Jitter func() float64                                      // nil: random; from 0 up to 1
}

// monitorConfig is how the list is watched.
func monitorConfig(o Options) monitor.Config {
	c := monitor.Config{
		Interval: o.Interval, Jitter: o.Jitter, PageSize: o.PageSize, Lang: o.Text.Lang, MaxWatched: state.MaxWatched,
		Filter: o.Filter,
	}
	for _, s := range o.Watched.Scans {
		c.Watched = append(c.Watched, client.Scan{ID: s.ScanID, Name: s.Name})
	}
	return c
}

// firstNotice is what there is to say at the start.
func firstNotice(o Options) string {
	switch {
	case o.StoreError != nil:
		return explain.State(o.Text, o.StoreError)
	case o.Now().Location() == order.UnknownZone:
		return o.Text.List.UnknownZone
	case o.Restored && o.Filter.Active():
		return fmt.Sprintf(o.Text.Memory.Restored, strings.Join(list.FilterWords(o.Filter, o.Text), theme.Separator))
	}
	return ""
}
