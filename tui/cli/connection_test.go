package cli

import (
	"strings"
	"testing"

	"scantop/tui/order"
)

// The commands that the screen copies connect to the same place as this command line.
func TestTheScreenKnowsWhatWasAskedFor(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]order.Connection{
		"":       {},
		"--demo": {Demo: true},
		"--region cn-hangzhou --endpoint https://avds.aliyuncs.com": {},
		"--profile staging --region ap-southeast-1 --endpoint http://127.0.0.1:8804": {Profile: "staging",
			Region: "ap-southeast-1", Endpoint: "http://127.0.0.1:8804"},
		"--endpoint http://avds.example.com --plain-http": {Endpoint: "http://avds.example.com", PlainHTTP: true},
	} {
		if got := settingsFor(t, english, strings.Fields(args)...).options.Connection; got != want {
			t.Errorf("%s: %+v", args, got)
		}
	}
}

// So does the command that is printed after an unclear launch.
func TestTheHintAfterAnUnclearLaunchLeadsToTheSamePlace(t *testing.T) {
	server := serve(t)
	inject(t, server, "reset-acted:action=CreateScan")
	inject(t, server, "http-503-empty:action=DescribeScans")
	code, _, stderr := runMain(t, english, "new", "--yes", "--endpoint", server.URL, "--region", "ap-southeast-1",
		"--target", "a.example.com", "--name", "n")
	want := "scantop list --search 'n' --region ap-southeast-1 --endpoint " + server.URL + "\n"
	if code != exitFailed || !strings.HasSuffix(stderr, want) {
		t.Errorf("ends with %d, %q", code, stderr)
	}
}
