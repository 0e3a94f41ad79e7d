package cli

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui"
	"scantop/tui/order"
	"scantop/tui/text"
)

// settings are a checked command line.
type settings struct {
	flags
	env     environment
	text    *text.Catalogue
	options tui.Options
	bad     complaints // about the command line
}

// settings checks the flags before anything else happens. Changed tells which
// ones were written.
func (f flags) settings(changed func(string) bool, env environment, t *text.Catalogue) (*settings, error) {
	s := f.read(changed, env, t)
	return s, s.bad.err()
}

// read is settings for a command that has more to check: what is wrong so far is
// among the complaints.
func (f flags) read(changed func(string) bool, env environment, t *text.Catalogue) *settings {
	s := &settings{flags: f, env: env}
	s.chooseLook(changed, t)
	s.options.Connection = f.connection()
	s.bad.addValues(f.set)
	s.checkNumbers(t.Command)
	s.checkWords(t.Command)
	s.checkStatuses(t.Command)
	s.checkTogether(changed, t.Command)
	s.checkConnection(t.Command)
	return s
}

// checkNumbers reads what is a number or a duration.
func (s *settings) checkNumbers(c text.Command) {
	interval, err := time.ParseDuration(s.interval)
	if err != nil || interval < time.Second {
		s.bad.add("interval", c.BadInterval, brief(s.interval))
	}
	pageSize, err := strconv.Atoi(s.pageSize)
	if err != nil || pageSize < 1 || pageSize > 100 {
		s.bad.add("page-size", c.BadPageSize, brief(s.pageSize))
	}
	s.options.Interval, s.options.PageSize = interval, pageSize
}

// checkWords refuses a word that is none of those that a flag takes.
func (s *settings) checkWords(c text.Command) {
	for _, choice := range []struct {
		flag, value, complaint string
		allowed                []string
	}{
		{"type", s.scanType, c.BadType, []string{"", "vuln", "content"}},
		{"trigger", s.trigger, c.BadTrigger, []string{"", "date", "interval"}},
		{"lang", s.lang, c.BadLang, []string{"", "en", "zh"}},
		{"theme", s.theme, c.BadTheme, []string{"auto", "dark", "light", "mono"}},
	} {
		if !slices.Contains(choice.allowed, choice.value) {
			allowed := strings.TrimPrefix(strings.Join(choice.allowed, ", "), ", ")
			s.bad.add(choice.flag, choice.complaint, brief(choice.value), allowed)
		}
	}
}

// checkTogether refuses flags that were written without a value, and those that
// do not go together.
func (s *settings) checkTogether(changed func(string) bool, c text.Command) {
	statuses := strings.Join(s.statuses, ",")
	for _, flag := range [][2]string{{"status", statuses}, {"log", s.log}, {"profile", s.profile}, {"lang", s.lang}} {
		if changed(flag[0]) && flag[1] == "" {
			s.bad.add(flag[0], c.Empty, flag[0])
		}
	}
	for _, other := range []string{"endpoint", "plain-http", "profile", "region"} {
		if s.demo && changed(other) {
			s.bad.add(other, c.DemoAlone, "--"+other)
		}
	}
	if s.ascii && s.lang == "zh" {
		s.bad.add("ascii", "%s", c.ChineseASCII)
	}
}

// connection is where the scans are, as far as that is not where they always are.
func (f flags) connection() order.Connection {
	c := order.Connection{Demo: f.demo, Profile: f.profile, Region: f.region, Endpoint: f.endpoint, PlainHTTP: f.plainHTTP}
	if c.Region == client.DefaultRegion {
		c.Region = ""
	}
	if c.Endpoint == client.DefaultEndpoint {
		c.Endpoint = ""
	}
	return c
}

// checkStatuses reads the statuses, each once.
func (s *settings) checkStatuses(c text.Command) {
	known := client.Statuses()
	for _, value := range s.statuses {
		status := client.Status(value)
		if !slices.Contains(known, status) {
			names := make([]string, len(known))
			for i := range known {
				names[i] = string(known[i])
			}
			s.bad.add("status", c.BadStatus, brief(value), strings.Join(names, ", "))
		}
		if !slices.Contains(s.options.Statuses, status) {
			s.options.Statuses = append(s.options.Statuses, status)
		}
	}
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
