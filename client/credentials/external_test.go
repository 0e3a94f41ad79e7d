package credentials

import (
	"slices"
	"testing"
)

func TestSplitCommand(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		line    string
		windows bool
		want    []string // nil if an error is expected
	}{
		{" a  b\tc\n", false, []string{"a", "b", "c"}},
		{`"a b"c 'd "e' ""`, false, []string{"a bc", `d "e`, ""}},
		{`a\ b \"c "d\"e\n" 'f\'`, false, []string{"a b", `"c`, `d"e\n`, `f\`}},
		{"$HOME/a; b | c > `d`", false, []string{"$HOME/a;", "b", "|", "c", ">", "`d`"}},
		{`C:\bin\a.exe "C:\my files\b" "c\"d" e\`, true, []string{`C:\bin\a.exe`, `C:\my files\b`, `c"d`, `e\`}},
		{"", false, nil}, {" ", false, nil}, {`"" a`, false, nil}, {`a "b`, false, nil}, {`a 'b`, false, nil},
		{`a\`, false, nil},
	} {
		got, err := splitCommand(test.line, test.windows)
		if !slices.Equal(got, test.want) || (err == nil) != (test.want != nil) {
			t.Errorf("%q: %q, %v, want %q", test.line, got, err, test.want)
		}
	}
}
