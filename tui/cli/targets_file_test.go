package cli

import (
	"encoding/binary"
	"os"
	"strings"
	"testing"
	"unicode/utf16"
)

// utf16File returns a text in UTF-16 with a byte order mark, as Windows programs save it.
func utf16File(order binary.AppendByteOrder, text string) string {
	var file []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		file = order.AppendUint16(file, unit)
	}
	return string(file)
}

const windowsList = "# 店铺\r\n- a.example.com\r\n例子.中国\r\n"

// Files of other systems contain the same targets.
func TestNewReadsTheTextFilesOfWindowsAndDOS(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, held := range map[string]string{
		"UTF-16LE": utf16File(binary.LittleEndian, windowsList), "UTF-16BE": utf16File(binary.BigEndian, windowsList),
		"UTF-8 with a mark": "\ufeff" + windowsList, "DOS": windowsList + "\x1a",
		"DOS, padded":      windowsList + "\x1a\x1a\x00\x00",
		"UTF-16 of DOS":    utf16File(binary.BigEndian, windowsList+"\x1a"),
		"separated by NUL": "a.example.com\x00例子.中国\x00",
		"comments in GBK":  "a.example.com # \xb5\xea\xc6\xcc\n例子.中国",
	} {
		server := serve(t)
		if err := os.WriteFile("list", []byte(held), 0o600); err != nil {
			t.Fatal(err)
		}
		code, _, stderr := runMain(t, english, "new", "--yes", "--endpoint", server.URL, "--targets-file", "list")
		if code != 0 || len(launches(server)) != 1 {
			t.Errorf("%s: ends with %d, %q", name, code, stderr)
			continue
		}
		sent := launches(server)[0].Params
		got := sent.Get("Targets.1") + " " + sent.Get("Targets.2") + " " + sent.Get("Targets.3")
		if got != "a.example.com xn--fsqu00a.xn--fiqs8s " {
			t.Errorf("%s: %q is sent", name, got)
		}
	}
}

// Errors have the line numbers of the file, and unclear encodings are not guessed.
func TestNewRefusesTextFilesThatCannotBeRead(t *testing.T) {
	t.Chdir(t.TempDir())
	marked := utf16File(binary.LittleEndian, windowsList+"x")
	for name, c := range map[string]struct{ held, says string }{
		"bad": {utf16File(binary.LittleEndian, windowsList+"127.0.0.1"),
			`list is invalid: line 4 "127.0.0.1" (a loopback address or name`},
		"no mark":     {marked[2:], "list: full of NUL bytes, like UTF-16"},
		"UTF-32":      {"\xff\xfe\x00\x00a\x00\x00\x00.\x00\x00\x00b\x00\x00\x00", "list: full of NUL"},
		"UTF-32BE":    {"\x00\x00\xfe\xff\x00\x00\x00a\x00\x00\x00.", "list: full of NUL"},
		"only NUL":    {strings.Repeat("\x00", 99), "list: full of NUL"},
		"only ctrl+Z": {"\x1a\r\n", "list: contains no targets"},
		"cut in two":  {marked[:len(marked)-1], `list is invalid: line 4 "`},
		"GBK": {"a.com\n\xc0\xfd.com\n",
			`list is invalid: line 2 "\xc0\xfd.com" (not a domain or IP address)`},
		"ctrl+Z alone": {"a.com\x1a.com", `list is invalid: line 1 ".com" (not a domain or IP address)`},
	} {
		if err := os.WriteFile("list", []byte(c.held), 0o600); err != nil {
			t.Fatal(err)
		}
		code, stdout, stderr := runMain(t, english, "new", "--yes", "--targets-file", "list")
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, c.says) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: ends with %d, %q; want %q", name, code, stderr, c.says)
		}
	}
}
