package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// palette names the colours of one background. This file is the only one of
// the program with colour values. They are numbers of the 256-colour palette:
// the same on every terminal, and half as long on the line as true colours.
type palette struct {
	accent   color.Color // the one colour that draws the eye: what runs, what has the focus
	muted    color.Color // secondary text
	faint    color.Color // rules, bars of what is over
	good     color.Color // finished
	caution  color.Color // stalled, intrusive
	bad      color.Color // aborted, errors
	selected color.Color // background of the selected row
}

func darkPalette() palette {
	return palette{
		accent:   lipgloss.Color("80"),
		muted:    lipgloss.Color("246"),
		faint:    lipgloss.Color("240"),
		good:     lipgloss.Color("108"),
		caution:  lipgloss.Color("179"),
		bad:      lipgloss.Color("174"),
		selected: lipgloss.Color("237"),
	}
}

// anyPalette has the terminal's first eight colours, which its theme makes
// readable.
func anyPalette() palette {
	plain := lipgloss.NoColor{}
	return palette{
		accent: lipgloss.Cyan, muted: plain, faint: plain, good: lipgloss.Green, caution: lipgloss.Yellow, bad: lipgloss.Red, selected: plain,
	}
}

func lightPalette() palette {
	return palette{
		accent:   lipgloss.Color("30"),
		muted:    lipgloss.Color("242"),
		faint:    lipgloss.Color("250"),
		good:     lipgloss.Color("64"),
		caution:  lipgloss.Color("94"),
		bad:      lipgloss.Color("124"),
		selected: lipgloss.Color("254"),
	}
}
