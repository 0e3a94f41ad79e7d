package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"scantop/client"
	"scantop/theme"
	"scantop/tui"
	"scantop/tui/text"
)

// settings are a checked command line.
type settings struct {
	flags
	env     environment
	text    *text.Catalogue
	options tui.Options
}

// settings checks the flags before anything else happens. Changed tells which
// ones were written.
func (f flags) settings(changed func(string) bool, env environment, t *text.Catalogue) (*settings, error) {
	c := t.Command
	refuse := func(format string, args ...any) (*settings, error) {
		return nil, usageError{fmt.Sprintf(format, args...)}
	}
	interval, err := time.ParseDuration(f.interval)
	pageSize, notANumber := strconv.Atoi(f.pageSize)
	switch {
	case err != nil || interval < time.Second:
		return refuse(c.BadInterval, f.interval)
	case notANumber != nil || pageSize < 1 || pageSize > 100:
		return refuse(c.BadPageSize, f.pageSize)
	case utf8.RuneCountInString(f.search) > tui.MaxSearch || strings.ContainsFunc(f.search, unicode.IsControl):
		return refuse(c.BadSearch, tui.MaxSearch)
	case f.ascii && f.lang == "zh":
		return refuse("%s", c.ChineseASCII)
	}
	for _, choice := range []struct {
		value, complaint string
		allowed          []string
	}{
		{f.scanType, c.BadType, []string{"", "vuln", "content"}},
		{f.trigger, c.BadTrigger, []string{"", "date", "interval"}},
		{f.lang, c.BadLang, []string{"", "en", "zh"}},
		{f.theme, c.BadTheme, []string{"auto", "dark", "light", "mono"}},
	} {
		if !slices.Contains(choice.allowed, choice.value) {
			return refuse(choice.complaint, choice.value, strings.TrimPrefix(strings.Join(choice.allowed, ", "), ", "))
		}
	}
	for name, value := range map[string]string{"status": strings.Join(f.statuses, ","), "log": f.log, "profile": f.profile, "lang": f.lang} {
		if changed(name) && value == "" {
			return refuse(c.Empty, name)
		}
	}
	for _, other := range []string{"endpoint", "plain-http", "profile", "region"} {
		if f.demo && changed(other) {
			return refuse(c.DemoAlone, "--"+other)
		}
	}
	statuses, err := f.checkStatuses(c)
	if err != nil {
		return nil, err
	}
	s := &settings{flags: f, env: env}
	s.chooseLook(changed, t)
	s.options.Statuses, s.options.Interval, s.options.PageSize = statuses, interval, pageSize
	s.options.Connection = f.connection()
	return s, nil
}

// connection is where the scans are, as far as that is not where they always are.
func (f flags) connection() tui.Connection {
	c := tui.Connection{Demo: f.demo, Profile: f.profile, Region: f.region, Endpoint: f.endpoint, PlainHTTP: f.plainHTTP}
	if c.Region == client.DefaultRegion {
		c.Region = ""
	}
	if c.Endpoint == client.DefaultEndpoint {
		c.Endpoint = ""
	}
	return c
}

func (f flags) checkStatuses(c text.Command) ([]client.Status, error) {
	var statuses []client.Status
	known := client.Statuses()
	for _, value := range f.statuses {
		status := client.Status(value)
		if !slices.Contains(known, status) {
			names := make([]string, len(known))
			for i := range known {
				names[i] = string(known[i])
			}
			return nil, usageError{fmt.Sprintf(c.BadStatus, value, strings.Join(names, ", "))}
		}
		if !slices.Contains(statuses, status) {
			statuses = append(statuses, status)
		}
	}
	return statuses, nil
}

// chooseLook settles language, glyphs and colours. A terminal that shows ASCII
// only gets English, unless Chinese was asked for on this command line: that it
// was once, on another terminal, does not count.
func (s *settings) chooseLook(changed func(string) bool, t *text.Catalogue) {
	ascii := s.ascii || (!changed("ascii") && !s.env.unicode())
	if changed("lang") && s.lang == "zh" {
		ascii = false
	}
	s.text = t
	if ascii && !changed("lang") {
		s.text = text.For("en")
	}
	s.options = tui.Options{
		Text: s.text,
		Theme: theme.Variant{
			Light: s.theme == "light",
			Mono:  s.theme == "mono" || s.env.colourless(),
			ASCII: ascii,
		},
		Type: client.ScanType(s.scanType), Trigger: client.Trigger(s.trigger), Search: strings.TrimSpace(s.search),
		Mouse: s.mouse, Bell: !s.noBell, Now: time.Now,
	}
	s.options.AskTheme = s.theme == "auto" && !s.options.Theme.Mono
}
