package input

import "strings"

// recordedKeys are the bytes that terminals send for single keys: xterm, the Linux console,
// rxvt, PuTTY, kitty, and xterm with modifyOtherKeys.
var recordedKeys = []string{
	"a", "Z", " ", "\r", "\t", "\x7f", "\x08", "\x00", "\x01", "\x1a", "\x1f", "é", "字", "😀", "\u0301",
	"\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[Z",
	"\x1b[1~", "\x1b[3~", "\x1b[4~", "\x1b[5~", "\x1b[6~", "\x1b[15~", "\x1b[24~",
	"\x1bOA", "\x1bOD", "\x1bOP", "\x1bOS", "\x1bOM", "\x1bOp", "\x1bOw", "\x1bO5P", "\x1bOd",
	"\x1b[1;5C", "\x1b[1;2A", "\x1b[1;3D", "\x1b[3;5~", "\x1b[1;2R", "\x1b[2$", "\x1b[7^", "\x1b[8@", "\x1b[a",
	"\x1b\r", "\x1bb", "\x1bé", "\x1b\x7f", "\x1b\x1b[D", "\x1b\x1bOC", "\x1b\x1b[5~",
	"\x1b[97u", "\x1b[97;5u", "\x1b[57344u", "\x1b[27;5;13~", "\x1b[127;3u", "\x1b[1;1:2A",
}

// consoleKeys are keys that Bubble Tea's reader does not know, or decodes as another key and
// letters.
var consoleKeys = []string{"\x1b[[A", "\x1b[[E", "\x1b[Ow", "\x1b[G", "\x1bOI", "\x1bO1;5P"}

// recordedReports are the bytes that terminals send for the mouse, for the focus, and as
// reports on queries.
var recordedReports = []string{
	"\x1b[<0;4;6M", "\x1b[<0;4;6m", "\x1b[<65;75;42M", "\x1b[<35;1;1M", "\x1b[M !!", "\x1b[M`\xf0\xff", "\x1b[I",
	"\x1b[?2026;2$y", "\x1b[?62;22;52c", "\x1b[>41;354;0c", "\x1b[12;40R", "\x1b[8;24;80t", "\x1b[?0u", "\x1b[?997;1n",
	"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\", "\x1b]11;rgb:ffff/ffff/ffff\a", "\x1b]10;?\x1b\\",
	"\x1b[0n", "\x1b[?10n", "\x1b[?1;0;1024S", "\x1b[2;1;1;120;120;1;0x", "\x1b[224z", "\x1b[57427~", "\x1b[32;10;20M",
	"\x1b[=0c", "\x1b[1;3;5;10;0&w", "\x1b[48;24;80;480;640t", "\x1b[M \x00Q", "\x1b[M q\x00",
	"\x1bP@kitty-cmd{\"ok\": true}\x1b\\",
	"\x1bP>|XTerm(390)\x1b\\", "\x1bP1+r524742=38\x1b\\", "\x1b_Gi=1;OK\x1b\\",
}

// recordedPastes are texts as clipboards contain them.
var recordedPastes = []string{
	"", "x", "foo\rbar\r", "bücher.example\r\n例子.中国 👩‍👩‍👧\n", "tab\there\x00",
	"end [201~ of nothing",
	"b\xc3.example", "\xff\xfe", "\x1b[31mred\x1b[m", strings.Repeat("host.example.com\r", 40),
}

func bracketed(text string) string { return "\x1b[200~" + text + pasteEnd }
