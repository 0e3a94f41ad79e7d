package text

func chinese() *Catalogue {
	return &Catalogue{
		Lang:      "zh",
		TooSmall:  []string{"终端窗口太小（至少 40x10）", "终端窗口太小", "太小"},
		PasteOpen: "粘贴未结束：按键均作为文本",
		HelpTitle: "快捷键",

		Header:    chineseHeader(),
		List:      chineseList(),
		Columns:   chineseColumns(),
		Notes:     chineseNotes(),
		Details:   chineseDetails(),
		Form:      chineseForm(),
		Picker:    chinesePicker(),
		Palette:   chinesePalette(),
		When:      When{Now: "现在"},
		Dates:     chineseDates(),
		BadTarget: chineseBadTarget(),
		Keys:      chineseKeys(),
		Errors:    chineseErrors(),
		State:     chineseState(),
		Recent:    chineseRecent(),
		Problems:  chineseProblems(),
		Command:   chineseCommand(),
		Results:   chineseResults(),
		Tally:     chineseTally(),
		Findings:  chineseFindings(),
		Events:    chineseEvents(),
		Overview:  chineseOverview(),
		Joiners:   Joiners{Sentences: "%s%s", Aside: "（%s）", About: "%s：%s", Comma: "、", Semicolon: "；"},

		faults: chineseFaults(),
		statuses: map[string]string{
			"running": "运行中", "waiting": "等待中", "finished": "已完成", "aborted": "已中止",
			"invalid": "已无效", "disabled": "已禁用", "stalled": "停滞",
		},
		events: map[string]string{
			"started": "已开始", "recovered": "不再停滞", "resumed": "再次运行", "other": "状态有变",
		},
		accounts: map[string]string{
			"environment": "环境变量", "oidc": "OIDC 角色", "profile": "aliyun CLI",
			"file": "凭证文件", "ecs": "ECS 角色", "uri": "凭证 URI",
		},
		failures: chineseFailures(),
		triggers: map[string]string{"date": "单次", "interval": "周期"},
		reasons:  chineseReasons(),
		units: map[string]Unit{
			"d": {One: "天", Many: "天"}, "h": {One: "小时", Many: "小时"},
			"m": {One: "分", Many: "分"}, "s": {One: "秒", Many: "秒"},
		},
	}
}
