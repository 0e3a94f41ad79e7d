package findings

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

func TestFindingHasEverythingThatIsKnown(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	h := open(t, a, wide)
	h.advance(3 * time.Second)
	h.press("enter")
	h.see("▲ high Weak TLS: SSLv3 accepted", "Target 10.0.0.159:443", "Asset auth.example.net", "Status open",
		"Found 2026-03-02 11:00", "CWE-79 · OWASP A3 · WASC-8", "Reference https://cwe.example.org/79",
		"First found run 2 · 2026-03-01 11:30", "DESCRIPTION", "About Weak TLS", "IMPACT", "Impact of it",
		"2 lines · enter shows them", "FIX", "Fix it")
	h.miss("GET / HTTP/1.1")
	if !strings.Contains(h.f.View(), "\x1b]8;id=reference;https://cwe.example.org/79\x07") {
		t.Error("the reference is not a link")
	}
	h.press("enter")
	h.see("GET / HTTP/1.1", "Host: x")
	h.press("enter")
	h.miss("GET / HTTP/1.1")
	h.press("right")
	h.see("SQL 注入", "First found run 3")
	h.press("left", "left", "esc")
	h.see("1–4 of 4")
	if n := a.count("DescribeVulnerability"); n != 2 {
		t.Errorf("%d requests for two findings", n)
	}
}

// Once the aborted run 1 was read too, it is the first run with the finding.
func TestFirstRunOfThoseRead(t *testing.T) {
	t.Parallel()
	h := open(t, threeRuns(), wide)
	h.advance(3 * time.Second)
	h.press("[", "[")
	h.advance(3 * time.Second)
	h.press("]", "]", "enter")
	h.see("First found run 1 · 2026-02-28 11:30")
}

func TestFindingBesideTheList(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	h := open(t, a, look{"en", 160, 43, false, false})
	h.see("loading…")
	h.advance(time.Second)
	h.see("About Weak TLS", "1–4 of 4")
	h.press("down", "down", "down", "up") // faster than details are read
	h.advance(time.Second)
	h.see("About Reflected XSS")
	if n := a.count("DescribeVulnerability"); n != 2 {
		t.Errorf("%d requests for two findings", n)
	}
}

func TestFindingIsCopied(t *testing.T) {
	t.Parallel()
	h := open(t, threeRuns(), wide)
	h.press("y")
	h.see("Finding copied as Markdown.")
	for _, want := range []string{
		"# Weak TLS: SSLv3 accepted\n", "- SEVERITY: high\n", "- Target: 10.0.0.159:443\n", "- CWE: CWE\\-79\n",
		"\n## DESCRIPTION\n\nAbout Weak TLS: SSLv3 accepted\n", "\n## PROOF\n\n    GET / HTTP/1.1\n    Host: x\n",
	} {
		if len(h.copied) == 0 || !strings.Contains(h.copied[0], want) {
			t.Fatalf("%q is not in %q", want, h.copied)
		}
	}
	h.press("enter", "Y")
	h.see("Reference copied.")
	if h.copied[1] != "https://cwe.example.org/79" {
		t.Errorf("copied %q", h.copied[1])
	}
	h.advance(3 * time.Second)
	h.press("esc", "*", "down", "down", "y")
	if last := h.copied[len(h.copied)-1]; !strings.Contains(last, "search, ") || !strings.Contains(last, "help") {
		t.Errorf("a folded row is copied without all its targets: %q", last)
	}
	for reference, said := range map[string]string{
		"": "This finding has no reference.", "javascript:alert(1)": "not an http or https address",
	} {
		a := threeRuns()
		x := a.found["303"][0]
		a.details = map[string]*client.FindingDetail{x.ID: {Finding: x, Reference: reference}}
		h := open(t, a, wide)
		h.press("Y")
		h.see(said)
		if len(h.copied) > 0 || strings.Contains(h.f.View(), "\x1b]8;id") {
			t.Errorf("copied %q", h.copied)
		}
	}
}

// Without details, what the list knows is shown and copied.
func TestDetailsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	a.fail = map[string]error{"DescribeVulnerability": &client.Error{
		Kind: client.KindPermission, Action: "DescribeVulnerability", Code: "NoPermission",
	}}
	h := open(t, a, wide)
	h.press("enter")
	h.see("Weak TLS", "Target 10.0.0.159:443", "This account may not use DescribeVulnerability (NoPermission).")
	h.press("y")
	if len(h.copied) != 1 || !strings.Contains(h.copied[0], "Weak TLS") {
		t.Errorf("copied %q", h.copied)
	}
	h.press("esc", "down", "enter", "esc")
	if n := a.count("DescribeVulnerability"); n != 1 {
		t.Errorf("a refused operation is requested %d times", n)
	}
	a.fail["DescribeVulnerability"] = &client.Error{Kind: client.KindTimeout, Action: "DescribeVulnerability"}
	h.press("r", "y")
	h.see(text.For("en").Errors.Timeout, "1–4 of 4")
}

// hostile returns a scan with texts that try to act on the terminal.
func hostile() *fakeAVDS {
	const bad = "a\x1b[2J\x1b]0;t\x07\u009b31m\u202eb\nc\x00\r\t\xff|`<b>"
	a := threeRuns()
	for task, list := range a.found {
		for i := range list {
			f := &list[i]
			f.Name, f.Target, f.Hostname, f.Type = bad+f.Name, bad+f.Target, bad, bad
		}
		a.found[task] = list
	}
	x := &a.found["303"][0]
	x.ID = bad
	a.details = map[string]*client.FindingDetail{bad: {
		Finding: *x, Description: bad, Impact: bad, Solution: bad, Proof: bad + strings.Repeat("x", 300),
		Reference:  "https://x.cn/" + bad,
		CommonType: bad, CWE: bad, OWASP: bad, WASC: bad,
	}}
	for i := range a.runs {
		a.runs[i].Name, a.runs[i].ReportURL = bad, "https://x.cn/"+bad
	}
	return a
}

// ours matches the only escape sequences that the screen makes: colours and links.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m|\x1b\]8;[^\x07\x1b]*\x07`)

func TestNoTextActsOnTheTerminal(t *testing.T) {
	t.Parallel()
	h := open(t, hostile(), look{"en", 160, 43, false, false})
	check := func() {
		t.Helper()
		drawn := ours.ReplaceAllString(h.f.View(), "")
		if i := strings.IndexFunc(drawn, func(r rune) bool {
			return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == '\u202e' || r == '\ufffd' && false
		}); i >= 0 {
			t.Fatalf("%q is on the screen", drawn[max(0, i-20):min(len(drawn), i+20)])
		}
	}
	h.advance(3 * time.Second)
	check()
	for _, k := range []string{"*", "enter", "enter", "y", "Y", "esc", "d", "d", "x", "p"} {
		h.press(k)
		check()
	}
	for _, s := range append(h.copied, h.files...) {
		if strings.ContainsAny(s, "\x1b\x07\x00\u202e\u009b") {
			t.Errorf("%q leaves the program", s)
		}
	}
}
