package order

import (
	"slices"
	"strings"
	"testing"
)

func parameter(t *testing.T, name string) Parameter {
	t.Helper()
	p, ok := Parameters().find(name)
	if !ok {
		t.Fatalf("there is no parameter %s", name)
	}
	return p
}

func TestEntriesAreAddedToWhatIsTyped(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, typed string
		entries     []string
		want        string
	}{
		{"Targets", "", []string{"a.com", "192.0.2.1"}, "a.com 192.0.2.1"},
		{"Targets", "x.com  ", []string{"a.com"}, "x.com a.com"},
		{"Targets", "https://A.com/login b..c", []string{"a.com", "b.com"}, "https://A.com/login b..c b.com"},
		{"Targets", "a.com ", []string{"A.COM."}, "a.com "},
		{"Targets", "", []string{"a.com, evil.com", "a.com evil.com", "", "b..c", "\x1b[2J"}, ""},
		{"Targets", "", []string{"例子.example.com"}, "例子.example.com"},
		{"TargetAssetTags", "", []string{"web", "tag1/mytag", "a, b"}, `web, tag1/mytag, "a, b"`},
		{"TargetAssetTags", "web", []string{"db", "web"}, "web, db"},
		{"TargetAssetTags", "web,", []string{"db"}, "web, db"},
		{"TargetAssetTags", `"a, b"`, []string{"a, b"}, `"a, b"`},
		{"TargetAssetTags", `"a, b`, []string{"db"}, `"a, b", db`},
		{"TargetAssetTags", "web", []string{" ", ""}, "web"},
	} {
		p := parameter(t, c.name)
		if got := p.Add(Value{Typed: c.typed}, c.entries); got != c.want {
			t.Errorf("%s: %q and %q make %q, want %q", c.name, c.typed, c.entries, got, c.want)
		}
	}
}

// Whatever is typed before, adding keeps its entries and adds exactly the others.
func TestAddingKeepsWhatIsThere(t *testing.T) {
	t.Parallel()
	tags := parameter(t, "TargetAssetTags")
	added := []string{"db", `say "hi"`, "one; two", "web"}
	for _, typed := range []string{"", "web", "web,", `"`, `"web`, `a "b`, `"a","b`, `web, "x, y" `, "、", "a、b；"} {
		before := splitQuoted(typed, tags.separates)
		want := before
		for _, entry := range added {
			if !slices.Contains(want, entry) {
				want = append(slices.Clip(want), entry)
			}
		}
		line := tags.Add(Value{Typed: typed}, added)
		got := splitQuoted(line, tags.separates)
		if !slices.Equal(got, want) || strings.ContainsAny(line, "\n\r") {
			t.Errorf("%q becomes %q: entries %q, want %q", typed, line, got, want)
		}
	}
}
