package text

// Recent is the list of recent launches.
type Recent struct {
	Title, Empty        string
	When, Name, Targets string // column heads
	Use                 string // what a key does
	Filled              string // a format: the name of a launch
	Draft, Cloned       string // Cloned is a format: the name of a scan
}

func englishRecent() Recent {
	return Recent{
		Title: "Recent launches", Empty: "Nothing was launched from here yet.",
		When: "LAUNCHED", Name: "NAME", Targets: "TARGETS", Use: "fill in",
		Filled: "Filled in like %s. ctrl+r brings your entries back.",
		Draft:  "As you left it. ctrl+r starts over.",
		Cloned: "Like %s. ctrl+r brings your entries back.",
	}
}

func chineseRecent() Recent {
	return Recent{
		Title: "最近创建的任务", Empty: "还没有从这里创建过任务。",
		When: "创建时间", Name: "名称", Targets: "目标", Use: "填入表单",
		Filled: "已按 %s 填写。ctrl+r 恢复原内容。",
		Draft:  "已恢复上次未提交的内容。ctrl+r 清空重填。",
		Cloned: "已按 %s 填写。ctrl+r 恢复原内容。",
	}
}
