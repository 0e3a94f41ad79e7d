package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/explain"
	"scantop/tui/text"
)

// The form itself rejects a list of targets that is too long, beside the field.
func TestTheFormRejectsAListThatIsTooLong(t *testing.T) {
	t.Parallel()
	for want, change := range map[string]func(*Options){
		"at most 9000 entries": func(*Options) {}, "最多 9000 项": inChinese,
	} {
		h := openForm(t, &fakeAVDS{}, 80, 24, change)
		h.send(tea.PasteMsg{Content: manyHosts(client.MaxTargets + 1)})
		h.press("ctrl+s")
		h.see(want)
		if h.m.form.Reviewed() != nil {
			t.Error("the review opened")
		}
	}
}

// Without credentials, the screen does not say that AVDS rejected them.
func TestNoCredentialsIsNotARejection(t *testing.T) {
	for _, c := range []struct{ uri, en, zh, line string }{
		{"", "no credentials since 12:00:00", "无访问凭证", "No credentials. Set ALIBABA_CLOUD_ACCESS_KEY_ID"},
		{"http://127.0.0.1:1", "no credentials since 12:00:00", "无访问凭证",
			"No credentials from the credentials URI: connection refused."},
	} {
		t.Setenv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")
		t.Setenv("HOME", t.TempDir())
		t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", c.uri)
		avds, err := client.New(client.WithDirect())
		if err != nil {
			t.Fatal(err)
		}
		_, err = avds.DescribeScans(t.Context(), client.Query{})
		h := start(t, &fakeAVDS{err: err}, 120, 36, func(*Options) {})
		h.see(c.en, c.line)
		h.miss("refused since")
		h = start(t, &fakeAVDS{err: err}, 120, 36, inChinese)
		h.see(c.zh)
		h.miss("凭证被拒绝")
	}
}

// A short reason at the end of a sentence has the full stop of its language.
func TestAFailedSearchEndsWithTheFullStopOfTheLanguage(t *testing.T) {
	t.Parallel()
	outcome := launch.Outcome{Name: "edge", Why: launch.WhyFailed, LookErr: &client.Error{Kind: client.KindTimeout}}
	for lang, want := range map[string]string{
		"en": "The list could not be read either: no reply.",
		"zh": "列表也无法读取：无响应。",
	} {
		if said := explain.Unresolved(text.For(lang), outcome); !strings.Contains(said, want) {
			t.Errorf("%s: %q is not in %q", lang, want, said)
		}
	}
}
