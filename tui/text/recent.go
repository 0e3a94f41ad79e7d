package text

// Recent is the list of unresolved launches, drafts and recent launches.
type Recent struct {
	Title, Empty                            string
	When, Kind, Name, Targets               string // column heads
	Unresolved, Draft, Launched             string // kinds of rows
	Use, TakeUp, LookAgain, Dismiss, Delete string // what a key does
	Looking                                 string // the scan of an unresolved launch is being looked for
	Filled, Cloned                          string // formats: the name of a launch, of a scan
	NotTaken                                string // a format: choices that a new scan does not have
	Untold                                  string // a format: fields of which the scan says nothing to go by
}

func englishRecent() Recent {
	return Recent{
		Title: "Drafts and recent launches", Empty: "No drafts, and nothing was launched from here yet.",
		When: "WHEN", Kind: "KIND", Name: "NAME", Targets: "TARGETS",
		Unresolved: "unresolved", Draft: "draft", Launched: "launched",
		Use: "fill in", TakeUp: "continue", LookAgain: "look again", Dismiss: "dismiss", Delete: "delete",
		Looking: "Checking the list for the scan.",
		Filled:  "Filled in from %s.", Cloned: "Cloned from %s.",
		NotTaken: "Not available for new scans and left out: %s.",
		Untold:   "Not reported by AVDS, so set to the default: %s.",
	}
}

func chineseRecent() Recent {
	return Recent{
		Title: "草稿与最近创建", Empty: "没有草稿，也还没有从这里创建过任务。",
		When: "时间", Kind: "类别", Name: "名称", Targets: "目标",
		Unresolved: "结果未知", Draft: "草稿", Launched: "已创建",
		Use: "填入表单", TakeUp: "继续填写", LookAgain: "重新查找", Dismiss: "不再提示", Delete: "删除",
		Looking: "正在列表中查找该任务。",
		Filled:  "已按 %s 填写。", Cloned: "已克隆 %s。", NotTaken: "新任务不支持，已略过：%s。",
		Untold: "AVDS 未返回，已用默认值：%s。",
	}
}
