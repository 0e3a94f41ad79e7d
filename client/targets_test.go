package client_test

import (
	"reflect"
	"strings"
	"testing"

	"scantop/client"
)

func TestParseTargets(t *testing.T) {
	t.Parallel()
	type bad = []client.BadTarget
	tests := []struct {
		text    string
		hosts   string
		repeats int
		bad     bad
	}{
		{"", "", 0, nil},
		{" \n\t,;", "", 0, nil},
		{"www.example.com", "www.example.com", 0, nil},
		{"a.com b.com\nc.com\r\nd.com,e.com;f.com\tg.com", "a.com b.com c.com d.com e.com f.com g.com", 0, nil},
		{"a.com，b.com；c.com、d.com\u3000e.com", "a.com b.com c.com d.com e.com", 0, nil},
		{"WWW.Example.COM www.example.com. http://www.example.com/", "www.example.com", 2, nil},
		{"https://user:pass@example.com:8443/path?x=1#y", "example.com", 0, nil},
		{"example.com:443 example.org/path example.net?x example.edu#y", "example.com example.org example.net example.edu", 0, nil},
		{"192.0.2.1 192.0.2.1:80 http://192.0.2.2/login", "192.0.2.1 192.0.2.2", 1, nil},
		{"2001:db8::1 [2001:DB8::2]:443 https://[2001:db8::3]:443/x [2001:db8::4]", "2001:db8::1 2001:db8::2 2001:db8::3 2001:db8::4", 0, nil},
		{"例子.中国 xn--fsqu00a.xn--fiqs8s _dmarc.example.com", "例子.中国 xn--fsqu00a.xn--fiqs8s _dmarc.example.com", 0, nil},

		// The host is the one that a browser would go to.
		{"a.com/?next=http://b.com", "a.com", 0, nil},
		{"a.com?u=http://b.com/ a.org#http://b.com", "a.com a.org", 0, nil},
		{`https://a.com\@b.com https://a.org/@b.com`, "a.com a.org", 0, nil},

		{"a.com localhost b.com", "a.com b.com", 0, bad{{2, "localhost"}}},
		{"*.example.com", "", 0, bad{{1, "*.example.com"}}},
		{"a.com a.com 256.1.1.1 1.2.3", "a.com", 1, bad{{3, "256.1.1.1"}, {4, "1.2.3"}}},
		{"-a.com a-.com a..com .com com.", "", 0, bad{{1, "-a.com"}, {2, "a-.com"}, {3, "a..com"}, {4, ".com"}, {5, "com."}}},
		{"fe80::1%eth0 [::1", "::1", 0, bad{{1, "fe80::1%eth0"}}},
		{"a$b.com http:// ://", "", 0, bad{{1, "a$b.com"}, {2, "http://"}, {3, "://"}}},

		// Ranges are not understood by the service; their first address alone is not meant.
		{"192.0.2.0/24 2001:db8::/32 192.0.2.0/255.255.255.0", "", 0,
			bad{{1, "192.0.2.0/24"}, {2, "2001:db8::/32"}, {3, "192.0.2.0/255.255.255.0"}}},
		{"192.0.2.1-20 192.0.2.1-192.0.2.9", "", 0, bad{{1, "192.0.2.1-20"}, {2, "192.0.2.1-192.0.2.9"}}},
		{"192.0.2.1/", "192.0.2.1", 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			got := client.ParseTargets(tt.text)
			if strings.Join(got.Hosts, " ") != tt.hosts || got.Repeats != tt.repeats || !reflect.DeepEqual(got.Bad, tt.bad) {
				t.Errorf("got %+v, want %s, %d repeats, bad %v", got, tt.hosts, tt.repeats, tt.bad)
			}
		})
	}
}

func TestLengthsOfNames(t *testing.T) {
	t.Parallel()
	label := strings.Repeat("a", 63)
	for host, good := range map[string]bool{
		label + ".com":                   true,
		label + "a.com":                  false,
		"4.example.com":                  true,
		strings.Repeat("a.", 126) + "b":  true,  // 253 bytes
		strings.Repeat("a.", 126) + "bc": false, // 254
	} {
		if got := len(client.ParseTargets(host).Bad) == 0; got != good {
			t.Errorf("%d bytes %.20s…: got %v", len(host), host, got)
		}
	}
}

// Whatever is pasted, what comes out can be launched.
func FuzzParseTargets(f *testing.F) {
	f.Add("a.com，https://[2001:db8::1]:443/x 192.0.2.0/24 user@b.com:80")
	f.Fuzz(func(t *testing.T, text string) {
		targets := client.ParseTargets(text)
		if len(targets.Hosts) == 0 {
			return
		}
		spec := goodSpec()
		spec.Targets = targets.Hosts
		if problems := spec.Validate(); problems != nil {
			t.Errorf("%q: %v", text, problems)
		}
	})
}
