package widget

import (
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestSpansWrapAtSpaces(t *testing.T) {
	t.Parallel()
	plain, bold := lipgloss.NewStyle(), lipgloss.NewStyle().Bold(true)
	for name, c := range map[string]struct {
		spans []Span
		width int
		want  []string
	}{
		"no spans":                      {nil, 10, []string{""}},
		"fits":                          {[]Span{{"ab cd", plain}}, 5, []string{"ab cd"}},
		"at a space":                    {[]Span{{"ab cd ef", plain}}, 5, []string{"ab cd", "ef"}},
		"spaces in a line stay":         {[]Span{{"a  b c", plain}}, 4, []string{"a  b", "c"}},
		"spaces at a break are dropped": {[]Span{{"abcd   ef", plain}}, 5, []string{"abcd", "ef"}},
		"a long word continues":         {[]Span{{"a bcdefghij", plain}}, 4, []string{"a bc", "defg", "hij"}},
		"wide characters stay whole":    {[]Span{{"单次任务", plain}}, 5, []string{"单次", "任务"}},
		"too wide for the line":         {[]Span{{"单", plain}}, 1, []string{"", ""}},
		"no width":                      {[]Span{{"ab", plain}}, -3, []string{"a", "b"}},
		"a second span behind":          {[]Span{{"abc", plain}, {"  de", plain}}, 7, []string{"abc  de"}},
		"a second span below":           {[]Span{{"abc", plain}, {"  de", plain}}, 6, []string{"abc", "de"}},
		"control characters":            {[]Span{{"a\x1b[31m\nb\u202ec", plain}}, 20, []string{"a[31m bc"}},
		"a hyphen is no break":          {[]Span{{"x --tag y", plain}}, 6, []string{"x", "--tag", "y"}},
		"a style ends with its line":    {[]Span{{"ab cd", bold}}, 2, []string{"\x1b[1mab\x1b[m", "\x1b[1mcd\x1b[m"}},
		"a style does not reach a gap":  {[]Span{{"ab", plain}, {" cd", bold}}, 4, []string{"ab", "\x1b[1mcd\x1b[m"}},
	} {
		if got := Wrap(c.spans, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestSpansLoseNothingAndFit(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("登录接口 deep-scan  x ", 40) + strings.Repeat("y", 300)
	for width := 2; width < 120; width++ {
		lines := Wrap([]Span{{text[:100], lipgloss.NewStyle()}, {text[100:], lipgloss.NewStyle().Bold(true)}}, width)
		if w := lipgloss.Width(strings.Join(lines, "\n")); w > width {
			t.Fatalf("%d cells wide in %d", w, width)
		}
		joined := strings.ReplaceAll(ansi.Strip(strings.Join(lines, "")), " ", "")
		if joined != strings.ReplaceAll(text, " ", "") {
			t.Fatalf("at width %d the text is %q", width, joined)
		}
	}
}
