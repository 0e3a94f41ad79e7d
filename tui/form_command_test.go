package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/order"
)

// A copied command uses the same account and endpoint as this window.
func TestCommandsNameTheirAccountAndEndpoint(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name            string
		asked           order.Connection
		scantop, aliyun string // what follows "scantop new", and the end of the aliyun command
	}{
		{"defaults", order.Connection{}, " --name ", " --region cn-hangzhou --endpoint avds.aliyuncs.com"},
		{"all of it",
			order.Connection{Profile: "my staging", Region: "ap-southeast-1", Endpoint: "http://127.0.0.1:8804"},
			" --profile 'my staging' --region ap-southeast-1 --endpoint http://127.0.0.1:8804 --name ",
			" --profile 'my staging' --region ap-southeast-1 --endpoint 127.0.0.1:8804 --insecure"},
		{"not encrypted", order.Connection{Endpoint: "HTTP://avds.example.com/", PlainHTTP: true},
			" --endpoint HTTP://avds.example.com/ --plain-http --name ",
			" --region cn-hangzhou --endpoint avds.example.com --insecure"},
		{"no scheme", order.Connection{Endpoint: "avds.example.com:8443"},
			" --endpoint avds.example.com:8443 --name ", " --region cn-hangzhou --endpoint avds.example.com:8443"},
		{"a name like a flag", order.Connection{Profile: "-x"}, " --profile=-x --name ",
			" --profile=-x --region cn-hangzhou --endpoint avds.aliyuncs.com"},
	} {
		var copied []string
		h := openForm(t, &fakeAVDS{}, 120, 36, copying(&copied), func(o *Options) { o.Connection = c.asked })
		h.write("a.example.com")
		h.press("ctrl+s")
		h.press("y", "Y")
		if len(copied) != 2 || !strings.HasPrefix(copied[0], "scantop new"+c.scantop) ||
			!strings.HasSuffix(copied[1], " --version 2017-11-29"+c.aliyun) {
			t.Errorf("%s: %q", c.name, copied)
		}
	}
}

// A demo shows no command that would launch a real scan.
func TestADemoGivesNoCommandForTheService(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese} {
		var copied []string
		h := openForm(t, &fakeAVDS{}, 120, 36, change, copying(&copied), func(o *Options) { o.Connection.Demo = true })
		h.write("a.example.com")
		h.press("ctrl+s")
		h.see("scantop new --demo --name ", h.m.text.Form.NoAliyun)
		h.miss("aliyun avds")
		h.press("Y")
		if h.see("Y " + h.m.text.Keys.Off); len(copied) > 0 {
			t.Errorf("copied %q", copied)
		}
		h.press("y")
		if len(copied) != 1 || !strings.HasPrefix(copied[0], "scantop new --demo ") {
			t.Errorf("copied %q", copied)
		}
	}
}

// The aliyun command puts lists into the URL, whose length is limited.
func TestALongAliyunCommandCausesAWarning(t *testing.T) {
	t.Parallel()
	for n, warned := range map[int]bool{100: false, 101: true} {
		for _, change := range []func(*Options){func(*Options) {}, inChinese} {
			h := openForm(t, &fakeAVDS{}, 120, 60, change)
			h.send(tea.PasteMsg{Content: manyHosts(n)})
			h.press("ctrl+s")
			if shown := strings.Contains(h.screen(), h.m.text.Form.LongURL); shown != warned {
				t.Errorf("%d targets: %v:\n%s", n, shown, h.screen())
			}
		}
	}
}

func TestTheReviewCopiesItsCommands(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s", "y")
	h.see("Cannot copy: no clipboard")
	var copied []string
	h = openForm(t, &fakeAVDS{}, 120, 36, copying(&copied))
	h.write("a.example.com")
	h.press("ctrl+s", "y")
	h.see("Copied the scantop command.")
	h.press("Y")
	h.see("Copied the aliyun command.")
	spec := h.m.form.Reviewed().Spec
	want := []string{
		h.m.form.Reviewed().Command(order.Connection{}),
		order.AliyunCommand(spec.Parameters(), order.Connection{}),
	}
	if !slices.Equal(copied, want) {
		t.Errorf("got  %q\nwant %q", copied, want)
	}
}

func TestLongListsAreFoldedAtFirst(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 60)
	h.send(tea.PasteMsg{Content: manyHosts(30)})
	h.see("Targets.3", "+27") // beside the form
	h.miss("Targets.4")
	h.press("ctrl+s")
	h.see("Targets.3", "+27", "…")
	h.miss("Targets.4   ")
	h.press("e")
	h.see("Targets.4", "Targets.30")
	h.miss("+27")
}

// The review shows values whole that are longer than their column.
func TestTheReviewShowsLongValuesWhole(t *testing.T) {
	t.Parallel()
	name := strings.Repeat("abcdefghij", 12)
	for _, size := range [][2]int{{80, 24}, {110, 36}} {
		h := openForm(t, &fakeAVDS{}, size[0], size[1])
		h.write("a.example.com")
		h.goToFirst()
		h.replace("Name", name)
		shown := ""
		if size[0] < 110 {
			h.press("ctrl+s")
		}
		for line := range strings.SplitSeq(h.screen(), "\n") {
			if words := strings.Fields(line); len(words) > 0 {
				shown += words[len(words)-1]
			}
		}
		if !strings.Contains(shown, name) {
			t.Errorf("at %d columns:\n%s", size[0], h.screen())
		}
	}
}

// copying records what is copied to the clipboard.
func copying(copied *[]string) func(*Options) {
	return func(o *Options) {
		o.Copy = func(text string) string {
			*copied = append(*copied, text)
			return "\x1b]52;c;\a"
		}
	}
}
