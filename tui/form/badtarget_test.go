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
		{"a.com 192.0.2.0/24", "target 2 (a network, not a single target): 192.0.2.0/24",
			"目标 2（是网段，不是单个目标）：192.0.2.0/24"},
		{"a.com\nb.com\n*.c.com", "target 3 in line 3 (a wildcard, not a single target): *.c.com",
			"目标 3，第 3 行（含通配符，不是单个目标）：*.c.com"},
		{"192.0.2.1-20", "target 1 (a range, not a single target): 192.0.2.1-20",
			"目标 1（是地址范围，不是单个目标）：192.0.2.1-20"},
		{"intranet", "target 1 (no domain suffix): intranet",
			"目标 1（缺少域名后缀）：intranet"},
		{"localhost", "target 1 (a loopback address or name, not a remote target): localhost",
			"目标 1（是环回地址或名称，不是远程目标）：localhost"},
		{"192.0.2.1 255.255.255.0", "target 2 (a netmask, not a target): 255.255.255.0",
			"目标 2（是子网掩码，不是目标）：255.255.255.0"},
		{"0.0.0.0", "target 1 (the unspecified address, not a target): 0.0.0.0",
			"目标 1（是未指定地址，不是目标）：0.0.0.0"},
		{"[fe80::1%eth0]", "target 1 (a link-local address, not a remote target): [fe80::1%eth0]",
			"目标 1（是链路本地地址，不是远程目标）：[fe80::1%eth0]"},
		{"224.0.0.1", "target 1 (a multicast address, not a target): 224.0.0.1",
			"目标 1（是组播地址，不是目标）：224.0.0.1"},
		{"255.255.255.255", "target 1 (the broadcast address, not a target): 255.255.255.255",
			"目标 1（是广播地址，不是目标）：255.255.255.255"},
		{"240.0.0.1", "target 1 (a reserved address, not a target): 240.0.0.1",
			"目标 1（是保留地址，不是目标）：240.0.0.1"},
		{"256.1.1.1", "target 1 (not a valid IPv4 address): 256.1.1.1",
			"目标 1（不是有效的 IPv4 地址）：256.1.1.1"},
		{"a@b.com", "target 1 (an email address): a@b.com",
			"目标 1（是邮箱地址）：a@b.com"},
		{"https://a.com/?b.com,c.com", "target 1 (may be several targets: separate them with spaces): " +
			"https://a.com/?b.com,c.com",
			"目标 1（可能是多个目标：请用空格分开）：https://a.com/?b.com,c.com"},
		{":443", "target 1 (no host name found): :443",
			"目标 1（未找到主机名）：:443"},
		{"a$b.com", "target 1 (not a domain or IP address): a$b.com",
			"目标 1（不是域名或 IP 地址）：a$b.com"},
		{long + ".com", "target 1 (domain too long): " + long[:59] + "…",
			"目标 1（域名过长）：" + long[:59] + "…"},
		{"a\x1b[31m.com", "target 1 (not a domain or IP address): a[31m.com",
			"目标 1（不是域名或 IP 地址）：a[31m.com"},
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
