package credentials

import (
	"bytes"
	"encoding/json"
	"testing"
)

// Wherever a sign is lost, or is one too many, a line of the file is named, and
// none after the one that the decoder has reached.
func TestEverySlipHasALine(t *testing.T) {
	t.Parallel()
	content := []byte("{\n\"current\": \"a\",\n\"profiles\": [\n{\"name\": \"a\\n\", \"expired_seconds\": 90, \"enable_vpc\": true},\n{}]\n}\n")
	try := func(text []byte) {
		t.Helper()
		err := json.Unmarshal(text, &cliConfig{})
		if err == nil {
			return
		}
		reached := len(text)
		if syntax, ok := err.(*json.SyntaxError); ok {
			reached = int(syntax.Offset)
		}
		if line, reason := slipOf(text, err); line < 1 || line > lineOf(text, reached) || reason == "" {
			t.Errorf("%q: line %d: %q", text, line, reason)
		}
	}
	for i := range content {
		try(content[:i])
		try(append(bytes.Clone(content[:i]), content[i+1:]...))
		for _, sign := range []string{",", ":", "{", "}", "[", "]", `"`, `\`, "'", "/", "x", "9", ";", "“", "\xff", "\u00a0", "\x00"} {
			try(append(append(bytes.Clone(content[:i]), sign...), content[i:]...))
		}
	}
}
