package tui

import (
	"errors"
	"strings"
	"testing"

	"scantop/tui/effect"
	"scantop/tui/text"
)

func TestTheEditorChangesTheTargets(t *testing.T) {
	t.Parallel()
	const typed = "a.example.com b..c #d.example.com"
	w := text.For("en").Form
	for name, c := range map[string]struct {
		edit func(text string) (string, error)
		want string // the targets afterwards
		see  []string
	}{
		"unchanged": {func(s string) (string, error) { return s, nil }, typed, nil},
		"another line": {func(s string) (string, error) { return s + "x.example.com\r\n# gone\n", nil },
			`a.example.com b..c "#d.example.com" x.example.com`, []string{"2 targets · 2 invalid", "target 2 (not"}},
		"replaced": {func(string) (string, error) { return "例子.中国\n10.0.0.1", nil }, "例子.中国 10.0.0.1",
			[]string{"2 targets"}},
		"empty": {func(string) (string, error) { return "# only\n\n", nil }, typed, []string{w.EditorEmpty}},
		"failed": {func(s string) (string, error) { return "lost", errors.New("exit status 1") }, typed,
			[]string{"The editor failed (exit status 1)"}},
		"missing": {func(s string) (string, error) { return s, effect.ErrNoEditor }, typed, []string{w.NoEditor}},
	} {
		for _, key := range []string{"f4", "ctrl+x"} {
			t.Run(name+" "+key, func(t *testing.T) {
				t.Parallel()
				h := openForm(t, &fakeAVDS{}, 120, 36)
				var given string
				h.editor = func(s string) (string, error) { given = s; return c.edit(s) }
				h.write(typed)
				h.press("tab", "tab") // it opens from any field
				h.press(key)
				if !strings.HasSuffix(given, "ignored.\na.example.com\nb..c\n\"#d.example.com\"\n") {
					t.Errorf("the editor is given %q", given)
				}
				if got := typedIn(h.m.form, "Targets"); got != c.want {
					t.Errorf("the targets are %q, want %q", got, c.want)
				}
				h.see(c.see...)
				if h.m.form.Focused() != "Targets" {
					t.Errorf("the focus is on %q", h.m.form.Focused())
				}
			})
		}
	}
}

// Keys that arrive while the editor has the terminal were not meant for the form.
func TestTheFormIgnoresKeysWhileTheEditorIsOpen(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.write("a.example.com")
	h.hold = true
	h.press("f4", "x", "f4", "esc", "ctrl+s")
	h.see("New scan", "Targets.1     a.example.com")
	if len(h.held) == 0 {
		t.Fatal("no editor was opened")
	}
	h.release()
	h.write("x")
	if got := typedIn(h.m.form, "Targets"); got != "a.example.comx" {
		t.Errorf("after the editor, the targets are %q", got)
	}
}

// The draft of an earlier run may come while the editor is open. What was edited is kept, also where the draft needs
// no targets.
func TestTheEditorEndsOnADraftWithoutTargets(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.hold = true
	h.press("f4")
	h.m.form.Restore(map[string]string{"ScanAll": "1"})
	h.editor = func(string) (string, error) { return "b.example.com", nil }
	h.release()
	h.see("New scan", "All assets")
	h.choose("ScanAll", "0")
	h.see("b.example.com")
}

func TestWithoutTargetsThereIsNothingToEdit(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.editor = func(s string) (string, error) { t.Error("the editor opens"); return s, nil }
	h.choose("ScanAll", "1")
	h.press("f4")
}
