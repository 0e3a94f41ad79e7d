package export

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"scantop/client"
)

var hostile = client.Finding{
	ID: "7\u202e\u009b", Name: "XSS <script>alert(1)</script> | [x](javascript:y) \x1b[2J`*_\u202e",
	Severity: client.SeverityMedium,
	Target:   "https://www.example.com/a b?q=<img>|x", Hostname: "www.example.com",
}

func TestMarkdownIsText(t *testing.T) {
	t.Parallel()
	got := Table("Findings of <b>x</b>\n# no", [4]string{"SEVERITY", "FINDING", "TARGET", "STATUS"},
		[]Row{{hostile, "medium", "open"}})
	lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
	if len(lines) != 5 || lines[0] != `# Findings of &lt;b&gt;x&lt;/b&gt; \# no` {
		t.Errorf("got %q", got)
	}
	unescaped := strings.ReplaceAll(lines[4], `\|`, "")
	if strings.Count(unescaped, "|") != 5 {
		t.Errorf("columns break: %q", lines[4])
	}
	for _, bad := range []string{"<", "\x1b", "\u202e", "](", "://", "www.", " `"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q is in %q", bad, got)
		}
	}
}

// log is the part of SARIF that code scanning tools read.
type log struct {
	Version string
	Runs    []struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ID         string
					HelpURI    string `json:"helpUri"`
					Properties struct {
						Tags             []string
						SecuritySeverity string `json:"security-severity"`
					}
				}
			}
		}
		Results []struct {
			RuleID    string `json:"ruleId"`
			RuleIndex int
			Level     string
			Locations []struct {
				PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
			}
			Properties struct{ Severity, Target string }
		}
	}
}

func TestSARIF(t *testing.T) {
	t.Parallel()
	list := []client.Finding{
		{ID: "1", Name: "SQL injection", Severity: client.SeverityHigh, Target: "https://www.example.com/login?id=1"},
		{ID: "2", Name: "SQL 注入", Severity: client.SeverityHigh, Target: "10.0.0.5:3306"},
		{ID: "3", Name: "SQL injection", Severity: client.SeverityHigh, Target: "https://api.example.com/"},
		{ID: "4", Name: "Banner", Severity: client.SeverityInfo, Target: "[2001:db8::1]:22"},
		{ID: "5", Severity: client.SeverityUnknown},
		{ID: "6", Name: "Low", Severity: client.SeverityLow, Target: "a.example.com"},
		hostile,
	}
	details := map[string]*client.FindingDetail{
		"SQL injection": {
			CWE:         "CWE-89",
			OWASP:       "OWASP A3",
			Description: "d\r\n\x1b[2J",
			Reference:   "https://cwe.mitre.org/89",
		},
		"Banner": {CWE: "none", Reference: "javascript:alert(1)"},
	}
	b, err := SARIF(client.Run{ScanID: "11", TaskID: "22\x1b[2J\u2066"}, list, details)
	if err != nil {
		t.Fatal(err)
	}
	report, err := sarif.FromBytes(b, sarif.WithStrictValidation())
	if err == nil {
		err = report.Validate()
	}
	if err != nil {
		t.Errorf("not SARIF 2.1.0: %v", err)
	}
	var got log
	if err := json.Unmarshal(b, &got); err != nil || got.Version != "2.1.0" || len(got.Runs) != 1 {
		t.Fatalf("%v in %s", err, b)
	}
	run := got.Runs[0]
	if len(run.Results) != len(list) || len(run.Tool.Driver.Rules) != len(list)-1 {
		t.Fatalf("%d results, %d rules", len(run.Results), len(run.Tool.Driver.Rules))
	}
	for i, want := range []struct{ level, severity, uri, score, cwe string }{
		{"error", "high", "https://www.example.com/login?id=1", "8.0", "external/cwe/cwe-89"},
		{"error", "high", "tcp://10.0.0.5:3306", "8.0", ""},
		{"error", "high", "https://api.example.com/", "8.0", "external/cwe/cwe-89"},
		{"note", "info", "tcp://[2001:db8::1]:22", "0.0", ""},
		{"error", "-1", "tcp://unknown", "8.0", ""},
		{"note", "low", "tcp://a.example.com", "2.0", ""},
		{"warning", "medium", "https://www.example.com/a%20b?q=<img>|x", "5.0", ""},
	} {
		r := run.Results[i]
		rule := run.Tool.Driver.Rules[r.RuleIndex]
		if r.Level != want.level || r.Properties.Severity != want.severity ||
			r.Locations[0].PhysicalLocation.ArtifactLocation.URI != want.uri ||
			rule.ID != r.RuleID ||
			rule.Properties.SecuritySeverity != want.score ||
			strings.Join(rule.Properties.Tags[1:], " ") != want.cwe {
			t.Errorf("got %+v of %+v, want %+v", r, rule, want)
		}
		if strings.HasPrefix(rule.HelpURI, "javascript") {
			t.Errorf("links to %s", rule.HelpURI)
		}
	}
	for _, bad := range []string{"\x1b", `\u001b`, "\u202e", "\u009b", "\u2066", "javascript:alert"} {
		if strings.Contains(string(b), bad) {
			t.Errorf("%q is in the log", bad)
		}
	}
}
