package text

// Recent is the list of recent launches.
type Recent struct {
	Title, Empty        string
	When, Name, Targets string // column heads
	Use                 string // what a key does
	Filled, Cloned      string // formats: the name of a launch, of a scan
	NotTaken            string // a format: choices that a new scan does not have
	Untold              string // a format: fields of which the scan says nothing to go by
}

func englishRecent() Recent {
	return Recent{
		Title: "Recent launches", Empty: "Nothing was launched from here yet.",
		When: "LAUNCHED", Name: "NAME", Targets: "TARGETS", Use: "fill in",
		Filled: "Filled in like %s.", Cloned: "Like %s.", NotTaken: "Not to be had for a new scan: %s.",
		Untold: "As in any new scan: %s.",
	}
}

func chineseRecent() Recent {
	return Recent{
		Title: "最近创建的任务", Empty: "还没有从这里创建过任务。",
		When: "创建时间", Name: "名称", Targets: "目标", Use: "填入表单",
		Filled: "已按 %s 填写。", Cloned: "已按 %s 填写。", NotTaken: "新任务不支持：%s。",
		Untold: "以下项取默认值：%s。",
	}
}
