package terminal

import (
	"fmt"
	"regexp"
	"strconv"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// ConEmu's sequence for a progress bar on the tab or in the taskbar, OSC 9;4,
// with a state and a percentage. It ends in ST: VTE ignores the form of package
// ansi, which ends in BEL.
const (
	progressForm = "\x1b]9;4;%d;%d\x1b\\"
	progressOff  = "\x1b]9;4;0;0\x1b\\"
)

// progress is the sequence that shows a bar, "" for none.
func progress(bar *tea.ProgressBar) string {
	if bar == nil || bar.State == tea.ProgressBarNone {
		return ""
	}
	percent := min(max(bar.Value, 0), 100)
	if bar.State == tea.ProgressBarIndeterminate {
		percent = 0
	}
	return fmt.Sprintf(progressForm, bar.State, percent) // Bubble Tea numbers the states as ConEmu does
}

// The first versions that show progress.
const (
	vteWithProgress     = 8000   // 0.80, of GNOME 48
	konsoleWithProgress = 260400 // 26.04
)

// hasProgress reports whether a terminal is known to show progress. Others take
// OSC 9 for iTerm2's notification: iTerm2 before 3.6.6, kitty before 0.38 and
// whoever else followed them pop up "4;1;37" at each percent. No question to the
// terminal would tell, so an unknown one, as behind most SSH connections, gets
// nothing: a missing bar harms nobody. tmux and GNU screen swallow the sequence,
// whatever variables they hand down.
func hasProgress(environ uv.Environ) bool {
	if isConsole(environ) {
		return false
	}
	switch environ.Getenv("TERM") {
	case "xterm-kitty", "foot": // may have inherited the variables of another
		return false
	case "xterm-ghostty": // its only mark over SSH
		return true
	}
	switch environ.Getenv("TERM_PROGRAM") {
	case "ghostty", "WezTerm":
		return true
	}
	atLeast := func(name string, version int) bool {
		n, err := strconv.Atoi(environ.Getenv(name))
		return err == nil && n >= version
	}
	_, windowsTerminal := environ.LookupEnv("WT_SESSION")
	// A feature is a capital, with small letters behind it if it is not P but
	// another: iterm2.com/feature-reporting.
	iTerm2, _ := regexp.MatchString("P([^a-z]|$)", environ.Getenv("TERM_FEATURES"))
	return windowsTerminal || iTerm2 || environ.Getenv("ConEmuANSI") == "ON" ||
		atLeast("VTE_VERSION", vteWithProgress) || atLeast("KONSOLE_VERSION", konsoleWithProgress)
}
