package text

func chineseKeys() Keys {
	return Keys{
		Help: "帮助", Quit: "退出", Interrupt: "退出", EndPaste: "结束粘贴",
		Mouse: "开关鼠标", Suspend: "挂起（fg 恢复）", Redraw: "重绘",

		Idle: "在此处没有作用", Off: "目前没有作用",

		Up: "上移", Down: "下移", Move: "移动", Scroll: "滚动", Page: "翻页", Back: "返回",
		HalfUp: "上移半屏", HalfDown: "下移半屏",
		ScreenUp: "上一屏", ScreenDown: "下一屏", First: "首行", Last: "末行",
		PreviousPage: "上一页", NextPage: "下一页",

		Status: "状态", PreviousStatus: "上一状态", NextStatus: "下一状态",
		Type: "类型", Trigger: "触发类型", Search: "搜索", Clear: "清除筛选",
		Apply: "搜索", Cancel: "取消",

		New: "新建任务", Clone: "克隆", Again: "再次创建", Recent: "草稿与记录",
		Watch: "跟踪", NextWatched: "下一个跟踪的任务",
		NextUnread: "下一个未读的任务", AllRead: "全部标为已读",
		Refresh: "刷新", Pause: "暂停刷新",

		Left: "左移", Right: "右移", WordLeft: "左移一词", WordRight: "右移一词",
		LineStart: "到文本开头", LineEnd: "到文本末尾",
		DeleteLeft: "向左删除", DeleteRight: "向右删除",
		DeleteWord: "删除前一词", DeleteNextWord: "删除后一词",
		DeleteToStart: "删除到开头", DeleteToEnd: "删除到末尾",

		NextField: "下一项", PreviousField: "上一项", NextBad: "下一个无效目标",
		PreviousOption: "上一选项", NextOption: "下一选项", Option: "选择",
		Review: "核对参数", Restore: "恢复草稿", Leave: "返回列表",
		Press: "按下按钮", OtherButton: "切换按钮", BackToForm: "返回表单",
	}
}

func chinesePalette() Palette {
	return Palette{
		Title: "全部操作", Hint: "操作名的一部分，或按键",
		NoMatch: "没有匹配的操作。请修改搜索内容。",
		Key:     "按键", Action: "操作", Open: "操作", Run: "执行",
	}
}
