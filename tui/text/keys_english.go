package text

func englishKeys() Keys {
	return Keys{
		Help: "help", Quit: "quit", Interrupt: "quit", EndPaste: "end paste",
		Mouse: "mouse on or off", Suspend: "suspend (fg resumes)", Redraw: "redraw",

		Idle: "does nothing here", Off: "does nothing now",

		Up: "up", Down: "down", Move: "move", Scroll: "scroll", Page: "page", Back: "back",
		HalfUp: "half a screen up", HalfDown: "half a screen down",
		ScreenUp: "screen up", ScreenDown: "screen down", First: "first row", Last: "last row",
		PreviousPage: "previous page", NextPage: "next page",

		Status: "status", PreviousStatus: "previous status", NextStatus: "next status",
		Type: "type", Trigger: "trigger", Search: "search", Clear: "clear filters",
		Apply: "search", Cancel: "cancel",

		New: "new scan", Clone: "clone", Again: "launch again", Recent: "drafts and launches",
		Watch: "watch", NextWatched: "next watched scan",
		NextUnread: "next unread scan", AllRead: "mark all as read",
		Refresh: "refresh", Pause: "pause refresh",

		Left: "left", Right: "right", WordLeft: "word left", WordRight: "word right",
		LineStart: "start of text", LineEnd: "end of text",
		DeleteLeft: "delete left", DeleteRight: "delete right",
		DeleteWord: "delete word", DeleteNextWord: "delete next word",
		DeleteToStart: "delete to start", DeleteToEnd: "delete to end",

		NextField: "next", PreviousField: "previous", NextBad: "next invalid target",
		PreviousOption: "previous option", NextOption: "next option", Option: "choose",
		Review: "review", Restore: "restore draft", Leave: "list",
		Press: "press the button", OtherButton: "other button", BackToForm: "back to the form",
	}
}

func englishPalette() Palette {
	return Palette{
		Title: "Actions", Hint: "part of an action, or a key", NoMatch: "No action matches. Change the search.",
		Key: "KEY", Action: "ACTION", Open: "actions", Run: "run",
	}
}
