package text

// Overview is the screen that shows what matters most.
type Overview struct {
	Title, Key                            string // Key is what the key that opens it does
	Trouble, Running, Next, Ended         string // titles of the sections
	NoTrouble, NoRunning, NoNext, NoEnded string // for sections without scans
	Newest                                string // a format: how many scans of a status were looked at
	Older                                 string // a format: how many aborted runs are too old to be trouble
	Loading                               string // at the end of the header
	TooSmall                              []string
}

func englishOverview() Overview {
	return Overview{
		Title: "Overview", Key: "overview",
		Trouble: "Trouble", Running: "Running", Next: "Next starts", Ended: "Last ends",
		NoTrouble: "No scan is stalled or overdue, and none was aborted in the last 24h.",
		NoRunning: "No scan is running.",
		NoNext:    "No scan is about to start.",
		NoEnded:   "No scan has ended.",
		Newest:    "newest %d",
		Older:     "%d aborted over 24h ago",
		Loading:   "loading…",
		TooSmall:  []string{"The overview needs 60x20.", "too small"},
	}
}

func chineseOverview() Overview {
	return Overview{
		Title: "总览", Key: "总览",
		Trouble: "异常", Running: "运行中", Next: "即将开始", Ended: "最近结束",
		NoTrouble: "没有停滞或逾期的任务，24 小时内也没有中止的任务。",
		NoRunning: "没有运行中的任务。",
		NoNext:    "没有即将开始的任务。",
		NoEnded:   "没有已结束的任务。",
		Newest:    "最新 %d 个",
		Older:     "%d 个中止已超过 24 小时",
		Loading:   "加载中…",
		TooSmall:  []string{"总览至少需要 60x20。", "窗口太小"},
	}
}
