package cli

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"unicode"
)

// What AVDS says about runs, findings and reports cannot control a terminal, wherever it is quoted.
func TestHostileResults(t *testing.T) {
	const evil = `\u001b[2J\u001b]0;x\u0007\u202e\u009b31m\u2066`
	run := func(id int, task, status, link string) string {
		return fmt.Sprintf(`{"TaskId":"%s","ScanId":"%s","JobStatus":"%s","CreatedAt":%d,"name":"%s","reportUrl":"%s",`+
			`"reportStatus":"finished"}`, task, scanned, status, 1565690460000+id, evil, link)
	}
	runs := strings.Join([]string{
		run(9, "9"+evil, "running"+evil, "http://h/"), run(8, "8", "finished", "http://h/"+evil),
		run(7, "7", "finished", "javascript:alert(1)"), run(6, "6", "finished", "file:///etc/passwd"),
	}, ",")
	server := serve(t)
	server.Intercept(func(w http.ResponseWriter, _ *http.Request, action string) bool {
		switch action {
		case "DescribeScanSessions":
			fmt.Fprintf(w, `{"code":"200","success":true,"data":{"TotalCount":4,"List":[%s]}}`, runs)
		case "DescribeAllVulnerabilities":
			fmt.Fprintf(w, `{"code":200,"success":true,"data":{"TotalCount":1,"List":[{"Id":"1%s","Name":"<b>%s",`+
				`"Severity":3,"Status":0,"Target":"=1+1%s","TaskId":"%s"}]}}`, evil, evil, evil, evil)
		case "DescribeVulnerability":
			fmt.Fprintf(w, `{"code":200,"Success":true,"Id":1,"Name":"x","Owasp":"%s","Data":"{\"List\":[]}"}`, evil)
		default:
			return false
		}
		return true
	})
	for _, tt := range []struct {
		args string
		want int
	}{
		{"runs ID", 0}, {"runs ID -o json", 0}, {"runs ID -o csv", 0}, {"findings ID", 0}, {"findings ID -o json", 0},
		{"findings ID -o jsonl", 0}, {"findings ID -o csv", 0}, {"findings ID -o markdown", 0},
		{"findings ID -o sarif", 0}, {"findings ID --fail-on high", exitFailed}, {"findings ID --new", exitFailed},
		{"report ID --run 4", exitFailed}, {"report ID --run 8", exitFailed}, {"report ID --run 7", exitFailed},
		{"report ID --run 6", exitFailed},
	} {
		args := strings.Fields(strings.ReplaceAll(tt.args, "ID", scanned))
		code, stdout, stderr := runMain(t, english, append(args, "--endpoint", server.URL)...)
		if code != tt.want {
			t.Errorf("%s: ends with %d, want %d: %q", tt.args, code, tt.want, stderr)
		}
		for _, r := range strings.NewReplacer("\n", "", "\r", "").Replace(stdout + stderr) {
			if unicode.In(r, unicode.Cc, unicode.Cf) {
				t.Errorf("%s: %q in %q, %q", tt.args, r, stdout, stderr)
				break
			}
		}
	}
}
