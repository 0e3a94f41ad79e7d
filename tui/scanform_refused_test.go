package tui

import (
	"testing"

	"scantop/client"
)

func TestARefusalLandsBesideTheFieldItNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		code, message string
		kind          client.Kind
		want          string // the field; "": none
	}{
		{"MissingTargets", "Targets is mandatory for this action.", client.KindInvalidRequest, "Targets"},
		{"InvalidQps", "out of range", client.KindInvalidRequest, "Qps"},
		{"InvalidStartDate.Format", "no", client.KindInvalidRequest, "StartDate"},
		{"InvalidParameter.SourceIp", "no", client.KindInvalidRequest, "SourceIp"},
		{"InvalidParameter", "The specified parameter Targets.3 is not valid.", client.KindInvalidRequest, "Targets"},
		{"Name.Duplicate", "taken", client.KindOther, "Name"},
		{"InvalidParameter", "The specified parameter KeyWords.1 is not valid.", client.KindInvalidRequest, ""}, // not shown
		{"InvalidVersion", "Specified parameter Version is not valid.", client.KindNotFound, ""},
		{"ServiceUnavailable", "The Name service is down.", client.KindServer, ""},
	} {
		for lang, change := range map[string]func(*Options){"en": func(*Options) {}, "zh": inChinese} {
			avds := &fakeAVDS{launch: &client.Error{Kind: c.kind, Action: "CreateScan", Code: c.code, Message: c.message}}
			h := openForm(t, avds, 120, 36, change)
			h.write("a.example.com")
			h.goTo("TriggerType")
			h.press("ctrl+s", "enter")
			h.see("(" + c.code + ": ") // with the whole message above the fields, in any case
			if c.want == "" {
				h.miss(h.m.text.Form.Rejected)
				continue
			}
			h.see(h.m.text.Form.Rejected)
			if got := h.m.form.focused(); got == nil || got.parameter != c.want {
				t.Errorf("%s, %s: the focus is not on %s", lang, c.code, c.want)
			}
		}
	}
}

// What the service has against a parameter that has no field is above them.
func TestARefusalOfWhatHasNoFieldSaysWhatWasSent(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"InvalidKeyWords": "KeyWords has no field here and was not sent.",
		"InvalidFlowName": "FlowName has no field for this type and was sent as",
	} {
		h := openForm(t, &fakeAVDS{launch: &client.Error{Kind: client.KindInvalidRequest, Action: "CreateScan", Code: code, Message: "no"}}, 80, 24)
		h.write("a.example.com")
		h.choose("ScanType", "asset")
		h.press("ctrl+s", "enter")
		h.see(want)
	}
}

func TestARefusalGoesWithTheNextChange(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{launch: &client.Error{Kind: client.KindInvalidRequest, Action: "CreateScan", Code: "InvalidQps", Message: "no"}}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.press("tab")
	h.see("rejected by AVDS") // until that field is changed
	h.press("shift+tab", "left")
	h.miss("rejected by AVDS")
}

func TestARefusalDoesNotKeepFromTryingAgain(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{launch: &client.Error{Kind: client.KindInvalidRequest, Action: "CreateScan", Code: "InvalidQps", Message: "no"}}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	avds.launch = nil // it was another field's fault, or the service's
	h.press("ctrl+s", "enter")
	h.see("created ·")
}

func TestAnUnclearRefusalBlamesNobody(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{launch: &client.Error{Kind: client.KindOther, Action: "CreateScan", Code: "InvalidQps", MayHaveTakenEffect: true}}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.see("may have been created")
	h.miss("rejected by AVDS")
}
