package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// palette holds the colours for one kind of background. Only this file contains colour
// values. They are numbers of the 256-colour palette: they look the same on every terminal,
// and take half as many bytes as true colours.
type palette struct {
	accent   color.Color // running scans, the focus
	muted    color.Color // secondary text
	faint    color.Color // rules, bars of scans that are not running
	good     color.Color // finished
	caution  color.Color // stalled, intrusive
	bad      color.Color // aborted, errors
	selected color.Color // background of the selected row
}

func darkPalette() palette {
	c := lipgloss.Color
	return palette{
		accent: c("80"), muted: c("246"), faint: c("240"), selected: c("237"),
		good: c("108"), caution: c("179"), bad: c("174"),
	}
}

func lightPalette() palette {
	c := lipgloss.Color
	return palette{
		accent: c("30"), muted: c("242"), faint: c("250"), selected: c("254"),
		good: c("64"), caution: c("94"), bad: c("124"),
	}
}

// anyPalette uses the terminal's own first eight colours, which its user can read on its
// background.
func anyPalette() palette {
	plain := lipgloss.NoColor{}
	return palette{
		accent: lipgloss.Cyan, muted: plain, faint: plain, selected: plain,
		good: lipgloss.Green, caution: lipgloss.Yellow, bad: lipgloss.Red,
	}
}
