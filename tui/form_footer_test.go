package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// footer is the last line of the screen.
func (h *harness) footer() string {
	lines := strings.Split(h.screen(), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

func TestTheRecentLaunchesFooterSaysWhatKeysDo(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 140, 40)
	h.press("ctrl+t")
	if got := h.footer(); got != "esc back  : actions  ? help" {
		t.Errorf("before a launch, the footer is %q", got)
	}
	h.press("esc")
	h.write("a.example.com")
	h.press("ctrl+s", "enter", "n", "ctrl+t")
	if got := h.footer(); got != "enter fill in  esc back  ↑↓ move  : actions  ? help" {
		t.Errorf("during a launch, the footer is %q", got)
	}
	h.press("f1")
	h.see("Keys", "fill in")
}

func TestTheFormsFooterSaysWhatKeysDo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		reach  func(h *harness)
		en, zh string
	}{
		"text": {func(h *harness) { h.goTo("SourceIp") },
			"ctrl+s review  esc list  tab/enter next  ctrl+t drafts and launches  shift+tab previous  f1/ctrl+y help",
			"ctrl+s 核对参数  esc 返回列表  tab/enter 下一项  " +
				"ctrl+t 草稿与记录  shift+tab 上一项  f1/ctrl+y 帮助"},
		"targets": {func(*harness) {},
			"ctrl+s review  esc list  f2 pick targets  f4 editor  tab/enter next  " +
				"ctrl+t drafts and launches  shift+tab previous  f1/ctrl+y help",
			"ctrl+s 核对参数  esc 返回列表  f2 选择目标  f4 编辑器  tab/enter 下一项  " +
				"ctrl+t 草稿与记录  shift+tab " +
				"上一项  f1/ctrl+y 帮助"},
		"choice": {func(h *harness) { h.goTo("Qps") },
			"ctrl+s review  esc list  tab/enter next  ←→ choose  ctrl+t drafts and launches  " +
				"shift+tab previous  f1/ctrl+y help",
			"ctrl+s 核对参数  esc 返回列表  tab/enter 下一项  ←→ 选择  ctrl+t 草稿与记录  shift+tab " +
				"上一项  f1/ctrl+y 帮助"},
		"first": {func(h *harness) { h.goToFirst() },
			"ctrl+s review  esc list  tab/enter next  ctrl+t drafts and launches  f1/ctrl+y help",
			"ctrl+s 核对参数  esc 返回列表  tab/enter 下一项  ctrl+t 草稿与记录  f1/ctrl+y 帮助"},
		"button": {func(h *harness) { h.goTo("RuntimeEnd"); h.press("tab") },
			"enter review  esc list  shift+tab previous  ctrl+t drafts and launches  f1/ctrl+y help",
			"enter 核对参数  esc 返回列表  shift+tab 上一项  ctrl+t 草稿与记录  f1/ctrl+y 帮助"},
		"button, bad": {func(h *harness) { h.write("b..c"); h.goTo("RuntimeEnd"); h.press("tab") },
			"ctrl+g next invalid target  enter review  esc list  shift+tab previous  " +
				"ctrl+t drafts and launches  f1/ctrl+y help",
			"ctrl+g 下一个无效目标  enter 核对参数  esc 返回列表  shift+tab 上一项  ctrl+t " +
				"草稿与记录  f1/ctrl+y 帮助"},
		"text, bad": {func(h *harness) { h.write("b..c"); h.press("tab") },
			"ctrl+g next invalid target  ctrl+s review  esc list  f2 pick tags  tab/enter next  " +
				"ctrl+t drafts and launches  …  f1/ctrl+y help",
			"ctrl+g 下一个无效目标  ctrl+s 核对参数  esc 返回列表  f2 选择标签  tab/enter 下一项  " +
				"ctrl+t 草稿与记录  shift+tab 上一项  f1/ctrl+y 帮助"},
		"sending": {func(h *harness) { h.write("10.0.0.1"); h.press("ctrl+s"); h.hold = true; h.press("enter") },
			"ctrl+c quit, after a warning  f1/ctrl+y help",
			"ctrl+c 退出（先警告）  f1/ctrl+y 帮助"},
		"leaving": {func(h *harness) {
			h.write("10.0.0.1")
			h.press("ctrl+s")
			h.hold = true
			h.press("enter", "ctrl+c")
		},
			"ctrl+c quit  f1/ctrl+y help",
			"ctrl+c 退出  f1/ctrl+y 帮助"},
		"review, all in sight": {func(h *harness) { h.write("10.0.0.1"); h.press("ctrl+s") },
			"enter Launch  esc back to the form  tab other button  y copy scantop command  " +
				"Y copy aliyun command  f1/ctrl+y help",
			"enter 创建任务  esc 返回表单  tab 切换按钮  y 复制 scantop 命令  Y 复制 aliyun 命令  " +
				"f1/ctrl+y 帮助"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for want, change := range map[string]func(*Options){c.en: func(*Options) {}, c.zh: inChinese} {
				h := openForm(t, &fakeAVDS{}, 140, 40, change)
				c.reach(h)
				if got := h.footer(); got != want {
					t.Errorf("the footer is\n%q, want\n%q:\n%s", got, want, h.screen())
				}
			}
		})
	}
}

func TestTheReviewsFooterShowsScrollingWhereLinesAreHidden(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 40)
	h.send(tea.PasteMsg{Content: manyHosts(9)})
	h.press("ctrl+s")
	if got := h.footer(); strings.Contains(got, "↑↓") {
		t.Errorf("all lines are visible, but the footer is %q", got)
	}
	h.send(tea.WindowSizeMsg{Width: 120, Height: 24})
	if got := h.footer(); !strings.Contains(got, "↑↓ scroll") {
		t.Errorf("some lines are hidden, but the footer is %q", got)
	}
	h.send(tea.WindowSizeMsg{Width: 160, Height: 20})
	h.press("e")
	if got := h.footer(); !strings.Contains(got, "↑↓ scroll") || !strings.Contains(got, "e collapse lists") {
		t.Errorf("e folds the lists again, but the footer is %q", got)
	}
}
