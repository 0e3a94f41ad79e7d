package form

import (
	"strings"
	"testing"

	"scantop/client/target"
	"scantop/tui/text"
)

func TestAnInvalidTargetIsNamedWithItsPlaceAndReason(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 300)
	for _, c := range []struct{ text, en, zh string }{
		{"a.com 192.0.2.0/24", "no. 2, a network, not a host: 192.0.2.0/24",
			"第 2 个，是网段，不是主机：192.0.2.0/24"},
		{"a.com\nb.com\n*.c.com", "no. 3 in line 3, a wildcard, not a host: *.c.com",
			"第 3 个（第 3 行），含通配符，不是主机：*.c.com"},
		{"192.0.2.1-20", "no. 1, a range, not a host: 192.0.2.1-20",
			"第 1 个，是地址范围，不是主机：192.0.2.1-20"},
		{"intranet", "no. 1, a name without a domain: intranet",
			"第 1 个，缺少域名后缀：intranet"},
		{"localhost", "no. 1, loopback, not a remote host: localhost",
			"第 1 个，是环回地址或名称，不是远程主机：localhost"},
		{"192.0.2.1 255.255.255.0", "no. 2, a netmask, not a host: 255.255.255.0",
			"第 2 个，是子网掩码，不是主机：255.255.255.0"},
		{"0.0.0.0", "no. 1, the unspecified address, not a host: 0.0.0.0",
			"第 1 个，是未指定地址，不是主机：0.0.0.0"},
		{"[fe80::1%eth0]", "no. 1, link-local, not a remote host: [fe80::1%eth0]",
			"第 1 个，是链路本地地址，不是远程主机：[fe80::1%eth0]"},
		{"224.0.0.1", "no. 1, a multicast address, not a host: 224.0.0.1",
			"第 1 个，是组播地址，不是主机：224.0.0.1"},
		{"255.255.255.255", "no. 1, the broadcast address, not a host: 255.255.255.255",
			"第 1 个，是广播地址，不是主机：255.255.255.255"},
		{"240.0.0.1", "no. 1, a reserved address, not a host: 240.0.0.1",
			"第 1 个，是保留地址，不是主机：240.0.0.1"},
		{"256.1.1.1", "no. 1, no valid IPv4 address: 256.1.1.1",
			"第 1 个，不是有效的 IPv4 地址：256.1.1.1"},
		{"a@b.com", "no. 1, an e-mail address: a@b.com",
			"第 1 个，是邮箱地址：a@b.com"},
		{"https://a.com/?b.com,c.com", "no. 1, one or several: put blanks between: https://a.com/?b.com,c.com",
			"第 1 个，可能是多个，请用空格分开：https://a.com/?b.com,c.com"},
		{":443", "no. 1, no host in it: :443",
			"第 1 个，没有主机：:443"},
		{"a$b.com", "no. 1, no domain or IP: a$b.com",
			"第 1 个，不是域名或 IP：a$b.com"},
		{long + ".com", "no. 1, too long for a name: " + long[:59] + "…",
			"第 1 个，域名过长：" + long[:59] + "…"},
		{"a\x1b[31m.com", "no. 1, no domain or IP: a[31m.com",
			"第 1 个，不是域名或 IP：a[31m.com"},
	} {
		bad := target.Parse(c.text).Bad
		if len(bad) != 1 {
			t.Fatalf("%q: %+v", c.text, bad)
		}
		en, zh := explainTarget(text.For("en"), bad[0]), explainTarget(text.For("zh"), bad[0])
		if en != c.en || zh != c.zh {
			t.Errorf("%q: got %q, %q", c.text, en, zh)
		}
	}
}
