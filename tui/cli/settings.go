package cli

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui"
	"scantop/tui/effect"
	"scantop/tui/monitor"
	"scantop/tui/order"
	"scantop/tui/text"
)

// settings are a checked command line.
type settings struct {
	program // its texts are in the chosen language
	flags
	options tui.Options // the options of the screen
	bad     complaints  // what is wrong with the command line
}

// read checks the flags before anything else happens. changed reports whether a flag is on the command
// line. Mistakes are added to the complaints, and the command may add more.
func (f flags) read(changed func(string) bool, p program) *settings {
	s, t := &settings{program: p, flags: f, bad: complaints{join: p.text.Joiners.Semicolon}}, p.text.Command
	s.chooseLook(changed)
	s.options.Connection = f.connection()
	s.bad.addValues(f.set)
	s.checkNumbers(t)
	s.checkWords(t.Subcommands)
	s.checkTogether(changed, t)
	s.checkConnection(t)
	return s
}

// checkNumbers parses the numbers and durations.
func (s *settings) checkNumbers(c text.Command) {
	interval, err := time.ParseDuration(s.interval)
	if err != nil || interval < time.Second {
		s.bad.add("interval", c.BadInterval, brief(s.interval))
	}
	s.options.Interval = interval
	if s.pageSize == autoSize {
		return
	}
	pageSize, err := strconv.Atoi(s.pageSize)
	if err != nil || pageSize < 1 || pageSize > 100 {
		s.bad.add("page-size", c.BadPageSize, brief(s.pageSize))
	}
	s.options.PageSize = pageSize
}

// autoSize is the value of --page-size that makes a page as long as the window.
const autoSize = "auto"

// The values of --theme that have a dark and a light palette of their own.
const (
	highContrast = "high-contrast"
	colourBlind  = "colour-blind"
)

var schemes = map[string]theme.Scheme{highContrast: theme.HighContrast, colourBlind: theme.ColourBlind}

// choices returns the flags that accept certain words only, and those words.
func choices() map[string][]string {
	return map[string][]string{
		"status": statusNames(), "type": {"vuln", "content"}, "trigger": {"date", "interval"},
		"lang": {"en", "zh"}, "theme": {"auto", "dark", "light", highContrast, colourBlind, "mono"},
	}
}

func statusNames() []string {
	var names []string
	for _, status := range client.Statuses() {
		names = append(names, string(status))
	}
	return names
}

// checkChoice complains about a word that a flag does not accept.
func (s *settings) checkChoice(flag, word string, t text.Subcommands) {
	if allowed := choices()[flag]; !slices.Contains(allowed, word) {
		s.bad.add(flag, t.NotOneOf, flag, strconv.Quote(brief(word)), strings.Join(allowed, s.text.Joiners.Comma))
	}
}

// checkWords checks the flags that accept certain words. A flag without a default may be empty.
func (s *settings) checkWords(t text.Subcommands) {
	for _, flag := range [][2]string{{"type", s.scanType}, {"trigger", s.trigger}, {"lang", s.lang}} {
		if flag[1] != "" {
			s.checkChoice(flag[0], flag[1], t)
		}
	}
	s.checkChoice("theme", s.theme, t)
	for _, word := range s.statuses {
		s.checkChoice("status", word, t)
		if status := client.Status(word); !slices.Contains(s.options.Filter.Statuses, status) {
			s.options.Filter.Statuses = append(s.options.Filter.Statuses, status)
		}
	}
}

// checkTogether complains about empty values, and about flags that cannot be used together.
func (s *settings) checkTogether(changed func(string) bool, c text.Command) {
	statuses := strings.Join(s.statuses, ",")
	for _, flag := range [][2]string{{"status", statuses}, {"log", s.log}, {"profile", s.profile}, {"lang", s.lang}} {
		if changed(flag[0]) && flag[1] == "" {
			s.bad.add(flag[0], c.Empty, flag[0])
		}
	}
	for _, other := range []string{"endpoint", "plain-http", "profile", "region"} {
		if s.demo && changed(other) {
			s.bad.add(other, c.Subcommands.Exclude, "--demo", "--"+other)
		}
	}
	if s.ascii && s.lang == "zh" {
		s.bad.add("ascii", c.Subcommands.Exclude, "--lang zh", "--ascii")
	}
}

// connection returns the flags of the connection that differ from the defaults.
func (f flags) connection() order.Connection {
	c := order.Connection{
		Demo: f.demo, Profile: f.profile, Region: f.region, Endpoint: f.endpoint, PlainHTTP: f.plainHTTP,
	}
	if c.Region == client.DefaultRegion {
		c.Region = ""
	}
	if c.Endpoint == client.DefaultEndpoint {
		c.Endpoint = ""
	}
	return c
}

// chooseLook chooses the language, the characters and the colours. If the terminal shows only ASCII, the
// language is English, unless --lang zh is on this command line. The saved language does not count,
// because another terminal may have saved it.
func (s *settings) chooseLook(changed func(string) bool) {
	ascii := s.ascii || (!changed("ascii") && !s.env.unicode())
	if changed("lang") && s.lang == "zh" {
		ascii = false
	}
	if ascii && !changed("lang") {
		s.text = text.For("en")
	}
	s.options = tui.Options{
		Text: s.text,
		Theme: theme.Variant{
			Scheme: schemes[s.theme],
			Light:  s.theme == "light" || s.theme != "dark" && s.env.light(),
			Mono:   s.theme == "mono" || s.env.colourless(),
			ASCII:  ascii,

			AnyBackground: s.env.sixteen(),
		},
		Filter: monitor.Filter{
			ScanType: client.ScanType(s.scanType), Trigger: client.Trigger(s.trigger),
			Search: strings.TrimSpace(s.search),
		},
		Mouse: s.mouse, Bell: !s.noBell, Clock: effect.Clock{Now: time.Now},
	}
	v := s.options.Theme
	s.options.AskTheme = s.theme != "dark" && s.theme != "light" && !v.Mono && !v.AnyBackground
}
