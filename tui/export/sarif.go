package export

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"scantop/client"
	"scantop/tui/safe"
)

// SARIF returns findings as a SARIF 2.1.0 log of one run of a scan. Details are what
// is known about the findings beyond a list, by name; a name may be missing.
func SARIF(scan client.Run, list []client.Finding, details map[string]*client.FindingDetail) ([]byte, error) {
	run := sarif.NewRunWithInformationURI("AVDS", "https://www.alibabacloud.com/help/avds")
	id := safe.Clean("avds/" + scan.ScanID + "/" + scan.TaskID)
	run.WithAutomationDetails(sarif.NewRunAutomationDetails().WithID(id))
	for _, f := range list {
		rule := run.AddRule(ruleID(f))
		if rule.ShortDescription == nil {
			describe(rule, f, details[f.Name])
		}
		result := run.CreateResultForRule(ruleID(f))
		result.WithLevel(level(f.Severity)).WithMessage(sarif.NewTextMessage(safe.Clean(cmp.Or(f.Name, f.ID))))
		result.AddLocation(location(f))
		result.WithPartialFingerprints(map[string]string{"nameAndTarget/v1": safe.Clean(f.Name + " " + f.Target)})
		bag := sarif.NewPropertyBag()
		bag.Add("severity", f.Severity.String())
		bag.Add("target", safe.Clean(f.Target))
		bag.Add("id", safe.Clean(f.ID))
		result.WithProperties(bag)
	}
	report := sarif.NewReport()
	report.AddRun(run)
	var b bytes.Buffer
	if err := report.PrettyWrite(&b); err != nil {
		return nil, fmt.Errorf("writing SARIF: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// ruleID names the rule of a finding, which is its kind.
func ruleID(f client.Finding) string { return cmp.Or(safe.Clean(f.Name), "unnamed") }

// describe fills in a rule. Tools that collect findings sort by security-severity, a
// number from 0 to 10 in the manner of CVSS, and know a CWE by its tag.
func describe(rule *sarif.ReportingDescriptor, f client.Finding, d *client.FindingDetail) {
	bag := sarif.NewPropertyBag()
	bag.AddTag("security")
	scores := map[client.Severity]string{
		client.SeverityMedium: "5.0", client.SeverityLow: "2.0", client.SeverityInfo: "0.0",
	}
	bag.Add("security-severity", cmp.Or(scores[f.Severity], "8.0"))
	rule.WithDescription(ruleID(f)).WithProperties(bag)
	if d == nil {
		return
	}
	if cwe := number(d.CWE); cwe != "" {
		bag.AddTag("external/cwe/cwe-" + cwe)
		bag.Add("cwe", "CWE-"+cwe)
	}
	for name, value := range map[string]string{"owasp": d.OWASP, "wasc": d.WASC} {
		if value != "" {
			bag.Add(name, safe.Clean(value))
		}
	}
	texts := []string{d.Description, d.Impact, d.Solution}
	for i := range texts {
		texts[i] = safe.Clean(texts[i])
	}
	rule.WithFullDescription(message(texts[0])).WithHelp(message(strings.Join(texts, "\n\n")))
	if u, err := url.Parse(d.Reference); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
		rule.WithHelpURI(u.String())
	}
}

func message(text string) *sarif.MultiformatMessageString {
	return sarif.NewMultiformatMessageString().WithText(cmp.Or(text, "-"))
}

// number returns the digits of an ID such as CWE-89.
func number(id string) string {
	_, digits, _ := strings.Cut(id, "-")
	if n, err := strconv.Atoi(digits); err == nil && n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}

func level(s client.Severity) string {
	switch s {
	case client.SeverityMedium:
		return sarif.LevelWarning
	case client.SeverityLow, client.SeverityInfo:
		return sarif.LevelNote
	default: // the worst, and what no document knows
		return sarif.LevelError
	}
}

// location returns where a finding is. A target that is not a URL becomes one, as
// SARIF knows no other places.
func location(f client.Finding) *sarif.Location {
	target := safe.Clean(cmp.Or(f.Target, f.Hostname, "unknown"))
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		u = &url.URL{Scheme: "tcp", Host: target}
	}
	place := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewSimpleArtifactLocation(u.String()))
	return sarif.NewLocationWithPhysicalLocation(place)
}
