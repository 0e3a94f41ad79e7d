package text

// Events are the words for what happened to scans, in a notice and in the log.
type Events struct {
	Title, Empty         string
	Time, Scan, From, To string // column heads
	NewRun               string // where a scan runs again and nobody saw the last run end
	Comma                string // between names
	Named                string // a format: how many, and their names
	Changed              string // a format: name, from, to
	Exported             string // a format: the path of a file
	ExportFailed         string // a format: why

	Aborted, Invalid, Stalled, Disabled, Other, Finished, Recovered, Started Event

	Log, Open, Export string // what keys do
}

// Event is what to say of one scan, by name, and of several, by number.
type Event struct{ One, Many string } // formats

func englishEvents() Events {
	return Events{
		Title: "Events",
		Empty: "Nothing has happened yet. Scans that start, finish, abort, stall or move again while scantop watches appear here.",
		Time:  "TIME", Scan: "SCAN", From: "FROM", To: "TO",
		Exported: "written to %s", ExportFailed: "cannot be written: %s",
		NewRun: "new run", Comma: ", ", Named: "%s: %s", Changed: "%s: %s → %s",
		Aborted:   Event{"%s aborted", "%d aborted"},
		Invalid:   Event{"%s is invalid", "%d invalid"},
		Stalled:   Event{"%s has stalled", "%d stalled"},
		Disabled:  Event{"%s disabled", "%d disabled"},
		Other:     Event{"%s changed", "%d changed"},
		Finished:  Event{"%s finished", "%d finished"},
		Recovered: Event{"%s moves again", "%d moving again"},
		Started:   Event{"%s started", "%d started"},
		Log:       "events", Open: "details", Export: "export",
	}
}

func chineseEvents() Events {
	return Events{
		Title: "事件记录",
		Empty: "暂无事件。运行期间，任务的开始、完成、中止、停滞和恢复都会记录在这里。",
		Time:  "时间", Scan: "任务", From: "原状态", To: "新状态",
		Exported: "已写入 %s", ExportFailed: "无法写入：%s",
		NewRun: "新一轮", Comma: "、", Named: "%s：%s", Changed: "%s：%s → %s",
		Aborted:   Event{"%s 已中止", "%d 个已中止"},
		Invalid:   Event{"%s 已失效", "%d 个已失效"},
		Stalled:   Event{"%s 进度停滞", "%d 个进度停滞"},
		Disabled:  Event{"%s 已停用", "%d 个已停用"},
		Other:     Event{"%s 状态有变", "%d 个状态有变"},
		Finished:  Event{"%s 已完成", "%d 个已完成"},
		Recovered: Event{"%s 恢复进展", "%d 个恢复进展"},
		Started:   Event{"%s 已开始", "%d 个已开始"},
		Log:       "事件记录", Open: "详情", Export: "导出",
	}
}
