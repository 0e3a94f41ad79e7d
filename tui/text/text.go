// Package text is the catalogue of all texts that scantop shows, in English and Chinese. Screens and
// commands name an entry. No other package contains sentences for users.
package text

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Catalogue is all texts in one language. Entries with a verb such as %d or %s are formats. Both languages
// have the same verbs in the same order.
type Catalogue struct {
	Lang string // the language, also as the API's Lang parameter: en or zh

	TooSmall  []string // for a terminal that is too small; each text is shorter than the one before
	PasteOpen string   // the footer while the end of a paste has not arrived
	HelpTitle string   // title of the help screen

	Header    Header
	List      List
	Columns   Columns
	Notes     Notes
	Details   Details
	Form      Form
	Picker    Picker
	Palette   Palette
	When      When
	Dates     Dates
	BadTarget BadTarget
	Keys      Keys
	Errors    Errors
	State     State
	Recent    Recent
	Problems  Problems
	Command   Command
	Results   Results
	Tally     Tally
	Findings  Findings
	Events    Events
	Overview  Overview
	Signs     Signs
	Refused   Refused
	Joiners   Joiners

	statuses, events, triggers, reasons, failures, accounts map[string]string
	// faults are those of the simulator. They are nil in English, where the simulator describes them itself.
	faults map[string]string

	compact bool // labels have durations as columns have them, such as 2h05m

	units map[string]Unit // of durations in sentences, by the letter that Brief writes
}

// Joiners put texts together.
type Joiners struct {
	Sentences string // a format: two sentences
	Aside     string // a format: what follows a text in parentheses
	About     string // a format: a subject, and what is said about it
	Comma     string // between the items of a list
	Semicolon string // between clauses, such as the errors of a command line
}

// Unit is a unit of time, for one and for any other number.
type Unit struct{ One, Many string }

// Header is the first line.
type Header struct {
	Live, Connecting, NoReply, Paused, ReadOnly, Demo, DemoSource string

	Every       string // a format: the refresh interval
	LoadingPage string // a format: the number of a page

	Changed, AsOf, Busy, PausedSince, RetryAt string // formats: a clock time
	FailingSince, StoppedSince                string // formats: what failed, and a clock time
	Stopped                                   string // a format: what failed
}

// List is the table of scans, the line below it, and the notices there.
type List struct {
	All, Loading, Empty, NoMatch, None, PressRefresh, SearchHint string
	Active                                                       string // scans that run or wait

	NotFound, NotFoundSearch string // formats: a scan ID; the latter: its digits are searched for in names

	NextTry             string // a format: a clock time
	Position            string // a format: first and last row, all rows, the page, all pages
	Watching            string // a format: how many scans
	SizeRefused         string // a format: a page size that AVDS refused, and the one that is used instead
	UnreadOne, Unread   string // Unread is a format: how many events
	UnreadKinds         string // a format: how many events of each kind
	NoNews, AllRead     string // no scan has a sign of news; all signs are gone
	NewsElsewhereOne    string // the only scan with such a sign is not in sight
	NewsElsewhere       string // a format: how many such scans are not in sight
	MouseOn, MouseOff   string
	LinkCopied, Copied  string // Copied is a format: what was copied
	NoneWatched, NoScan string // why a key does nothing

	NoReport, NoLink, NoClipboard, NoID, ReadOnly string // the same
	UnknownZone                                   string

	Watched, Unwatched, Unclear      string // formats: the name of a scan
	TooManyWatched                   string // a format: how many scans
	Created, CreatedEarlier, Similar string // formats: the name of a scan, and a scan ID
	Twice                            string // a format: the name of a scan, and the ID of the second one
}

// Columns are the heads of the table and the widths that their contents need
// in this language, in cells.
type Columns struct {
	Status, Name, Type, Mode, Progress, When, Started, Targets string
	StatusWidth, TypeWidth, ModeWidth, WhenWidth, StartedWidth int
}

// Notes are the words of the column WHEN, and of the column of targets.
type Notes struct {
	DueNow, Overdue, AllAssets string
	Took, After, In, Left      string // formats; After is for an aborted run, which may go on
}

// When are words that a date field understands.
type When struct{ Now string }

// Keys say what the key bindings do.
type Keys struct {
	Help, Quit, Interrupt, Mouse, Suspend, Redraw, Up, Down, Move, Scroll, Page, Back      string
	HalfUp, HalfDown, ScreenUp, ScreenDown, First, Last, PreviousPage, NextPage            string
	Status, PreviousStatus, NextStatus, Type, Trigger, Search, Clear                       string
	NextUnread, AllRead                                                                    string
	New, Refresh, Pause, Watch, NextWatched, Clone, Again, Recent, Apply, Cancel, EndPaste string
	Left, Right, WordLeft, WordRight, LineStart, LineEnd                                   string
	DeleteLeft, DeleteRight, DeleteWord, DeleteNextWord, DeleteToStart, DeleteToEnd        string
	NextBad, NextField, PreviousField, PreviousOption, NextOption, Option                  string
	Review, Restore, Leave, Press, OtherButton, BackToForm                                 string

	Idle, Off string // why a key does nothing
}

// Errors say what went wrong in a call and what to do. There is one text for each kind of failure.
type Errors struct {
	Other, NoCredentials, Profile, Credentials, Permission, Throttled, Clock, Quota string
	InvalidRequest, NotFound, Network, Timeout, Cancelled, Server, Decode           string
	NoHome, Renewal                                                                 string
	ClockBy, ProfileFile, Line, Source                                              string // formats
	Unattributed                                                                    string // for the reply to a launch
	NoCredentialsShort                                                              string // for the header
}

// State says what became of the files that scantop keeps between runs.
type State struct {
	Restored                                string // a format: the filters
	Foreign, NotAFile, Broken, Newer, Owner string // formats: a path
	TooLarge                                string // a format: a path and a size
	NoHome                                  string // a format: an environment variable
	Failed                                  string // a format: a path and a reason
}

// Recent is the list of unresolved launches, drafts and recent launches.
type Recent struct {
	Title, Empty                             string
	When, Kind, Name, Targets                string // column heads
	Unresolved, Draft, Launched              string // kinds of rows
	Use, TakeUp, CheckAgain, Dismiss, Delete string // what a key does
	Looking                                  string // the scan of an unresolved launch is being looked for
	Filled, Cloned                           string // formats: the name of a launch, of a scan
	LeftOut                                  string // a format: choices that a new scan does not have
	Defaulted                                string // a format: fields that AVDS does not report
}

// Events are the texts of notices about events, and of the event log.
type Events struct {
	Title, Empty         string
	Time, Scan, From, To string // column heads
	One, Many            string // formats: the name of a scan, or how many scans, and a word of Event
	Named                string // a format: how many, and their names
	Changed              string // a format: name, from, to
	Exported             string // a format: the path of a file
	ExportFailed         string // a format: why

	Log, Open, Export string // what keys do
}

// Sentences joins sentences, of which some may be empty.
func (c *Catalogue) Sentences(sentences ...string) string {
	said := ""
	for _, s := range sentences {
		switch {
		case said == "":
			said = s
		case s != "":
			said = fmt.Sprintf(c.Joiners.Sentences, said, s)
		}
	}
	return said
}

// Aside is a text with another one after it in parentheses, unless that is empty.
func (c *Catalogue) Aside(text, aside string) string {
	if aside == "" {
		return text
	}
	return text + fmt.Sprintf(c.Joiners.Aside, aside)
}

// Status returns the word for a status, or for "stalled", which is scantop's own status. An unknown value is
// returned unchanged.
func (c *Catalogue) Status(value string) string { return word(c.statuses, value) }

// Capital returns a text with its first letter as a capital.
func Capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// Event returns the word for an event, such as "no longer stalled". For an event that is named like the new
// status, it is the word for the status.
func (c *Catalogue) Event(name string) string {
	if w, ok := c.events[name]; ok {
		return w
	}
	return c.Status(name)
}

// Type returns the word for a scan type. An unknown value is returned unchanged.
func (c *Catalogue) Type(value string) string { return c.choice("ScanType", value) }

// Flow returns the word for a mode. An unknown value is returned unchanged.
func (c *Catalogue) Flow(value string) string {
	if value == "skynet" { // which is how samples of replies spell it
		value = "skynet_vul_scan"
	}
	return c.choice("FlowName", value)
}

// choice returns the word for a value of a parameter. An unknown value is returned unchanged.
func (c *Catalogue) choice(parameter, value string) string {
	if w, ok := c.Form.Parameters[parameter].Choices[value]; ok {
		return w.Label
	}
	return value
}

// Trigger returns the word for a trigger. An unknown value is returned unchanged.
func (c *Catalogue) Trigger(value string) string { return word(c.triggers, value) }

// Account returns the word for a source of credentials, or "" if it has none.
func (c *Catalogue) Account(place string) string { return c.accounts[place] }

// Fault returns the description of a fault of the simulator, by its name: about, unless the catalogue has its
// own words.
func (c *Catalogue) Fault(name, about string) string { return cmp.Or(c.faults[name], about) }

// Failure returns one or two words for a kind of failure.
func (c *Catalogue) Failure(kind string) string { return word(c.failures, kind) }

// Reason returns the words for a reason of the client. They contain about, if the reason is about something.
// A name without words is returned unchanged.
func (c *Catalogue) Reason(name, about string) string {
	return strings.Replace(word(c.reasons, name), "%s", about, 1)
}

func word(words map[string]string, value string) string {
	if w, ok := words[value]; ok {
		return w
	}
	return value
}

// For returns the catalogue of a language, en or zh; any other gives English.
func For(lang string) *Catalogue {
	c := english()
	if lang == "zh" {
		c = chinese()
	}
	c.Signs, c.Refused = signs(lang), refused(lang)
	return c
}

// FromLocale returns the language of a locale such as zh_CN.UTF-8.
func FromLocale(locale string) string {
	if strings.HasPrefix(strings.ToLower(locale), "zh") {
		return "zh"
	}
	return "en"
}
