package order

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// Every parameter and every choice has words in both languages, and there are no other words.
func TestEveryParameterHasWords(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "zh"} {
		words := maps.Clone(text.For(lang).Form.Parameters)
		for _, p := range Parameters() {
			w := words[p.Name]
			if w.Label == "" || w.Flag == "" || w.Hint == "" && len(p.Choices) == 0 {
				t.Errorf("%s: %s misses a word: %+v", lang, p.Name, w)
			}
			choices := maps.Clone(w.Choices)
			for _, c := range p.Choices {
				if choices[c.Value].Label == "" || choices[c.Value].Meaning == "" {
					t.Errorf("%s: %s=%s has no words", lang, p.Name, c.Value)
				}
				if c.Value != "" && p.Kind == Options && !strings.Contains(w.Flag, c.Value) {
					t.Errorf("%s: the help of --%s does not name %s", lang, p.Flag, c.Value)
				}
				delete(choices, c.Value)
			}
			if len(choices) > 0 {
				t.Errorf("%s: %s has words for choices that do not exist: %v", lang, p.Name, choices)
			}
			delete(words, p.Name)
		}
		if len(words) > 0 {
			t.Errorf("%s: there are words for parameters that do not exist: %v", lang, words)
		}
	}
}

// The table has each parameter that the client sends, once, with the field it is sent from.
func TestTheTableIsWhatTheClientSends(t *testing.T) {
	t.Parallel()
	var names []string
	for _, p := range Parameters() {
		var s client.Spec
		switch at := p.Of(&s).(type) {
		case *[]string:
			*at = []string{"1"}
		case *time.Time:
			*at = time.UnixMilli(1)
		default:
			p.set(&s, "1")
		}
		names = append(names, p.Name)
		sent := s.Parameters()
		if len(sent) != 1 || strings.TrimSuffix(sent[0].Name, ".1") != p.Name || sent[0].Value != "1" {
			t.Errorf("%s is sent as %v", p.Name, sent)
		}
	}
	slices.Sort(names)
	want := client.ParameterNames()
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("the table has %v\nthe client %v", names, want)
	}
}
