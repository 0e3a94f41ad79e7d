package target_test

import (
	"fmt"
	"net/netip"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"scantop/client/target"
)

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text    string
		hosts   string
		repeats int
	}{
		{"", "", 0},
		{" \n\t,;", "", 0},
		{"www.example.com", "www.example.com", 0},
		{"a.com b.com\nc.com\r\nd.com,e.com;f.com\tg.com", "a.com b.com c.com d.com e.com f.com g.com", 0},
		{"a.com，b.com；c.com、d.com\u3000e.com", "a.com b.com c.com d.com e.com", 0},
		{"“a.com”，\"b.com\" <https://c.com/x> （d.com）", "a.com b.com c.com d.com", 0},
		{"https://user:pass@example.com:8443/path?x=1#y", "example.com", 0},
		{"example.com:443 example.org/path example.net?x example.edu#y a.com:/",
			"example.com example.org example.net example.edu a.com", 0},
		{"192.0.2.1 192.0.2.1:80 http://192.0.2.2/login", "192.0.2.1 192.0.2.2", 1},
		{"192.0.2.1/ 192.0.2.2/2024 http://192.0.2.3/24.html 192.0.2.4/?24 a.com/24 a.com/24/",
			"192.0.2.1 192.0.2.2 192.0.2.3 192.0.2.4 a.com", 1},
		{"2001:db8::1 [2001:DB8::2]:443 https://[2001:db8::3]:443/x [2001:db8::4]",
			"2001:db8::1 2001:db8::2 2001:db8::3 2001:db8::4", 0},
		{"_dmarc.example.com 4.example.com r3---sn-a.example.com 192.0.2.1-static.example.com",
			"_dmarc.example.com 4.example.com r3---sn-a.example.com 192.0.2.1-static.example.com", 0},

		// The same host is recognised however it is written.
		{"WWW.Example.COM www.example.com. http://www.example.com/", "www.example.com", 2},
		{"2001:db8::1 2001:DB8:0:0::1 [2001:0db8::0001]", "2001:db8::1", 2},
		{"192.0.2.1 ::ffff:192.0.2.1 http://[::FFFF:c000:201]/ １９２。０。２。１ 192.0.2.1.", "192.0.2.1", 4},
		{"例子.中国 xn--fsqu00a.xn--fiqs8s XN--FSQU00A.中国 例子。中国。 https://例子.中国:443/路",
			"xn--fsqu00a.xn--fiqs8s", 4},
		{"Bücher.example bu\u0308cher.example xn--bcher-kva.example", "xn--bcher-kva.example", 2},
		{"\ufeffa.com ａ．ｃｏｍ", "a.com", 1},              // a byte order mark, full width
		{"faß.de fass.de", "xn--fa-hia.de fass.de", 0}, // as current browsers distinguish them
		{"אב.com _sip.例子.中国", "xn--4dbc.com _sip.xn--fsqu00a.xn--fiqs8s", 0},

		// The host is the one that a browser would open.
		{"a.com/?next=http://b.com", "a.com", 0},
		{"a.com?u=http://b.com/ a.org#http://b.com a.net/@b.com", "a.com a.org a.net", 0},
		{"https://a.com/@b.com a.org/login a.net/b.com", "a.com a.org a.net", 0},

		// Hosts follow each other without a space.
		{"a.com|b.com || c.com|", "a.com b.com c.com", 0},
		{"a.com\x00b.com\x1ec.com\x1fd.com", "a.com b.com c.com d.com", 0},
		{"a.com\n\ufeffb.com\ufeffc.com", "a.com b.com c.com", 0},
		// concatenated files, the middle one without a final line end
		{"a.com\r\n\x1a", "a.com", 0}, {"a.com\x1a\x1a\r\n", "a.com", 0}, // ctrl+Z ends a DOS file
		{"a.com\r\n\x1ab.com\x1a", "a.com b.com", 0},
		{"https://a.com/x|https://b.com/y,http://c.com/;d.com", "a.com b.com c.com d.com", 0},
		{"https://a.com/?x=1，https://b.com/y、c.com", "a.com b.com c.com", 0},
		{"https://a.com/?x=1, b.com/y; c.com", "a.com b.com c.com", 0},
		{"a.com/24,b.com/,c.com", "a.com b.com c.com", 0},

		// Invisible characters around a host, and what lists put around entries.
		{"\u200ba.com\u2060 \u200b \u2068b.com\u2069, \"\u200ec.com\u200e\"", "a.com b.com c.com", 0},
		{`["a.com","b.com", 'c.com']`, "a.com b.com c.com", 0},
		{"[\n  \"https://a.com/?q=1\",\"b.com\",\n  \"[2001:db8::1]:443\",\"2001:db8::2\"\n]\n[]",
			"a.com b.com 2001:db8::1 2001:db8::2", 0},
		{`["[2001:db8::1]","[2001:db8::2]"]`, "2001:db8::1 2001:db8::2", 0},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			got := target.Parse(tt.text)
			if strings.Join(got.Hosts, " ") != tt.hosts || got.Repeats != tt.repeats || got.Bad != nil {
				t.Errorf("got %+v, want %s, %d repeats", got, tt.hosts, tt.repeats)
			}
		})
	}
}

func TestBadEntriesHaveReasons(t *testing.T) {
	t.Parallel()
	label := strings.Repeat("a", 63)
	for reason, texts := range map[target.Reason][]string{
		target.Network: {"192.0.2.0/24", "2001:db8::/32", "[2001:db8::]/32", "192.0.2.0/255.255.255.0",
			"192.0.2.0/24。", "192.0.2.0/24.", "192.0.2.0/16#office", "192.0.2.0/24(office)", "192.0.2.0/24/",
			"192.0.2.0/24!", "192.0.2.0//24",
			"http://192.0.2.0/24", "https://[2001:db8::]/32/", "192.0.2.0:80/24", "１９２.０.２.０/２４",
			"192.0.2.0/24-office", "192.0.2.1/192.0.2.9"},
		target.Range: {"192.0.2.1-20", "192.0.2.1-192.0.2.9", "192.0.2.1–20", "192.0.2.1~20", "192.0.1-2.1",
			"2001:db8::1-2001:db8::9", "http://192.0.2.1-20/"},
		target.Wildcard: {"*.example.com", "https://*.example.com/x", "192.0.2.*", "*"},
		target.SingleLabel: {"intranet", "com.", "intranet:80", "ip6-localhost",
			"http//a.com", "例子", "http:/a.com", "https://https://a.com"},
		target.BadAddress: {"256.1.1.1", "1.2.3", "192.0.2.01", "127.1", "0", "2130706433", "0x7f000001", "0x7f.1",
			"0X7F.0.0.0x1", "0177.0.0.1", "0300.0000.0002.0001", "http://2130706433/", "127.1:80", "１２７.１", "0.0",
			"99999"},
		target.Email:  {"user@example.com", "mailto:user@example.com", "<user@example.com>"},
		target.NoHost: {":443", "443", "http://", "://", "/path", "?", `""`, "https://:443/", "#", "//a.com"},
		target.Several: {"https://a.org/?list=b.com,c.com", "a.org/x?b;c.com",
			"https://a.org/?u=http://b.com,http://c.com", "a.org/?a|b.com",
			"https://a.org/politics/a,1518,print.html", "a.org/x,y.html", "https://a.org/#x;b.com",
			`"https://a.org/?q=1,2"`,
			"https://a.org/https://b.com", "a.org/https://b.com", `https://a.org\nhttps://b.com`,
			"https://a.org/xhttps://b.com/y",
			// A person reads the first host, a program the second.
			"https://a.com@b.com", "http://a.com:80@b.com/x", "http://127.0.0.1@b.com", "https://a。com%2f@b.com"},
		target.LongHost: {label + "a.com", strings.Repeat("a.", 126) + "bc", strings.Repeat("例", 58) + ".com",
			strings.Repeat("例", 1<<16) + ".com"},
		target.NotAHost: {"-a.com", "a-.com", "a..com", ".com", "a$b.com", "a.com:http", "a.com:80-90", "-", "a.1b",
			"a.0xg", "192.0.2.1%eth0", "127.0.0.1..", "2001:db8::1%eth0",
			"a.com→b.com", "i❤.ws", "a\u202e.com", "xn--a.com", "xn--zzzzzzz99999.com", "a.com\x01", "a\xff.com",
			"א1b.com", "[a.com]x",
			// Two hosts that could be read as one, or as only one of them.
			`x.com\ny.com\nz.com`, `https://x.com\ny.com`, `https://a.com\@b.com`, `192.0.2.0\24`,
			"a.comhttps://b.com", "a.com:443https://b.com",
			"[a.com](https://b.com)", "a.com\u200bb.com", "www.exam\u200bple.com", "a\u2060.com", "a\u00ad.com",
			"a\ufe0f.com", "a\u200c.com",
			"a=\u0338b.com", "\u202emoc.a.com", "\u202e", // a sign made by a mark; what is shown backwards
			"fa\u1e9e.de", "FA\u1e9e.DE", // fass.de or faß.de, by the version of UTS #46
			"a.com\x1bb.com", "a\x08b.com", "https://a.com\u200b/x",
			// Mistyped addresses and ports.
			"[2001:db8::1]443", "[2001:db8::1", "2001:db8::1]", "[a.com]", "[192.0.2.1]:80", "[2001:db8::1]:x",
			"a.com:99999", "a.com:65536", "a.com:0",
			"https://a.com:99999/", "192.0.2.1:99999", ":99999"},
	} {
		for _, text := range texts {
			got := target.Parse("a.com, a.com\r\nb.com\n" + text)
			want := []target.Bad{{Position: 4, Line: 3, Begin: 20, Value: text, Reason: reason}}
			if !reflect.DeepEqual(got.Bad, want) || len(got.Hosts) != 2 || got.Repeats != 1 {
				t.Errorf("%.40q: got %.200v, want %.200v", text, got, want)
			}
		}
	}
}

// An address that no host has, or a name for it, is bad in every form that is otherwise accepted.
func TestImpossibleHostsHaveReasons(t *testing.T) {
	t.Parallel()
	for reason, texts := range map[target.Reason][]string{
		target.Unspecified: {"0.0.0.0", "::", "::ffff:0.0.0.0", "0:0:0:0:0:0:0:0"},
		target.Reserved: {"0.1.2.3", "0.0.0.255", "240.0.0.1", "250.1.2.3", "255.255.255.253", "::192.0.2.1",
			"::2"},
		target.Loopback: {"127.0.0.1", "127.9.9.9", "127.255.255.254", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1",
			"::1%lo", "64:ff9b::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "localhost", "a.localhost",
			"A.B.LocalHost", "localhost.localdomain", "例子.localhost",
			"localhost4.localdomain4", "LocalHost6.localdomain6", "::ffff:0:127.0.0.1"},
		target.LinkLocal: {"169.254.0.1", "169.254.169.254", "fe80::1", "fe80::1%eth0", "febf::1",
			"::ffff:169.254.1.1", "fe80::1%25eth0", "64:ff9b::169.254.169.254"},
		target.Multicast: {"224.0.0.1", "239.255.255.250", "ff02::1", "ff05::2", "::ffff:224.0.0.1",
			"ff02::1%eth0"},
		target.Broadcast: {"255.255.255.255", "::ffff:255.255.255.255"},
		target.Netmask: {"255.255.255.0", "255.0.0.0", "255.255.255.252", "255.255.255.254", "254.0.0.0",
			"128.0.0.0", "192.0.0.0", "224.0.0.0", "240.0.0.0"},
	} {
		for _, text := range texts {
			forms := []string{text, "http://" + text + "/x", text + ":80", text + "."}
			if strings.Contains(text, ":") {
				forms = []string{text, "[" + text + "]", "[" + text + "]:443", "https://u@[" + text + "]:443/x"}
			}
			for _, form := range forms {
				got := target.Parse("192.0.2.1 " + form)
				if len(got.Bad) != 1 || got.Bad[0].Reason != reason || !slices.Equal(got.Hosts, []string{"192.0.2.1"}) {
					t.Errorf("%q: got %+v, want reason %d", form, got, reason)
				}
			}
			if target.IsHost(text) {
				t.Errorf("%q would be sent", text)
			}
		}
	}
	// Private addresses, and those next to special ones, are hosts.
	const good = "10.0.0.1 172.16.0.1 192.168.255.255 100.64.0.1 198.18.0.1 fd00::1 128.0.0.1 223.255.255.254 " +
		"126.255.255.255 169.253.255.255 64:ff9b::a00:1 2002:a00:1::1 fec0::1 2001:db8:: 1.0.0.0 " +
		"localhost.example.com notlocalhost.com local.host 127.0.0.1.example.com"
	if got := target.Parse(good); strings.Join(got.Hosts, " ") != good {
		t.Errorf("got %+v", got)
	}
	for _, network := range []string{"0.0.0.0/0", "127.0.0.0/8", "224.0.0.0/4", "192.0.2.1/255.255.255.0"} {
		if got := target.Parse(network).Bad; len(got) != 1 || got[0].Reason != target.Network {
			t.Errorf("%s: got %+v", network, got)
		}
	}
}

func TestBadFrom(t *testing.T) {
	t.Parallel()
	got := target.Parse("\r\nx，a.com y\r\r\n\nb.com z")
	want := []target.Bad{
		{1, 2, 2, "x", target.SingleLabel}, {3, 2, 12, "y", target.SingleLabel}, {5, 5, 23, "z", target.SingleLabel},
	}
	if !reflect.DeepEqual(got.Bad, want) {
		t.Errorf("got %+v, want %+v", got.Bad, want)
	}
}

func TestPlainRemovesCommentsAndBullets(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"# production, since May\na.com # the shop\r\n#b.com\rc.com\t#": "\na.com \r\n\rc.com\t",
		"\ufeff# production\na.com\x00#b":                               "\ufeff\na.com\x00",
		"https://a.com/#part a#b":                                       "https://a.com/#part a#b",
		"":                                                              "",

		"- a.com\n* b.com\r\n  • c.com\r\t– d.com":     " a.com\n b.com\r\n   c.com\r\t d.com",
		"1. a.com\n23)\tb.com\n3、c.com\n\ufeff- d.com": " a.com\n\tb.com\nc.com\n\ufeff d.com",
		"- *.a.com\n-a.com\n*.b.com\n1.b.com":          " *.a.com\n-a.com\n*.b.com\n1.b.com",
		// Only a sign before an entry is a bullet: 192.0.2.1 - 20 is a range.
		"a.com - b.com\n-\n*\t\n1.\n- # nothing\n192.0.2.1 -\n20": "a.com - b.com\n-\n*\t\n1.\n- \n192.0.2.1 -\n20",
		"- * a.com\n12 a.com\n1.2 a.com\n. a.com":                 " * a.com\n12 a.com\n1.2 a.com\n. a.com",
	} {
		if got := target.Plain(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Parse counts the same entries as Split, and each alone reads the same.
func TestSplitMatchesParse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"a.com|b.com,c d\x00e": {"a.com", "b.com", "c", "d", "e"},
		`["a.com", "b.com" ]`:  {`["a.com"`, `"b.com"`},
		"http://a.com/?list=b.com,c.com;d.com, http://b.com/x,http://c.com": {"http://a.com/?list=b.com,c.com;d.com",
			"http://b.com/x", "http://c.com"},
		" ,;": nil,
	} {
		got := target.Split(text)
		if !slices.Equal(got, want) || !slices.Equal(target.Split(strings.Join(got, "\n")), want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestLengthsOfNames(t *testing.T) {
	t.Parallel()
	label := strings.Repeat("a", 63)
	for host, good := range map[string]bool{
		label + ".com":                   true,
		label + "a.com":                  false,
		strings.Repeat("a.", 126) + "b":  true,  // 253 bytes
		strings.Repeat("a.", 126) + "b.": true,  // the final dot does not count
		strings.Repeat("a.", 126) + "bc": false, // 254
		strings.Repeat("例", 30) + ".com": true,  // 90 bytes, 36 in ASCII
		strings.Repeat("例", 60) + ".com": false, // 66 in ASCII
	} {
		if got := len(target.Parse(host).Bad) == 0; got != good {
			t.Errorf("%d bytes %.20s…: got %v", len(host), host, got)
		}
	}
}

func TestDisplay(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]string{
		"xn--fsqu00a.xn--fiqs8s": "例子.中国 / xn--fsqu00a.xn--fiqs8s",
		"www.xn--bcher-kva.com":  "www.bücher.com / www.xn--bcher-kva.com",
		"www.example.com":        "www.example.com",
		"2001:db8::1":            "2001:db8::1",
		"xn--a.com":              "xn--a.com",           // not Punycode
		"0.x.xn--dvg":            "0.x.xn--dvg",         // ‘ does not count around a name
		"xn--xn--fn--xnq.com":    "xn--xn--fn--xnq.com", // xn-- in Punycode
		"a.xn--b":                "a.xn--b",
		"fooxn--b.example.com":   "fooxn--b.example.com",
		"xn--i-7iq.ws":           "i❤.ws / xn--i-7iq.ws", // signs are accepted in Punycode
	} {
		if got := target.Display(host); got != want {
			t.Errorf("%s is shown as %s, want %s", host, got, want)
		}
	}
}

// A label that begins like Punycode and is not ASCII names no host: idna would make another one of it.
func TestMixedPunycodeIsRejected(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"xn--bücher-kva.com", "XN--bücher-kva.com",
		"ｘｎ－－bücher-kva.com", "xn--aİ-.com", "XN--İ017a-127K.com", "fu0.xn--fn੍-",
		"a。xn--fn੍-。com", "fu0.xn--xn--fn--xnq", "xn--xn---epa.com", "xn--xn--a--gua.pt"} {
		got := target.Parse(text)
		if len(got.Hosts) != 0 || len(got.Bad) != 1 || got.Bad[0].Reason != target.NotAHost {
			t.Errorf("%s: got %+v", text, got)
		}
	}
	good := target.Parse("ab--é.com XN--FSQU00A。COM")
	if want := []string{"xn--ab---epa.com", "xn--fsqu00a.com"}; !slices.Equal(good.Hosts, want) {
		t.Errorf("got %v, want %v", good.Hosts, want)
	}
}

// Whatever is pasted, the resulting hosts can be launched, and Parse returns them unchanged.
func FuzzParse(f *testing.F) {
	f.Add("a.com，https://[2001:db8::1]:443/x 192.0.2.0/24 user@b.com:80")
	f.Add("xn--fsiu00a.xn--fiq")
	f.Add("例子。中国 xn--fsqu00a.xn--fiqs8s ::ffff:192.0.2.1 １.１.１.１ _a.faß.de אב.com \"B.com.\" " +
		"1.1.1.1-5 [::1")
	f.Add("a.com\u200bb.com\ufeffc.com\x00d.com|e.com/x|f.com " +
		"[\"g.com\",\"h.com\"] https://i.com/?j.com,k.com x.com\\ny.com")
	f.Fuzz(func(t *testing.T, text string) {
		targets := target.Parse(text)
		for i, bad := range targets.Bad {
			if bad.Position < 1 || bad.Line < 1 || bad.Line > len(text) || bad.Value == "" ||
				bad.Reason < target.NotAHost ||
				i > 0 && bad.Position <= targets.Bad[i-1].Position {
				t.Errorf("%q: got %+v", text, bad)
			}
		}
		again := target.Parse(strings.Join(targets.Hosts, "\n"))
		if !slices.Equal(again.Hosts, targets.Hosts) || again.Repeats != 0 || again.Bad != nil {
			t.Errorf("%q: got %v, then %+v", text, targets.Hosts, again)
		}
		alone := target.Parse(strings.Join(target.Split(text), "\n"))
		if !slices.Equal(alone.Hosts, targets.Hosts) || alone.Repeats != targets.Repeats ||
			len(alone.Bad) != len(targets.Bad) {
			t.Errorf("%q: got %+v, and one a line %+v", text, targets, alone)
		}
		for _, host := range targets.Hosts {
			if strings.Trim(host, "abcdefghijklmnopqrstuvwxyz0123456789-_.:") != "" {
				t.Errorf("%q: got %q", text, host)
			}
			// Signs are accepted in Punycode only, so the displayed form may be rejected, but it is
			// never another host.
			shown, _, _ := strings.Cut(target.Display(host), " / ")
			if back := target.Parse(shown); len(back.Bad) == 0 && !slices.Equal(back.Hosts, []string{host}) {
				t.Errorf("%q: %q, shown as %q, reads as %q", text, host, shown, back.Hosts)
			}
		}
		checkOneEntryEach(t, text, targets.Hosts)
		if slices.ContainsFunc(targets.Hosts, func(host string) bool { return !target.IsHost(host) }) {
			t.Errorf("%q: %v would not be sent", text, targets.Hosts)
		}
	})
}

// checkOneEntryEach fails the test if a host does not appear as a whole in the text, and so was
// made of two. It skips hosts in Punycode and IPv6, which are rewritten.
func checkOneEntryEach(t *testing.T, text string, hosts []string) {
	t.Helper()
	written := strings.ToLower(norm.NFKC.String(strings.NewReplacer("。", ".", "｡", ".").Replace(text)))
	for _, host := range hosts {
		_, err := netip.ParseAddr(host)
		if anew := err == nil && strings.Contains(text, ":") ||
			strings.Contains(host, "xn--"); !anew && !strings.Contains(written, host) {
			t.Errorf("%q does not contain %q", text, host)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	var paste strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&paste, [...]string{"www%d.example.com\n", "https://user@host%d.example.org:8443/a?b=c，",
			"2001:db8::%x ", "例子%d.中国\r\n", "bad%d "}[i%5], i)
	}
	for b.Loop() {
		if got := target.Parse(paste.String()); len(got.Hosts) != 8_000 || len(got.Bad) != 2_000 {
			b.Fatalf("%d hosts, %d bad", len(got.Hosts), len(got.Bad))
		}
	}
}

// Dots of both kinds in a name, or a middle dot where words cannot have one, separate two names.
func TestNamesWithOddDotsAreRejected(t *testing.T) {
	t.Parallel()
	for name, good := range map[string]bool{
		"a.com·b.com": false, "a.com・b.com": false, "a.com。b.com": false, "a.com．b.com": false,
		"col·lapse.cat": true,
		"a·b.cat":       false,
		"スカイ・ネット.jp":    true, "例子。中国": true, "a.com。": true,
	} {
		if got := target.Parse(name); (len(got.Hosts) == 1 && got.Bad == nil) != good {
			t.Errorf("%s: got %+v, want good: %v", name, got, good)
		}
	}
}
