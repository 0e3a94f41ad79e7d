package text

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// entries collects every text of a catalogue by its path.
func entries(v reflect.Value, path string, into map[string]string) {
	switch v.Kind() {
	case reflect.String:
		into[path] = v.String()
	case reflect.Struct:
		for field, value := range v.Fields() {
			entries(value, path+"."+field.Name, into)
		}
	case reflect.Slice:
		for i := range v.Len() {
			name := strconv.Itoa(i)
			if v.Index(i).Kind() == reflect.Struct {
				name = v.Index(i).Field(0).String()
			}
			entries(v.Index(i), path+"."+name, into)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			entries(v.MapIndex(k), path+"."+k.String(), into)
		}
	}
}

// optional are entries that may be empty: a parameter with choices has meanings instead of a hint, and few
// choices have a clause in the summary.
var optional = regexp.MustCompile(`^\.Form\.Parameters\.\w+\.(Hint|Placeholder|One|Many|Each|Choices\.\w*\.Clause)$`)

func TestBothLanguagesAreComplete(t *testing.T) {
	t.Parallel()
	verbs := regexp.MustCompile(`%(\[\d\])?[a-z]`)
	en, zh := map[string]string{}, map[string]string{}
	entries(reflect.ValueOf(*For("en")), "", en)
	entries(reflect.ValueOf(*For("zh")), "", zh)
	if len(en) < 150 {
		t.Fatalf("only %d entries found: does the test still see the catalogue?", len(en))
	}
	for path, text := range en {
		other, ok := zh[path]
		switch {
		case !ok:
			t.Errorf("%s is missing in Chinese", path)
		case (text == "" || other == "") && !optional.MatchString(path):
			t.Errorf("%s is empty: %q, %q", path, text, other)
		case (text == "") != (other == ""):
			t.Errorf("%s is in one language only: %q, %q", path, text, other)
		case !slices.Equal(verbs.FindAllString(text, -1), verbs.FindAllString(other, -1)):
			t.Errorf("%s has other verbs: %q, %q", path, text, other)
		}
	}
	for path := range zh {
		if _, ok := en[path]; !ok && !strings.HasPrefix(path, ".faults.") { // the simulator has them in English
			t.Errorf("%s is missing in English", path)
		}
	}
}

func TestUnknownValuesAreShownAsTheyCame(t *testing.T) {
	t.Parallel()
	c := For("zh")
	for _, got := range []string{c.Status("new"), c.Type("new"), c.Flow("new"), c.Trigger("new")} {
		if got != "new" {
			t.Errorf("an unknown value is shown as %q", got)
		}
	}
	for _, full := range []string{"skynet_vul_scan", "skynet"} {
		if zh, en := c.Flow(full), For("en").Flow(full); zh != "深度" || en != "full" {
			t.Errorf("%s is shown as %q and %q", full, zh, en)
		}
	}
}

func TestLanguageOfALocale(t *testing.T) {
	t.Parallel()
	for locale, want := range map[string]string{
		"": "en", "C": "en", "en_US.UTF-8": "en", "zh_CN.UTF-8": "zh", "zh": "zh", "ZH_tw": "zh", "de_DE": "en",
	} {
		if got := FromLocale(locale); got != want {
			t.Errorf("%q leads to %s, want %s", locale, got, want)
		}
	}
}

func TestHowOftenIsSaidInWords(t *testing.T) {
	t.Parallel()
	en, zh := For("en").Details, For("zh").Details
	for _, c := range []struct {
		n              int
		period, en, zh string
	}{
		{1, "day", "every day", "每天"}, {2, "month", "every 2 months", "每 2 个月"},
		{10, "minute", "every 10 minutes", "每 10 分钟"},
		{-1, "hour", "every -1 hours", "每 -1 小时"}, {3, "moon", "every 3 × moon", "每 3 × moon"},
		{3, "", "every 3", "每 3"}, {0, "week", "week", "week"}, {0, "", "", ""},
	} {
		if e, z := en.Every(c.n, c.period), zh.Every(c.n, c.period); e != c.en || z != c.zh {
			t.Errorf("%d, %q: %q, %q; want %q, %q", c.n, c.period, e, z, c.en, c.zh)
		}
	}
}

func TestBothSaysCommonWordsOnce(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"up", "down", "up, down"}, {"previous page", "next page", "previous, next page"},
		{"half a screen up", "half a screen down", "half a screen up, down"}, {"up", "up", "up, up"},
		{"copy ID", "copy", "copy ID, copy"},
	} {
		if got := For("en").Both(c[0], c[1]); got != c[2] {
			t.Errorf("%q and %q make %q, want %q", c[0], c[1], got, c[2])
		}
	}
	if got := For("zh").Both("上一页", "下一页"); got != "上一页、下一页" {
		t.Errorf("in Chinese: %q", got)
	}
}
