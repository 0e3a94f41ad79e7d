package tui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"scantop/client/launch"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/explain"
	"scantop/tui/form"
	"scantop/tui/list"
	"scantop/tui/monitor"
	"scantop/tui/order"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/view"
)

// Options configure the screen. Text, Clock.Now and Interval are required.
type Options struct {
	form.Place
	Text       *text.Catalogue
	Theme      theme.Variant
	AskTheme   bool        // ask the terminal for its background, and choose dark or light by it
	Parameters order.Table // the parameters of a new scan; nil: order.Parameters
	Mouse      bool        // the program takes the mouse, not the terminal
	Bell       bool        // events ring the terminal's bell
	Interval   time.Duration
	PageSize   int            // scans per page, 1 to 100; 0: as many as the window shows
	Filter     monitor.Filter // the filter of the first page

	// Entries fill the form at the start, by the API's names of the parameters, with one
	// line for each element of a list. nil: the list opens.
	Entries map[string]string

	ScanID string // the ScanId of the scan whose details open at the start; "": the list opens

	// Store saves drafts, launches and preferences between runs. nil: nothing is saved,
	// and StoreError says why, unless that is intended, as in a demo.
	Store       state.Saver
	StoreError  error
	Preferences state.Preferences // from the last run; its filters are not used
	state.Scans                   // what earlier runs knew of scans
	Restored    bool              // Filter comes from the last run

	Copy   view.Clipboard                                      // nil: there is none
	Export func(name, content string) (path string, err error) // writes a file; nil: no exports
	Editor effect.Editor                                       // opens the targets of a new scan; nil: there is none
	Jitter func() float64                                      // from 0 up to 1; nil: random

	effect.Clock // without After and Wait it uses effect.Tick and launch.Sleep
}

// setDefaults sets the options that may be nil.
func (o *Options) setDefaults() {
	if o.After == nil {
		o.After = effect.Tick
	}
	if o.Wait == nil {
		o.Wait = launch.Sleep
	}
	if o.Parameters == nil {
		o.Parameters = order.Parameters()
	}
	if o.Jitter == nil {
		o.Jitter = rand.Float64
	}
	if o.Store == nil {
		o.Store = state.Nowhere{Why: o.StoreError}
	}
}

// monitorConfig returns how the monitor watches the list.
func (o Options) monitorConfig() monitor.Config {
	c := monitor.Config{
		Interval: o.Interval, Jitter: o.Jitter, PageSize: o.PageSize, Fit: o.PageSize == 0,
		Lang: o.Text.Lang, MaxWatched: state.MaxWatched, Filter: o.Filter,
	}
	c.Watched, c.Tallied = list.Kept(o.Watched, o.Tallies)
	c.Seen, c.Since = list.LastSeen(o.Seen), o.Seen.Since
	return c
}

// firstNotice returns the notice shown at the start, "" if there is none.
func firstNotice(o Options) string {
	switch {
	case o.StoreError != nil:
		return explain.State(o.Text, o.StoreError)
	case o.Now().Location() == order.UnknownZone:
		return o.Text.List.UnknownZone
	case o.Restored && o.Filter.Active():
		words := strings.Join(list.FilterWords(o.Filter, o.Text), theme.Separator)
		return fmt.Sprintf(o.Text.State.Restored, words)
	}
	return ""
}
