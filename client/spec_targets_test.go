package client_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"scantop/client"
	"scantop/client/target"
)

// A spec of targets that were read has the problems that it has anyway, but for a
// look at each of them.
func TestTargetsThatWereReadNeedNoOtherLook(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, client.MaxTargets, client.MaxTargets + 1} {
		var l target.List
		l.Read(strings.Join(manyTargets(n), "\n"))
		spec := goodSpec()
		spec.Name, spec.Targets = "", l.Hosts()
		if got, want := spec.ValidateParsed(), spec.Validate(); !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%d targets: got %v, want %v", n, got, want)
		}
	}
}

// What is sent is what was checked: another way to write a host is not let pass.
func TestValidateWantsTheFormThatIsSent(t *testing.T) {
	t.Parallel()
	for host, good := range map[string]bool{
		"a.com": true, "xn--fsqu00a.xn--fiqs8s": true, "2001:db8::1": true, "192.0.2.1": true,
		"A.com": false, "a.com.": false, "例子.中国": false, "2001:DB8::1": false, "::ffff:192.0.2.1": false, "http://a.com": false, "a.com:80": false,
	} {
		spec := goodSpec()
		spec.Targets = []string{host}
		if got := spec.Validate() == nil; got != good {
			t.Errorf("%s: got %v", host, got)
		}
	}
}

// manyTargets are n hosts.
func manyTargets(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("host%d.example.com", i)
	}
	return all
}
