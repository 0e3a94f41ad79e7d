package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Scheme is a choice of colours. There are a dark and a light palette of each.
type Scheme int

// The schemes.
const (
	Usual        Scheme = iota
	ColourBlind         // accent, good, caution and bad differ for people who see two primary colours
	HighContrast        // text has the contrast 7:1, which WCAG 2.2 calls enhanced, not 4.5:1
)

// palette holds the colours for one kind of background. Only this file contains colour
// values. They are numbers of the 256-colour palette: they look the same on every terminal,
// and take half as many bytes as true colours. Tests hold them to their contrast on dark
// backgrounds up to #1e1e1e, on light ones from #fafafa, and on the selected row.
type palette struct {
	accent   color.Color // running scans, the focus
	muted    color.Color // secondary text
	faint    color.Color // rules, which need less contrast than text: 3:1
	good     color.Color // finished
	caution  color.Color // stalled, intrusive
	bad      color.Color // aborted, errors
	selected color.Color // background of the selected row
}

// palette returns the palette of a variant that has colours.
func (v Variant) palette() palette {
	switch {
	case v.AnyBackground:
		return anyPalette()
	case v.Light:
		return lightPalette(v.Scheme)
	default:
		return darkPalette(v.Scheme)
	}
}

func darkPalette(s Scheme) palette {
	c := lipgloss.Color
	switch s {
	case ColourBlind: // light versions of four colours of Okabe and Ito: blue, bluish green, yellow, vermilion
		return palette{
			accent: c("110"), muted: c("248"), faint: c("242"), selected: c("237"),
			good: c("43"), caution: c("220"), bad: c("209"),
		}
	case HighContrast:
		return palette{
			accent: c("87"), muted: c("252"), faint: c("246"), selected: c("236"),
			good: c("120"), caution: c("227"), bad: c("217"),
		}
	default:
		return palette{
			accent: c("80"), muted: c("248"), faint: c("242"), selected: c("237"),
			good: c("108"), caution: c("179"), bad: c("210"),
		}
	}
}

func lightPalette(s Scheme) palette {
	c := lipgloss.Color
	switch s {
	case ColourBlind: // dark versions of blue, bluish green, orange and reddish purple
		return palette{
			accent: c("26"), muted: c("241"), faint: c("245"), selected: c("254"),
			good: c("23"), caution: c("94"), bad: c("90"),
		}
	case HighContrast:
		return palette{
			accent: c("18"), muted: c("238"), faint: c("241"), selected: c("195"),
			good: c("22"), caution: c("#6b4f00"), bad: c("88"), // no number is so dark an amber
		}
	default:
		return palette{
			accent: c("24"), muted: c("241"), faint: c("245"), selected: c("254"),
			good: c("22"), caution: c("94"), bad: c("124"),
		}
	}
}

// anyPalette uses the terminal's own first eight colours, which its user can read on its
// background. The colours of the other palettes would lose what they mean on a terminal with
// 16 colours: the nearest ones to caution and bad are the same red, to selected is black.
func anyPalette() palette {
	plain := lipgloss.NoColor{}
	return palette{
		accent: lipgloss.Cyan, muted: plain, faint: plain, selected: plain,
		good: lipgloss.Green, caution: lipgloss.Yellow, bad: lipgloss.Red,
	}
}
