package text

// Events are the words for what happened to scans, in a notice and in the log.
type Events struct {
	Title, Empty         string
	Time, Scan, From, To string // column heads
	Comma                string // between names
	One, Many            string // formats: a scan's name, or a number, and what has become of it; see Event
	Named                string // a format: how many, and their names
	Changed              string // a format: name, from, to
	Exported             string // a format: the path of a file
	ExportFailed         string // a format: why

	Log, Open, Export string // what keys do
}

func englishEvents() Events {
	return Events{
		Title: "Events",
		Empty: "Nothing has happened yet. Scans that start, finish, abort or stall while scantop runs are listed here.",
		Time:  "TIME", Scan: "SCAN", From: "FROM", To: "TO",
		Exported: "written to %s", ExportFailed: "cannot be written: %s",
		One: "%s %s", Many: "%d %s", Comma: ", ", Named: "%s: %s", Changed: "%s: %s → %s",
		Log: "events", Open: "details", Export: "export",
	}
}

func chineseEvents() Events {
	return Events{
		Title: "事件记录",
		Empty: "暂无事件。运行期间，任务的开始、完成、中止和停滞都会记录在这里。",
		Time:  "时间", Scan: "任务", From: "原状态", To: "新状态",
		Exported: "已写入 %s", ExportFailed: "无法写入：%s",
		One: "%s %s", Many: "%d 个%s", Comma: "、", Named: "%s：%s", Changed: "%s：%s → %s",
		Log: "事件记录", Open: "详情", Export: "导出",
	}
}
