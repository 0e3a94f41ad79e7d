package tui

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"

	"scantop/client"
	"scantop/tui/internal/tuitest"
)

// screens returns every screen in every state, and how to reach it from a list of 128 scans.
// The list has been loaded, except for "loading".
func screens() map[string]func(h *harness) {
	unavailable := &client.Error{Kind: client.KindServer, Action: "DescribeScans", Code: "ServiceUnavailable",
		Message: "try later", RequestID: "R-1"}
	refused := &client.Error{Kind: client.KindCredentials, Action: "DescribeScans",
		Code: "InvalidAccessKeyId.Inactive", Message: "inactive"}
	return map[string]func(h *harness){
		"list":      func(h *harness) { h.press("down", "down", "down", "down") },
		"empty":     func(h *harness) { h.avds.scans = nil; h.press("r") },
		"failing":   func(h *harness) { h.avds.err = unavailable; h.advance(5 * time.Second) },
		"nocreds":   func(h *harness) { h.avds.err = noCredentials(h.t); h.press("2") },
		"wrongkey":  func(h *harness) { h.avds.err = refused; h.press("r") },
		"slow":      func(h *harness) { h.hold = true; h.press("right"); h.advance(slowReply) },
		"filtered":  func(h *harness) { h.press("2", "t", "/"); h.write("night"); h.press("enter") },
		"nomatch":   func(h *harness) { h.press("/"); h.write("zzz"); h.press("enter") },
		"searching": func(h *harness) { h.press("/"); h.write("支付") },
		"help":      func(h *harness) { h.press("?") },
		"again":     func(h *harness) { h.press("R") },
		"palette":   func(h *harness) { h.press(":"); h.write("re") },
		"formhelp":  func(h *harness) { h.press("n", "f1") },
		"form":      func(h *harness) { h.press("n") },
		"recent": func(h *harness) {
			for _, targets := range []string{"a.example.com", "例子.example.com b.example.com"} {
				h.press("n")
				h.write(targets)
				h.press("ctrl+s", "enter")
				h.advance(time.Hour)
			}
			h.press("n", "ctrl+t", "down")
		},
		"aside": func(h *harness) { h.press("n"); h.write("a.example.com"); h.press("esc", "c") },
		"unclear": func(h *harness) {
			h.press("n")
			h.write("a.example.com")
			h.avds.launch = lostReply
			h.press("ctrl+s", "enter")
		},
		"periodic": func(h *harness) {
			h.press("n")
			h.write("a.example.com")
			h.choose("TriggerType", "interval")
			h.press("tab")
		},
		"problems": func(h *harness) {
			h.press("n")
			h.write("a.example.com b..c 10.0.0.0/8 www 1.2.3 x")
			h.press("ctrl+s")
		},
		"review": func(h *harness) { h.press("n"); h.write("a.example.com 例子.example.com"); h.press("ctrl+s") },
		"intrusive": func(h *harness) {
			h.press("n")
			h.write("10.0.0.1")
			h.choose("FlowName", "skynet_vul_scan")
			h.press("ctrl+s", "enter")
		},
		"sending": func(h *harness) {
			h.press("n")
			h.write("10.0.0.1")
			h.press("ctrl+s")
			h.hold = true
			h.press("enter")
		},
		"leaving": func(h *harness) {
			h.press("n")
			h.write("10.0.0.1")
			h.press("ctrl+s")
			h.hold = true
			h.press("enter", "ctrl+c")
		},
		"notcreated": func(h *harness) {
			h.avds.launch = unavailable
			h.press("n")
			h.write("10.0.0.1")
			h.press("ctrl+s", "enter")
		},
		"created": func(h *harness) { h.press("n"); h.write("10.0.0.1"); h.press("ctrl+s", "enter") },
		"paused":  func(h *harness) { h.press("z") },
		"stale":   func(h *harness) { h.avds.err = unavailable; h.advance(10 * time.Minute) },
		"watched": func(h *harness) { h.press("down", "w", "down", "w") },
		"news":    func(h *harness) { h.finish(0); h.abort(6); h.advance(5 * time.Second) },
		"event":   func(h *harness) { h.finish(0); h.advance(5 * time.Second); h.press("down") },
		"events":  func(h *harness) { h.finish(0); h.abort(6); h.advance(5 * time.Second); h.press("e") },
		"details": func(h *harness) { h.press("enter"); h.advance(20 * time.Second) },
		"raw":     func(h *harness) { h.avds.scans[0].Raw = `{"ScanId":"1","Name":"a"}`; h.press("r", "enter", "J") },
		"over": func(h *harness) {
			h.avds.scans[2].ReportURL = "https://report.example.com/1?Expires=1775000000&Signature=a%3D"
			h.avds.scans[2].RuntimeStart, h.avds.scans[2].RuntimeEnd = "00:00:00", "23:59:59"
			h.press("r", "down", "down", "enter")
		},
		"picking": func(h *harness) {
			avds := &assetAVDS{fakeAVDS: fakeAVDS{scans: h.avds.scans}, assets: []string{"例子.example.com"}}
			for i := range 48 {
				avds.assets = append(avds.assets, fmt.Sprintf("www%d.example.com", i))
			}
			h.service.Lister = avds
			h.press("n")
			h.write("www1.example.com ")
			h.press("f2", "space", "down", "down", "space")
		},
		"loading": nil,
	}
}

// beyondTheForm are the screens that look different on a wide terminal.
var beyondTheForm = map[string]bool{
	"list": true, "details": true, "raw": true, "event": true, "events": true, "help": true,
}

// reached opens a screen in a state.
func reached(t *testing.T, reach func(*harness), width, height int, change func(*Options)) *harness {
	t.Helper()
	h := build(t, &fakeAVDS{scans: manyScans(128)}, width, height, fitting, change)
	if reach != nil {
		h.count()
		reach(h)
	}
	return h
}

// A picture that stands twice proves one thing, and its second change is read with less care.
func TestNoTwoGoldensAreTheSamePicture(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	read := func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".golden") {
			return err
		}
		picture, err := os.ReadFile(path)
		if other, twice := seen[string(picture)]; twice {
			t.Errorf("%s and %s are the same picture", other, path)
		}
		seen[string(picture)] = path
		return err
	}
	if err := filepath.WalkDir(".", read); err != nil {
		t.Fatal(err)
	}
	if len(seen) < 100 {
		t.Errorf("only %d goldens were read", len(seen))
	}
}

// After a wanted change of a screen, run go test ./tui -update and read the diff.
func TestScreens(t *testing.T) {
	t.Parallel()
	for name, reach := range screens() {
		for _, size := range [][2]int{{80, 24}, {120, 36}, {40, 10}, {160, 45}} {
			switch {
			case size[0] > 150 && !beyondTheForm[name]:
				continue // looks as at 120 columns
			case size[0] == 40 && name == "stale":
				continue // looks as failing: the age of the data is in the header, without the next retry
			}
			for lang, change := range map[string]func(*Options){"en": func(*Options) {}, "zh": inChinese} {
				t.Run(fmt.Sprintf("%s-%dx%d-%s", name, size[0], size[1], lang), func(t *testing.T) {
					t.Parallel()
					tuitest.Golden(t, reached(t, reach, size[0], size[1], change).screen()+"\n")
				})
			}
		}
	}
}

// The terminal is drawn row by row, so that no style may continue in the next row.
func TestEachRowOfAScreenStandsByItself(t *testing.T) {
	t.Parallel()
	for name, reach := range screens() {
		h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
		if reach != nil {
			reach(h)
		}
		content := h.m.View().Content
		whole, rows := uv.NewScreenBuffer(120, 36), uv.NewScreenBuffer(120, 36)
		uv.NewStyledString(content).Draw(whole, whole.Bounds())
		for y, row := range strings.Split(content, "\n") {
			uv.NewStyledString(row).Draw(rows, uv.Rect(0, y, 120, 1))
		}
		if whole.Render() != rows.Render() {
			t.Errorf("%s: a style continues in the next row", name)
		}
	}
}
