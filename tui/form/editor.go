package form

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"scantop/client/target"
	"scantop/tui/effect"
	"scantop/tui/safe"
)

// canEdit reports whether the targets can be edited in the user's editor.
func (f *Form) canEdit() bool { return f.fx.Editor != nil && f.order.Applies(Targets) }

// openEditor opens the targets in the user's editor. Until it ends, the form ignores keys.
func (f *Form) openEditor() tea.Cmd {
	f.editing = true
	return f.fx.Edit(f.forEditor())
}

// forEditor returns the targets as the editor shows them: an explanation, then one target a line. A quote
// around a target that begins with # keeps it from being read as a comment.
func (f *Form) forEditor() string {
	var b strings.Builder
	for _, line := range f.text.Form.EditorHead {
		b.WriteString("# " + line + "\n")
	}
	for line := range strings.Lines(f.field(Targets).kept()) {
		if strings.HasPrefix(line, "#") {
			line = `"` + strings.TrimSuffix(line, "\n") + "\"\n"
		}
		b.WriteString(line)
	}
	return strings.TrimSuffix(b.String(), "\n") + "\n"
}

// Edited takes the targets from the editor and checks them. The targets stay as they are if the editor
// failed, or if it left none: an editor that ran out of disk leaves an empty file as well.
func (f *Form) Edited(msg effect.EditedMsg) {
	f.editing = false
	field := f.field(Targets)
	f.enterField(field)
	line, _ := field.Paste(msg.Text)
	line = strings.TrimSpace(line)
	left := target.Parse(line)
	switch before := f.forEditor(); {
	case errors.Is(msg.Err, effect.ErrNoEditor):
		f.warn(f.text.Form.NoEditor)
	case msg.Err != nil:
		f.warn(fmt.Sprintf(f.text.Form.EditorFailed, safe.Clean(msg.Err.Error())))
	case msg.Text == before:
	case len(left.Hosts)+len(left.Bad) == 0:
		f.warn(f.text.Form.EditorEmpty)
	default:
		field.left = true // edited targets are complete, so problems are shown at once
		f.change(field, func() { field.cursor().SetValue(line) })
		field.toBad(false)
	}
}
