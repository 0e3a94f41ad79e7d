package client_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"scantop/client"
)

// configurationByHand is a configuration as people edit it. Each slip of theirs
// replaces a part of it.
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

// Each slip is told with its line, and nothing of the file is quoted.
func TestSlipsInTheConfiguration(t *testing.T) {
	folder := home(t)
	for _, test := range []struct {
		old, new string
		line     int
		want     client.ProfileReason
	}{
		{"true\n", "true,\n", 10, client.ReasonTrailingComma},
		{"true\n", "true ,\n\n\n", 10, client.ReasonTrailingComma},
		{"\"other\"\n\t\t}", "\"other\"\n\t\t},", 14, client.ReasonTrailingComma},
		{"\t]\n", "\t],\n", 15, client.ReasonTrailingComma},
		{`"AK",`, `"AK",,`, 6, client.ReasonExtraComma},
		{`"profiles": [`, `"profiles": [,`, 3, client.ReasonExtraComma},
		{`"AK"`, ``, 6, client.ReasonValue},
		{"true\n", "\n", 11, client.ReasonValue},
		{`"AK",`, `"AK"`, 6, client.ReasonComma},
		{`900,`, `900`, 9, client.ReasonComma},
		{"\t\t},", "\t\t}", 11, client.ReasonComma},
		{`"AK",`, `"AK";`, 6, client.ReasonComma},
		{`"AK"`, `"AK" "LTAIx"`, 6, client.ReasonComma},
		{`"mode": `, `"mode" `, 6, client.ReasonColon},
		{`"mode": `, `"mode" = `, 6, client.ReasonColon},
		{`"current": `, `"current" `, 2, client.ReasonColon},
		{`"AK",`, `"AK,`, 6, client.ReasonQuote},
		{`"mode"`, `"mode`, 6, client.ReasonQuote}, // the text "mode: " is a name; then comes AK
		{`"AK"`, `AK"`, 6, client.ReasonUnquoted},
		{`"AK"`, `AK`, 6, client.ReasonUnquoted},
		{`"mode"`, `mode`, 6, client.ReasonUnquoted},
		{`true`, `True`, 10, client.ReasonUnquoted},
		{`true`, `trUe`, 10, client.ReasonUnquoted},
		{`true`, `tru`, 10, client.ReasonUnquoted},
		{`900`, `nul`, 9, client.ReasonUnquoted},
		{`900`, `900s`, 9, client.ReasonUnquoted},
		{`"AK"`, `'AK'`, 6, client.ReasonSingleQuote},
		{`"mode"`, `'mode'`, 6, client.ReasonSingleQuote},
		{`"AK"`, `“AK”`, 6, client.ReasonPunctuation},
		{`"AK",`, `"AK"，`, 6, client.ReasonPunctuation},
		{`"mode": `, `"mode"：`, 6, client.ReasonPunctuation},
		{`"AK",`, "\"AK\",\u00a0", 6, client.ReasonInvisible},
		{`"mode"`, "\u200b\"mode\"", 6, client.ReasonInvisible},
		{`"AK",`, `"AK", // markedSecret`, 6, client.ReasonComment},
		{`"AK",`, `"AK", /* markedSecret */`, 6, client.ReasonComment},
		{`{`, "# markedSecret\n{", 1, client.ReasonComment},
		{`"AK"`, `"C:\markedSecret"`, 6, client.ReasonBackslash},
		{`"AK"`, `"\u12markedSecret"`, 6, client.ReasonBackslash},
		{`"AK"`, "\"A\tK\"", 6, client.ReasonControl},
		{"true\n\t\t}", "true\n\t\t]", 11, client.ReasonBracket},
		{"\"enable_vpc\": true\n", "\"enable_vpc\"\n", 11, client.ReasonColon},
		{"\t]\n", "\t}\n", 15, client.ReasonBracket},
		{"\"other\"\n\t\t}", "\"other\"\n\t\t]", 14, client.ReasonBracket},
		{"\n}\n", "\n}}\n", 16, client.ReasonAfterEnd},
		{"\n}\n", "\n}\n{}\n", 17, client.ReasonAfterEnd},
		{"\n}\n", "\n", 16, client.ReasonCutOff},
		{`"` + "other\"\n\t\t}\n\t]\n}\n", `"other`, 13, client.ReasonCutOff},
		{`900`, `"900"`, 9, client.ReasonType},
		{`"AK"`, `1`, 6, client.ReasonType},
		{configurationByHand, `[]`, 1, client.ReasonType},
		{configurationByHand, markedSecret, 1, client.ReasonUnquoted},
		{configurationByHand, `<html>`, 1, client.ReasonJSON},
		{configurationByHand, "", 0, client.ReasonEmpty},
		{configurationByHand, "\ufeff\n \x00\x00", 0, client.ReasonEmpty},
		{configurationByHand, "\xff\xfe{\x00}\x00", 0, client.ReasonUTF16},
		{configurationByHand, "\xfe\xff\x00{\x00}", 0, client.ReasonUTF16},
		{configurationByHand, "{\x00}\x00", 0, client.ReasonUTF16},
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
			_, err := unsigned(t, deaf(t), client.WithProfile("prod")).DescribeScans(t.Context(), client.Query{})
			failureOf(t, err, client.KindCredentials)
			wantNoSecret(t, err)
			var failure *client.ProfileError
			if !errors.As(err, &failure) || failure.Reason != test.want || failure.Line != test.line || failure.File != "~/.aliyun/config.json" {
				t.Errorf("%q for %q (%q): got %+v, want line %d: %s", test.new, test.old, mark, failure, test.line, test.want)
			}
			if want := fmt.Sprintf("~/.aliyun/config.json, line %d: %s", test.line, test.want); test.line > 0 && !strings.Contains(err.Error(), want) {
				t.Errorf("%q does not tell %q", err, want)
			}
		}
	}
}
