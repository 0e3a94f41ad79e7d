package tui

import (
	"strings"
	"testing"

	"scantop/client"
)

func TestARejectionIsShownBesideItsField(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		code, message string
		kind          client.Kind
		want          string // the field with the focus; "": none
	}{
		{"MissingTargets", "Targets is mandatory for this action.", client.KindInvalidRequest, "Targets"},
		{"InvalidQps", "out of range", client.KindInvalidRequest, "Qps"},
		{"InvalidStartDate.Format", "no", client.KindInvalidRequest, "StartDate"},
		{"InvalidParameter.SourceIp", "no", client.KindInvalidRequest, "SourceIp"},
		{"InvalidParameter", "The specified parameter Targets.3 is invalid.", client.KindInvalidRequest, "Targets"},
		{"Name.Duplicate", "taken", client.KindOther, "Name"},

		{"InvalidTargetAssetTags.NotFound", "no", client.KindInvalidRequest, "TargetAssetTags"},
		{"InvalidTargetAssetTag.NotFound", "no", client.KindNotFound, "TargetAssetTags"},
		{"InvalidParameter.Targets.2", "no", client.KindInvalidRequest, "Targets"},
		{"Forbidden.Targets", "no", client.KindPermission, "Targets"},
		{"TargetsQuotaExceeded", "no", client.KindQuota, "Targets"},
		{"InvalidTargetsFormat", "no", client.KindInvalidRequest, "Targets"},
		{"IllegalTargets", "no", client.KindOther, "Targets"},
		{"ParameterInvalid.Targets", "no", client.KindOther, "Targets"},
		{"InvalidParameterTargets", "no", client.KindInvalidRequest, "Targets"},
		{"INVALID_TARGET_ASSET_TAGS", "no", client.KindInvalidRequest, "TargetAssetTags"},
		{"InvalidSourceIPFormat", "no", client.KindInvalidRequest, "SourceIp"},
		{"InvalidRuntimeStartFormat", "StartDate is fine", client.KindInvalidRequest, "RuntimeStart"},
		{"DuplicateScanName", "no", client.KindOther, "Name"},
		{"InvalidDomainName", "no", client.KindInvalidRequest, ""},
		{"InvalidDomainName", "Targets.1 is none.", client.KindInvalidRequest, "Targets"},
		{"InvalidStartTime", "no", client.KindInvalidRequest, ""},
		{"QuotaExceeded", "The quota of Targets is used up.", client.KindQuota, "Targets"},
		{"Forbidden.RAM", "The Name of the role is unknown.", client.KindPermission, ""},

		{"InvalidParameter", "The domain name in Targets is invalid.", client.KindInvalidRequest, "Targets"},
		{"InvalidParameter", "The interval between StartDate and EndDate is too long.", client.KindInvalidRequest,
			"StartDate"},
		{"InvalidParameter", "A scan of this name exists for the period.", client.KindInvalidRequest, ""},
		{"InvalidParameter", "参数Targets不合法", client.KindInvalidRequest, "Targets"},
		{"InvalidParameter", "参数“Targets.1”不合法", client.KindInvalidRequest, "Targets"},
		// KeyWords is hidden
		{"InvalidParameter", "The specified parameter KeyWords.1 is invalid.", client.KindInvalidRequest, ""},
		{"InvalidVersion", "Specified parameter Version is invalid.", client.KindNotFound, ""},
		{"ServiceUnavailable", "The Name service is down.", client.KindServer, ""},
	} {
		for lang, change := range map[string]func(*Options){"en": func(*Options) {}, "zh": inChinese} {
			launch := rejected(c.code, c.message)
			launch.Kind = c.kind
			h := openForm(t, &fakeAVDS{launch: launch}, 120, 36, change)
			h.write("a.example.com")
			h.goTo("TriggerType")
			h.press("ctrl+s", "enter")
			h.see(c.code + ":") // the notice above the fields has the whole message
			if c.want == "" {
				h.miss(h.m.text.Form.Rejected)
				continue
			}
			h.see(h.m.text.Form.Rejected)
			if got := h.m.form.Focused(); got != c.want {
				t.Errorf("%s, %s: the focus is not on %s", lang, c.code, c.want)
			}
		}
	}
}

// The reason why AVDS rejects a value stays beside the field when the notice above the
// fields is gone.
func TestTheReasonOfARejectionStaysWithTheField(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{launch: rejected("InvalidTargets.Malformed", "it is on the deny list\nof\x1b this account")}
	for want, change := range map[string]func(*Options){
		"rejected by AVDS: it is": func(*Options) {}, "被 AVDS 拒绝：it is": inChinese,
	} {
		h := openForm(t, avds, 80, 24, change)
		h.write("a.example.com")
		h.press("ctrl+s", "enter")
		h.goTo("Name")
		h.write("x") // removes the notice above the fields
		h.miss("(InvalidTargets.Malformed")
		h.goTo("Targets")
		h.see(want)
		if line := lastLines(h.screen(), 3); !strings.Contains(line, "the deny list of this account") {
			t.Errorf("the reason is not shown below the fields:\n%s", h.screen())
		}
		h.write("x")
		h.miss("the deny list")
	}
}

// lastLines returns the last n lines of a screen.
func lastLines(screen string, n int) string {
	lines := strings.Split(screen, "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}

// If AVDS rejects a parameter without a field, the notice says what was sent.
func TestARejectionWithoutAFieldSaysWhatWasSent(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"InvalidKeyWords": "AVDS rejected KeyWords, which this form",
		"InvalidFlowName": "AVDS rejected FlowName (sent as",
	} {
		h := openForm(t, &fakeAVDS{launch: rejected(code, "no")}, 80, 24)
		h.write("a.example.com")
		h.choose("ScanType", "asset")
		h.press("ctrl+s", "enter")
		h.see(want)
	}
}

func TestAnUnclearRejectionMarksNoField(t *testing.T) {
	t.Parallel()
	unclear := rejected("InvalidQps", "")
	unclear.MayHaveTakenEffect = true
	h := openForm(t, &fakeAVDS{launch: unclear}, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.see("Unclear whether")
	h.miss("rejected by AVDS")
}
