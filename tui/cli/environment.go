package cli

import (
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"scantop/tui/text"
)

// environment is the process environment, a list of NAME=value. If a name is repeated, the last value counts.
type environment []string

// get returns the value of a name, or "" if it is not set.
func (e environment) get(name string) string {
	value, _ := e.lookup(name)
	return value
}

// lookup returns the value of a name, and whether it is set.
func (e environment) lookup(name string) (string, bool) {
	for _, entry := range slices.Backward(e) {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value, true
		}
	}
	return "", false
}

// first returns the first value that is not empty.
func (e environment) first(names ...string) string {
	for _, name := range names {
		if value := e.get(name); value != "" {
			return value
		}
	}
	return ""
}

// language returns the language of the locale for messages: en or zh.
func (e environment) language() string {
	return text.FromLocale(e.first("LC_ALL", "LC_MESSAGES", "LANG"))
}

// unicode reports whether the terminal is expected to show more than ASCII.
func (e environment) unicode() bool {
	charset := strings.ToLower(e.first("LC_ALL", "LC_CTYPE", "LANG"))
	utf8 := strings.Contains(charset, "utf-8") || strings.Contains(charset, "utf8")
	return utf8 && e.get("TERM") != "linux" && e.get("TERM") != "dumb"
}

// colourless reports whether colours are unwanted or useless.
func (e environment) colourless() bool { return e.get("NO_COLOR") != "" || e.get("TERM") == "dumb" }

// sixteen reports whether the terminal has 16 colours or fewer, as far as TERM and COLORTERM say. Within
// tmux it has more, whatever they say.
func (e environment) sixteen() bool {
	return e.get("TMUX") == "" && colorprofile.Env(e.screen()) == colorprofile.ANSI
}

// light reports whether COLORFGBG says that the background is light. Some terminals set it to the numbers of
// the text's colour and, last, of the background's.
func (e environment) light() bool {
	said := e.get("COLORFGBG")
	background := said[strings.LastIndex(said, ";")+1:]
	return background == "7" || background == "15"
}

// screen returns the environment for the screen. The libraries read NO_COLOR as a boolean, although
// every value disables colours, so it becomes 1.
func (e environment) screen() []string {
	kept := slices.DeleteFunc(slices.Clone(e), func(entry string) bool {
		return strings.HasPrefix(entry, "NO_COLOR=")
	})
	if e.colourless() {
		kept = append(kept, "NO_COLOR=1")
	}
	return kept
}

// languageOf returns the language of a command line before its flags are parsed, because the help and
// the errors about flags need it.
func languageOf(args []string, env environment) string {
	lang := env.language()
	for i, arg := range args { // the last value counts, as for every flag
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && (value == "en" || value == "zh") {
			lang = value
		}
	}
	return lang
}
