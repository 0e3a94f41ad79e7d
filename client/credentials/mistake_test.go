package credentials_test

import (
	"fmt"
	"strings"
	"testing"

	"scantop/client/credentials"
	"scantop/client/reason"
)

// configurationByHand is a configuration as people edit it. Each mistake replaces a part of it.
const configurationByHand = `{
	"current": "prod",
	"profiles": [
		{
			"name": "prod",
			"mode": "AK",
			"access_key_id": "LTAImarkedKeyId",
			"access_key_secret": "markedSecret",
			"expired_seconds": 900,
			"enable_vpc": true
		},
		{
			"name": "other"
		}
	]
}
`

// The error names the line of the mistake and quotes nothing of the file.
func TestMistakesInTheConfiguration(t *testing.T) {
	folder := home(t)
	for _, test := range []struct {
		old, new string
		line     int
		want     reason.Reason
	}{
		{"true\n", "true,\n", 11, reason.JSON},
		{"\"other\"\n\t\t}", "\"other\"\n\t\t},", 15, reason.JSON},
		{`"AK",`, `"AK",,`, 6, reason.JSON},
		{`"AK"`, ``, 6, reason.JSON},
		{`"AK",`, `"AK"`, 7, reason.JSON},
		{`"mode": `, `"mode" `, 6, reason.JSON},
		{`"AK",`, `"AK,`, 6, reason.JSON},
		{`"AK"`, `AK`, 6, reason.JSON},
		{`true`, `tru`, 10, reason.JSON},
		{`"AK"`, `'AK'`, 6, reason.JSON},
		{`"AK",`, `"AK"，`, 6, reason.JSON},
		{`"AK",`, "\"AK\",\u00a0", 6, reason.JSON},
		{`"AK",`, `"AK", // markedSecret`, 6, reason.JSON},
		{`{`, "# markedSecret\n{", 1, reason.JSON},
		{`"AK"`, `"C:\markedSecret"`, 6, reason.JSON},
		{`"AK"`, "\"A\tK\"", 6, reason.JSON},
		{"\t]\n", "\t}\n", 15, reason.JSON},
		{"\n}\n", "\n}\n{}\n", 17, reason.JSON},
		{"\n}\n", "\n", 16, reason.CutOff},
		{`"` + "other\"\n\t\t}\n\t]\n}\n", `"other`, 13, reason.CutOff},
		{`900`, `"900"`, 9, reason.Mistyped},
		{`"AK"`, `1`, 6, reason.Mistyped},
		{configurationByHand, `[]`, 1, reason.Mistyped},
		{configurationByHand, markedSecret, 1, reason.JSON},
		{configurationByHand, `<html>`, 1, reason.JSON},
		{configurationByHand, "\xff\xfe{\x00}\x00", 1, reason.JSON}, // UTF-16
		{configurationByHand, "", 0, reason.EmptyFile},
		{configurationByHand, "\ufeff\n ", 0, reason.EmptyFile},
	} {
		for mark, around := range map[string]func(string) string{
			"": func(s string) string { return s }, "\ufeff": func(s string) string { return "\ufeff" + s },
			"\r": func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		} {
			if test.line == 0 && mark != "" {
				continue
			}
			content := around(strings.Replace(configurationByHand, test.old, test.new, 1))
			put(t, content, folder, ".aliyun", "config.json")
			failure := failureOf(t, credentials.FromProfile("prod"))
			if failure.Reason != test.want || failure.Line != test.line || failure.File != "~/.aliyun/config.json" {
				t.Errorf("%q for %q (%q): got %+v, want line %d: %s",
					test.new, test.old, mark, failure, test.line, test.want)
			}
			want := fmt.Sprintf("~/.aliyun/config.json, line %d: %s", test.line, test.want)
			if test.line > 0 && !strings.Contains(failure.Error(), want) {
				t.Errorf("%q does not contain %q", failure, want)
			}
		}
	}
}

// The SDK quotes a configuration file that it cannot read.
func TestBrokenConfigurationShowsNoSecrets(t *testing.T) {
	files := map[string]string{
		"cut off": `{"current":"default","profiles":[{"name":"default","mode":"AK","access_key_id":"` +
			markedID + `","access_key_secret":"` + markedSecret,
		"not JSON":    markedID + " " + markedSecret,
		"null":        `{"current":"default","profiles":[null]}`, // the SDK panics
		"no mode":     `{"current":"default","profiles":[{"name":"default","mode":"` + markedSecret + `"}]}`,
		"no such one": `{"current":"` + markedSecret + `","profiles":[{"name":"default","mode":"AK"}]}`,
	}
	for name, content := range files {
		t.Run(name, func(t *testing.T) {
			put(t, content, home(t), ".aliyun", "config.json")
			failureOf(t, credentials.Default())
			failureOf(t, credentials.FromProfile("default"))
		})
	}
}
