package text

func chineseHeader() Header {
	return Header{
		Live: "实时", Connecting: "连接中…", NoReply: "尚无响应", Paused: "刷新已暂停",
		ReadOnly: "只读", Demo: "演示", DemoSource: "内置模拟器",
		Every:        "每 %s刷新",
		Changed:      "最近变化 %s",
		LoadingPage:  "正在加载第 %d 页…",
		AsOf:         "数据截至 %s",
		Busy:         "AVDS 繁忙 · %s 重试",
		PausedSince:  "刷新已暂停（%s 起）",
		FailingSince: "%s（%s 起）",
		RetryAt:      "%s 重试",
		StoppedSince: "已停止刷新：%s（%s）",
		Stopped:      "已停止刷新：%s",
	}
}

func chineseList() List {
	return List{
		Active:         "进行中",
		All:            "全部",
		Loading:        "正在加载任务…",
		Empty:          "暂无任务。请按 n 新建任务。",
		NoMatch:        "没有符合筛选条件的任务。请按 esc 清除筛选。",
		None:           "0 个任务",
		ReadOnly:       "只读模式，不能创建任务。",
		PressRefresh:   "按 r 重试",
		NotFound:       "没有 ScanId 为 %s 的任务。",
		NotFoundSearch: "没有 ScanId 为 %s 的任务。现显示名称含这些数字的任务。",
		NextTry:        "%s 重试",
		SearchHint:     "名称、IP、域名或 ScanId",
		Position:       "第 %d–%d 条，共 %d 条 · 第 %d/%d 页",
		SizeRefused:    "AVDS 拒绝每页 %d 个任务 · 列表改用每页 %d 个",
		Watching:       "跟踪 %d 个",
		UnreadOne:      "1 个新事件，按 e 查看",
		Unread:         "%d 个新事件，按 e 查看",
		UnreadKinds:    "%s，按 e 查看",

		NoNews:           "没有未读的任务。",
		AllRead:          "已将全部任务和事件标为已读。",
		NewsElsewhereOne: "此处没有未读的任务，别处有 1 个。",
		NewsElsewhere:    "此处没有未读的任务，别处有 %d 个。",

		MouseOn:     "鼠标已开启。请按住 shift 选择文本。",
		MouseOff:    "鼠标已关闭。",
		NoScan:      "未选中任务。",
		NoID:        "该任务没有任务 ID。",
		NoReport:    "该任务没有报告。",
		NoLink:      "报告链接不是 http 或 https 地址，未复制。",
		NoClipboard: "无法复制：此终端没有剪贴板。",
		LinkCopied:  "已复制报告链接。",
		Copied:      "已复制 %s",
		UnknownZone: "时区未知（TZ）。时间以 UTC 显示。",

		NoneWatched:    "暂无跟踪的任务。请按 w 跟踪选中的任务。",
		Watched:        "已跟踪 %s，翻页后仍会提示。",
		Unwatched:      "已取消跟踪 %s。",
		TooManyWatched: "最多跟踪 %d 个任务。请先选中一个，按 w 取消跟踪。",

		Created:        "已创建 %s · %s",
		CreatedEarlier: "之前的创建已成功：%s · %s",
		Twice:          "%s 被重复创建。第二个任务是 %s。",
		Similar:        "%s 可能已创建，即 %s。重新创建前请先确认该任务。",
		Unclear:        "无法确定 %s 是否已创建。重新创建前请先在列表中确认。",
	}
}

func chineseColumns() Columns {
	return Columns{
		Status: "状态", Name: "名称", Type: "类型", Mode: "模式", Progress: "进度",
		When: "时间", Started: "开始", Targets: "目标",
		StatusWidth: 8, TypeWidth: 8, ModeWidth: 6, WhenWidth: 11, StartedWidth: 7,
	}
}

func chineseNotes() Notes {
	return Notes{
		DueNow: "即将开始", Overdue: "已逾期", AllAssets: "全部资产",
		In: "%s 后", Left: "~%s", Took: "用时 %s", After: "历时 %s",
	}
}

func chineseRecent() Recent {
	return Recent{
		Title: "草稿与记录",
		Empty: "暂无草稿或创建记录。",
		When:  "时间", Kind: "类别", Name: "名称", Targets: "目标",
		Unresolved: "结果未知", Draft: "草稿", Launched: "已创建",
		Use: "填入表单", TakeUp: "继续填写", CheckAgain: "重新查找", Dismiss: "不再提示", Delete: "删除",
		Looking:   "正在列表中查找该任务。",
		Filled:    "已按 %s 填写。",
		Cloned:    "已克隆 %s。",
		LeftOut:   "新任务不支持，已略过：%s。",
		Defaulted: "AVDS 未返回，已用默认值：%s。",
	}
}

func chineseEvents() Events {
	return Events{
		Title: "事件记录",
		Empty: "暂无事件。scantop 运行期间，任务的开始、完成、中止和停滞都会记录在这里。",
		Time:  "时间", Scan: "任务", From: "原状态", To: "新状态",
		One: "%s %s", Many: "%d 个%s", Named: "%s：%s", Changed: "%s：%s → %s",
		Exported:     "已导出到 %s",
		ExportFailed: "导出失败：%s",
		Log:          "事件记录", Open: "详情", Export: "导出",
	}
}
