package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/tui"
	"scantop/tui/effect"
	"scantop/tui/order"
	"scantop/tui/text"
)

// invented returns the table with an invented parameter in place of SourceIp: a choice of visitors, which
// is sent as SourceIp.
func invented() (order.Table, *text.Catalogue) {
	table, words := order.Parameters(), text.For("en")
	table = slices.DeleteFunc(table, func(p order.Parameter) bool { return p.Name == "SourceIp" })
	table = append(table, order.Parameter{
		Name: "SourceIp", Flag: "visitor", Section: order.When, Kind: order.Options,
		Of:      func(s *client.Spec) any { return &s.SourceIP },
		Needs:   order.Need{Parameter: "ScanType", Values: []string{string(client.TypeContent)}},
		Choices: []order.Choice{{Value: "192.0.2.1", Word: "office"}, {Value: "192.0.2.2", Word: "home"}},
	})
	words.Form.Parameters["SourceIp"] = text.Parameter{Label: "Visitor", Flag: "who visits",
		Choices: map[string]text.Choice{
			"192.0.2.1": {Label: "the office", Meaning: "on working days", Clause: "as the office"},
			"192.0.2.2": {Label: "a home", Meaning: "at weekends", Clause: "as a home"},
		}}
	return table, words
}

// screens returns the form with these values, and its review.
func screens(t *testing.T, entries map[string]string) (form, review string) {
	t.Helper()
	table, words := invented()
	c, err := client.New(client.WithEndpoint("http://127.0.0.1:1"))
	if err != nil {
		t.Fatal(err)
	}
	m := tui.New(t.Context(), c, c, tui.Options{
		Text: words, Parameters: table, Entries: entries, Interval: time.Hour, PageSize: 20,
		Clock: effect.Clock{Now: func() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) }},
	})
	m.Update(tea.WindowSizeMsg{Width: 160, Height: 60})
	form = ansi.Strip(m.View().Content)
	m.Update(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl})
	return form, ansi.Strip(m.View().Content)
}

// A parameter of the table appears everywhere that parameters appear.
func TestAnInventedParameterIsEverywhere(t *testing.T) {
	t.Parallel()
	table, words := invented()
	run := func(args ...string) string {
		out, err := os.Create(filepath.Join(t.TempDir(), "out"))
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		var said bytes.Buffer
		cmd := newCommand(program{System{Stdout: out, Stderr: io.Discard, now: time.Now}, nil, words, table})
		cmd.SetOut(&said)
		cmd.SetArgs(args)
		if err := cmd.Execute(); err != nil {
			return err.Error()
		}
		return said.String()
	}
	form, review := screens(t, map[string]string{"Targets": "a.example.com", "ScanType": "content",
		"SourceIp": "192.0.2.2"})
	other, _ := screens(t, map[string]string{"Targets": "a.example.com"})
	for place, c := range map[string]struct{ said, want string }{
		"the help":             {run("new", "--help"), "--visitor"},
		"its meaning":          {run("new", "--help"), "Who visits"},
		"completion of flags":  {run("__complete", "new", "--vis"), "--visitor\twho visits"},
		"completion of values": {run("__complete", "new", "--visitor", ""), "office\n192.0.2.2\nhome"},
		"a complaint": {run("new", "--yes", "--visitor", "x", "--type", "content"),
			"--visitor x: must be one of 192.0.2.1, office, 192.0.2.2, home"},
		"what it needs":          {run("new", "--yes", "--visitor", "home"), "--visitor 192.0.2.2: has no effect"},
		"the form":               {form, "Visitor      ○ the office  ● a home"},
		"the review":             {review, "SourceIp 192.0.2.2 at weekends"},
		"the sentence":           {review, "as a home."},
		"the command":            {review, "--visitor 192.0.2.2"},
		"the command of the CLI": {review, "--SourceIp 192.0.2.2"},
	} {
		if !strings.Contains(c.said, c.want) && !strings.Contains(strings.Join(strings.Fields(c.said), " "), c.want) {
			t.Errorf("%s does not have %q:\n%s", place, c.want, c.said)
		}
	}
	if strings.Contains(other, "Visitor") {
		t.Errorf("it is asked for where it has no meaning:\n%s", other)
	}
	if strings.Contains(form+review+run("new", "--help"), "Source IP") {
		t.Error("somebody knows of the entry that is not in the table")
	}
}
