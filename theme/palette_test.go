package theme

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"testing"

	"charm.land/lipgloss/v2"
)

// schemes are the schemes by the contrast that their text has.
var schemes = map[Scheme]float64{Usual: 4.5, ColourBlind: 4.5, HighContrast: 7}

// backgrounds are those that the palettes are made for: the darkest and the lightest of each kind.
var backgrounds = map[bool][]color.Color{
	false: {lipgloss.Color("#000000"), lipgloss.Color("#1e1e1e")},
	true:  {lipgloss.Color("#fafafa"), lipgloss.Color("#ffffff")},
}

// vec is a colour in three coordinates.
type vec [3]float64

// linear returns a colour in linear RGB, each part from 0 to 1, by the definition of sRGB.
func linear(c color.Color) vec {
	r, g, b, _ := c.RGBA()
	var out vec
	for i, v := range []uint32{r, g, b} {
		if out[i] = float64(v) / 0xffff; out[i] <= 0.04045 {
			out[i] /= 12.92
		} else {
			out[i] = math.Pow((out[i]+0.055)/1.055, 2.4)
		}
	}
	return out
}

// contrast returns the contrast ratio of WCAG 2.2.
func contrast(one, other color.Color) float64 {
	luminance := func(c color.Color) float64 {
		v := linear(c)
		return 0.2126*v[0] + 0.7152*v[1] + 0.0722*v[2]
	}
	a, b := luminance(one), luminance(other)
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// roles returns the style of every role of a theme, by name.
func roles(th *Theme) map[string]lipgloss.Style {
	all := map[string]lipgloss.Style{}
	for f, style := range reflect.ValueOf(*th).Fields() {
		if f.IsExported() && f.Type == reflect.TypeFor[lipgloss.Style]() {
			all[f.Name] = style.Interface().(lipgloss.Style)
		}
	}
	for status, style := range th.statuses {
		all["status "+status] = *style
	}
	for severity, style := range th.severities {
		all["severity "+severity] = *style
	}
	return all
}

// Text in the terminal's own colour is left out: its user has chosen it.
func TestContrast(t *testing.T) {
	t.Parallel()
	const rules = 3 // of what is no text, by WCAG 2.2
	for scheme, text := range schemes {
		for light, behind := range backgrounds {
			th := New(Variant{Scheme: scheme, Light: light})
			checked := 0
			for role, style := range roles(th) {
				least, on := text, append([]color.Color{th.Selected(style).GetBackground()}, behind...)
				if role == "Faint" {
					least, on = rules, behind // nothing of a row is faint
				}
				front := style.GetForeground()
				if _, own := front.(lipgloss.NoColor); own {
					continue
				}
				checked++
				for _, back := range on {
					if got := contrast(front, back); got < least {
						t.Errorf("scheme %d, light %t: %s has the contrast %.2f on %v, want %.1f",
							scheme, light, role, got, back, least)
					}
				}
			}
			if checked < 15 {
				t.Errorf("scheme %d, light %t: only %d roles have a colour", scheme, light, checked)
			}
		}
	}
}

// dichromacies simulate the sight of people who lack one kind of cone, in linear RGB. Source:
// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based Model for
// Simulation of Color Vision Deficiency, IEEE TVCG 15(6), 2009, matrices of severity 1.0.
var dichromacies = map[string][3]vec{
	"full sight": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia": {
		{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998},
	},
	"deuteranopia": {
		{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881},
	},
	"tritanopia": {
		{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900},
	},
}

func times(m [3]vec, v vec) vec {
	var out vec
	for i, row := range m {
		out[i] = row[0]*v[0] + row[1]*v[1] + row[2]*v[2]
	}
	return out
}

// lab returns a colour of linear RGB in CIE L*a*b*, for the white D65.
func lab(v vec) vec {
	for i := range v {
		v[i] = max(0, min(v[i], 1))
	}
	xyz := times([3]vec{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}, v)
	for i, white := range (vec{0.9505, 1, 1.089}) {
		if xyz[i] /= white; xyz[i] > 0.008856 {
			xyz[i] = math.Cbrt(xyz[i])
		} else {
			xyz[i] = 7.787*xyz[i] + 16.0/116
		}
	}
	return vec{116*xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])}
}

// nearest returns how far apart the two most similar of the colours that mean something are,
// as CIE 1976 measures it, and which they are.
func nearest(p palette, sight [3]vec) (distance float64, pair string) {
	names := []string{"accent", "good", "caution", "bad"}
	colours := []color.Color{p.accent, p.good, p.caution, p.bad}
	distance = math.Inf(1)
	for i := range colours {
		for j := range i {
			a, b := lab(times(sight, linear(colours[i]))), lab(times(sight, linear(colours[j])))
			d := math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
			if d < distance {
				distance, pair = d, fmt.Sprintf("%s and %s", names[j], names[i])
			}
		}
	}
	return distance, pair
}

// apart is how far apart two colours of text must be, so that they differ at a glance. A
// distance of 2.3 is just noticeable side by side.
const apart = 15

func TestColoursStayApartForPeopleWhoSeeFewer(t *testing.T) {
	t.Parallel()
	for sight, matrix := range dichromacies {
		for _, light := range []bool{false, true} {
			d, pair := nearest(Variant{Scheme: ColourBlind, Light: light}.palette(), matrix)
			if d < apart {
				t.Errorf("%s, light %t: %s are only %.1f apart", sight, light, pair, d)
			}
		}
	}
	if d, pair := nearest(darkPalette(Usual), dichromacies["deuteranopia"]); d >= apart {
		t.Errorf("the usual colours would do: %s are %.1f apart", pair, d)
	}
}
