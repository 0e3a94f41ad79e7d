package client_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"scantop/client"
	"scantop/client/credentials"
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
		want     credentials.Reason
	}{
		{"true\n", "true,\n", 10, credentials.ReasonTrailingComma},
		{"true\n", "true ,\n\n\n", 10, credentials.ReasonTrailingComma},
		{"\"other\"\n\t\t}", "\"other\"\n\t\t},", 14, credentials.ReasonTrailingComma},
		{"\t]\n", "\t],\n", 15, credentials.ReasonTrailingComma},
		{`"AK",`, `"AK",,`, 6, credentials.ReasonExtraComma},
		{`"profiles": [`, `"profiles": [,`, 3, credentials.ReasonExtraComma},
		{`"AK"`, ``, 6, credentials.ReasonValue},
		{"true\n", "\n", 11, credentials.ReasonValue},
		{`"AK",`, `"AK"`, 6, credentials.ReasonComma},
		{`900,`, `900`, 9, credentials.ReasonComma},
		{"\t\t},", "\t\t}", 11, credentials.ReasonComma},
		{`"AK",`, `"AK";`, 6, credentials.ReasonComma},
		{`"AK"`, `"AK" "LTAIx"`, 6, credentials.ReasonComma},
		{`"mode": `, `"mode" `, 6, credentials.ReasonColon},
		{`"mode": `, `"mode" = `, 6, credentials.ReasonColon},
		{`"current": `, `"current" `, 2, credentials.ReasonColon},
		{`"AK",`, `"AK,`, 6, credentials.ReasonQuote},
		{`"mode"`, `"mode`, 6, credentials.ReasonQuote}, // the text "mode: " is a name; then comes AK
		{`"AK"`, `AK"`, 6, credentials.ReasonUnquoted},
		{`"AK"`, `AK`, 6, credentials.ReasonUnquoted},
		{`"mode"`, `mode`, 6, credentials.ReasonUnquoted},
		{`true`, `True`, 10, credentials.ReasonUnquoted},
		{`true`, `trUe`, 10, credentials.ReasonUnquoted},
		{`true`, `tru`, 10, credentials.ReasonUnquoted},
		{`900`, `nul`, 9, credentials.ReasonUnquoted},
		{`900`, `900s`, 9, credentials.ReasonUnquoted},
		{`"AK"`, `'AK'`, 6, credentials.ReasonSingleQuote},
		{`"mode"`, `'mode'`, 6, credentials.ReasonSingleQuote},
		{`"AK"`, `“AK”`, 6, credentials.ReasonPunctuation},
		{`"AK",`, `"AK"，`, 6, credentials.ReasonPunctuation},
		{`"mode": `, `"mode"：`, 6, credentials.ReasonPunctuation},
		{`"AK",`, "\"AK\",\u00a0", 6, credentials.ReasonInvisible},
		{`"mode"`, "\u200b\"mode\"", 6, credentials.ReasonInvisible},
		{`"AK",`, `"AK", // markedSecret`, 6, credentials.ReasonComment},
		{`"AK",`, `"AK", /* markedSecret */`, 6, credentials.ReasonComment},
		{`{`, "# markedSecret\n{", 1, credentials.ReasonComment},
		{`"AK"`, `"C:\markedSecret"`, 6, credentials.ReasonBackslash},
		{`"AK"`, `"\u12markedSecret"`, 6, credentials.ReasonBackslash},
		{`"AK"`, "\"A\tK\"", 6, credentials.ReasonControl},
		{"true\n\t\t}", "true\n\t\t]", 11, credentials.ReasonBracket},
		{"\"enable_vpc\": true\n", "\"enable_vpc\"\n", 11, credentials.ReasonColon},
		{"\t]\n", "\t}\n", 15, credentials.ReasonBracket},
		{"\"other\"\n\t\t}", "\"other\"\n\t\t]", 14, credentials.ReasonBracket},
		{"\n}\n", "\n}}\n", 16, credentials.ReasonAfterEnd},
		{"\n}\n", "\n}\n{}\n", 17, credentials.ReasonAfterEnd},
		{"\n}\n", "\n", 16, credentials.ReasonCutOff},
		{`"` + "other\"\n\t\t}\n\t]\n}\n", `"other`, 13, credentials.ReasonCutOff},
		{`900`, `"900"`, 9, credentials.ReasonType},
		{`"AK"`, `1`, 6, credentials.ReasonType},
		{configurationByHand, `[]`, 1, credentials.ReasonType},
		{configurationByHand, markedSecret, 1, credentials.ReasonUnquoted},
		{configurationByHand, `<html>`, 1, credentials.ReasonJSON},
		{configurationByHand, "", 0, credentials.ReasonEmpty},
		{configurationByHand, "\ufeff\n \x00\x00", 0, credentials.ReasonEmpty},
		{configurationByHand, "\xff\xfe{\x00}\x00", 0, credentials.ReasonUTF16},
		{configurationByHand, "\xfe\xff\x00{\x00}", 0, credentials.ReasonUTF16},
		{configurationByHand, "{\x00}\x00", 0, credentials.ReasonUTF16},
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
			var failure *credentials.ProfileError
			if !errors.As(err, &failure) || failure.Reason != test.want || failure.Line != test.line || failure.File != "~/.aliyun/config.json" {
				t.Errorf("%q for %q (%q): got %+v, want line %d: %s", test.new, test.old, mark, failure, test.line, test.want)
			}
			if want := fmt.Sprintf("~/.aliyun/config.json, line %d: %s", test.line, test.want); test.line > 0 && !strings.Contains(err.Error(), want) {
				t.Errorf("%q does not tell %q", err, want)
			}
		}
	}
}
