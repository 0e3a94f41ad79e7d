package e2e

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// oddNames returns a page of plain names, then names that are known to cause trouble, then
// random names, which are the same in each run.
func oddNames(n int) []string {
	var names []string
	for i := range namesOnPage {
		names = append(names, fmt.Sprintf("plain-%02d", i))
	}
	names = append(names, trouble()...)
	random := rand.New(rand.NewPCG(1, 1))
	for len(names) < n {
		names = append(names, randomName(random))
	}
	return names[:n]
}

// trouble returns names each of which breaks some program.
func trouble() []string {
	return []string{
		// Control sequences.
		"\x1b[31;41;5;9mred", "\x1b]0;title\x07", "\x1b]52;c;aGk=\x07", "\a\a", "\x1b[2J\x1b[H\x1bc",
		"\x1b[?25h\x1b[?1000h\x1b[4h\x1b[?6h",
		"\x1b[5;9r", "\x0e\x0fqqq\x1b(0qqq", "\u009b41m\u009d0;title\u009c", "\x1bPq#0\x1b\\", "\x1b_Gf=24\x1b\\",
		"\x1b[3g\x1bH",
		"two\r\nlines", "a\tb\vc\fd\u0085e\u2028f", "a\u202eb\u2066c\u200fd",
		// Long names.
		strings.Repeat("x", 5000), strings.Repeat("长", 5000), "字" + strings.Repeat("\u0301", 5000),
		"z" + strings.Repeat("\u0337\u0489", 300),
		// Names whose width programs measure differently.
		"单次任务-支付", "cafe\u0301", "สวัสดี", "น้ำใจ กำ",
		"न्दी क्ष हिन्दी", "தமிழ்", "ᄀ각 \u1160\u11a8", "ﾊﾞﾝﾄﾞ",
		"🇨🇳 flag", "👩🏽‍💻 👨‍👩‍👧‍👦 1️⃣ ❤️ 🏴\U000e0067\U000e007f",
		"🫠🫨\U0001FAE9", "☰ ䷀ ㉈ 𝌆 𝍠", "\u0d4eක \U000111c2x",
		"க\u0d4e", "① ※ ─ α Ω",
		// Characters without a width, a glyph or a meaning.
		"", "\u3164\uffa0\u2800", "\u00ad\u200b\ufeff\u2060", "\ue000\uf8ff\U000f0000", "\ufffe\uffff\U0010ffff",
		// Right-to-left scripts.
		"بِسْمِ الله", "שָׁלוֹם עולם",
	}
}

// randomName mixes a few characters of each script.
func randomName(random *rand.Rand) string {
	places := [][2]rune{
		{0, 0xff}, {' ', '~'}, {0x300, 0x36f}, {0x590, 0x8ff}, {0x900, 0xdff}, {0xe00, 0x11ff}, {0x1780, 0x18af},
		{0x1ab0, 0x1aff},
		{0x2000, 0x206f}, {0x20d0, 0x2bff}, {0x3000, 0x33ff}, {0x4e00, 0x9fff}, {0xa960, 0xd7ff}, {0xe000, 0xe0ff},
		{0xfb00, 0xffff},
		{0x11000, 0x11fff}, {0x1d000, 0x1d3ff}, {0x1f000, 0x1fbff}, {0xe0000, 0xe01ff}, {0, 0x10ffff},
	}
	var b strings.Builder
	for range 1 + random.IntN(8) {
		place := places[random.IntN(len(places))]
		for range 1 + random.IntN(6) {
			b.WriteRune(place[0] + random.Int32N(place[1]-place[0]+1))
		}
	}
	return b.String()
}
