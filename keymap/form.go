package keymap

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Form holds the keys of the form. Letters are text there.
type Form struct {
	Next, Previous key.Binding
	Up, Down       key.Binding // go to another row of the targets, or else to another field
	Left, Right    key.Binding // choose an option; in a text field they move the cursor
	NextBad        key.Binding // goes to the next invalid target
	Pick           key.Binding // lists the assets or the asset tags of the account
	Edit           key.Binding // opens the targets in the user's editor

	Review, Restore, Recent, Leave key.Binding

	help text.Keys
	own  text.FormKeys
}

func newForm(t text.Keys, own text.FormKeys, picker text.Picker) Form {
	return Form{
		Next:     bind("tab/enter", t.NextField, "tab", "enter", "ctrl+n"),
		Previous: bind("shift+tab", t.PreviousField, "shift+tab", "ctrl+p"),
		Up:       bind("↑", t.Up, "up"),
		Down:     bind("↓", t.Down, "down"),
		Left:     bind("←", t.PreviousOption, "left"),
		Right:    bind("→", t.NextOption, "right", "space"),
		Review:   bind("ctrl+s", t.Review, "ctrl+s"),
		NextBad:  bind("ctrl+g", t.NextBad, "ctrl+g"),
		Pick:     bind("f2/ctrl+o", picker.Assets.Key, "f2", "ctrl+o"),
		Edit:     bind("f4/ctrl+x", own.Edit, "f4", "ctrl+x"),
		Restore:  bind("ctrl+r", t.Restore, "ctrl+r"),
		Recent:   bind("ctrl+t", t.Recent, "ctrl+t"),
		Leave:    bind("esc", t.Leave, "esc"),
		help:     t,
		own:      own,
	}
}

// Having returns the keys for a form with or without invalid targets.
func (f Form) Having(bad bool) Form {
	f.NextBad.SetEnabled(bad)
	return f
}

// First returns the keys for a form whose first field has the focus, or another one.
func (f Form) First(first bool) Form {
	setEnabled(!first, &f.Previous, &f.Up)
	return f
}

// On returns the keys of the help for a text field, in whose text Left and Right move, for the button below the
// last field, where enter opens the review, or for a field with options.
func (f Form) On(text, button bool) Form {
	setEnabled(!text && !button, &f.Left, &f.Right)
	setEnabled(!button, &f.Next, &f.Down)
	if button {
		f.Review = bind("enter/ctrl+s", f.help.Review, "enter", "ctrl+s")
	}
	return f
}

// Picking returns the keys with what Pick does in the field with the focus. "" switches it off.
func (f Form) Picking(does string) Form {
	f.Pick.SetHelp("f2", does)
	f.Pick.SetEnabled(does != "")
	return f
}

// Editing returns the keys with Edit on, if the field with the focus is that of the targets, or off.
func (f Form) Editing(on bool) Form {
	f.Edit.SetHelp("f4", f.Edit.Help().Desc)
	f.Edit.SetEnabled(on)
	return f
}

// ShortHelp returns the footer while a text field has the focus.
func (f Form) ShortHelp() []key.Binding {
	return []key.Binding{f.NextBad, f.Review, f.Leave, f.Pick, f.Edit, f.Next, f.Recent, f.Previous}
}

// OnChoice returns the footer while a field with options has the focus.
func (f Form) OnChoice() []key.Binding {
	return []key.Binding{
		f.NextBad, f.Review, f.Leave, f.Next, pair(f.Left, f.Right, "←→", f.help.Option), f.Recent, f.Previous,
	}
}

// OnButton returns the footer while the button below the last field has the focus.
func (f Form) OnButton() []key.Binding {
	return []key.Binding{f.NextBad, bind("enter", f.help.Review, "enter"), f.Leave, f.Previous, f.Recent}
}

// Sending returns the footer during a launch, when only ctrl+c works. warned says that the
// next ctrl+c quits.
func (f Form) Sending(warned bool) []key.Binding {
	does := f.own.QuitWarned
	if warned {
		does = f.help.Interrupt
	}
	return []key.Binding{bind("ctrl+c", does, "ctrl+c")}
}

// FullHelp returns the column of the help screen.
func (f Form) FullHelp() [][]key.Binding {
	return [][]key.Binding{{
		f.Next, f.Previous, f.Up, f.Down, f.Left, f.Right, f.NextBad, f.Pick, f.Edit,
		f.Review, f.Recent, f.Restore, f.Leave,
	}}
}

// Review holds the keys of the review.
type Review struct {
	Buttons
	Move
	Copy, CopyAliyun key.Binding // copy the equivalent command
	Expand           key.Binding // shows folded lists in full, or folds them again
	Back             key.Binding

	fold string // help of Expand while the lists are shown in full
}

func newReview(t text.Keys, own text.FormKeys) Review {
	return Review{
		Buttons:    newButtons(t, own),
		Move:       newArrows(t),
		Copy:       bind("y", own.CopyCommand, "y"),
		CopyAliyun: bind("Y", own.CopyAliyun, "Y"),
		Expand:     bind("e", own.Expand, "e"),
		Back:       bind("esc", t.BackToForm, "esc"),
		fold:       own.Fold,
	}
}

// Pressing returns the keys while the given button has the focus.
func (r Review) Pressing(button string) Review {
	r.Press.SetHelp(r.Press.Help().Key, button)
	return r
}

// Showing returns the keys for a review that is longer than the screen or not, and that has folded lists, or
// shows them in full, or has no long ones.
func (r Review) Showing(longer, folded, whole bool) Review {
	r.enable(longer)
	r.Expand.SetEnabled(folded || whole)
	if whole {
		r.Expand.SetHelp(r.Expand.Help().Key, r.fold)
	}
	return r
}

// ShortHelp returns the footer.
func (r Review) ShortHelp() []key.Binding {
	return []key.Binding{r.Press, r.Back, r.Other, r.short(), r.Copy, r.CopyAliyun, r.Expand}
}

// FullHelp returns the column of the help screen.
func (r Review) FullHelp() [][]key.Binding {
	return [][]key.Binding{{
		r.Press, r.Other, r.Left, r.Right, r.Up, r.Down, r.PageUp, r.PageDown, r.Copy, r.CopyAliyun, r.Expand, r.Back,
	}}
}

// Confirm holds the keys of the confirmation.
type Confirm struct {
	Buttons
	Move
	Cancel key.Binding
}

func newConfirm(t text.Keys, own text.FormKeys) Confirm {
	return Confirm{Buttons: newButtons(t, own), Move: newArrows(t), Cancel: bind("esc", own.Cancel, "esc")}
}

// Pressing returns the keys while the given button has the focus.
func (c Confirm) Pressing(button string) Confirm {
	c.Press.SetHelp(c.Press.Help().Key, button)
	return c
}

// Showing returns the keys for a confirmation that is longer than its space or not.
func (c Confirm) Showing(longer bool) Confirm {
	c.enable(longer)
	return c
}

// ShortHelp returns the footer.
func (c Confirm) ShortHelp() []key.Binding {
	return []key.Binding{c.Press, c.short(), pair(c.Left, c.Right, "tab/←→", c.Other.Help().Desc), c.Cancel}
}

// FullHelp returns the column of the help screen.
func (c Confirm) FullHelp() [][]key.Binding {
	return [][]key.Binding{{c.Press, c.Other, c.Left, c.Right, c.Cancel, c.Up, c.Down, c.PageUp, c.PageDown}}
}
