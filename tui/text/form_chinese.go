package text

func chineseProblems() Problems {
	return Problems{
		Missing:        "不能为空",
		MissingTargets: "请填写域名或 IP 地址",
		NotAllowed:     "不在允许的取值内",
		NotATime:       "请填写 08:00 或 08:00:00",
		NotADate:       "无法识别：可填现在、30m、22:00 或 2026-12-01",
		NoSuchDay:      "没有这一天",
		NoSuchTime:     "当天没有该时刻：时钟拨快",
		UnknownZone:    "时区未知（TZ）：请填写 2026-12-01 22:00 +08:00",
		BeforeStart:    "必须晚于开始时间",
		InThePast:      "时间已过",
		EmptyWindow:    "不能与时段开始相同",
		NotPositive:    "应为 1 到 1000 的数",
		NotAnAddress:   "不是 IP 地址",
		Altered:        "含不支持的字符：请重新填写",
		TooLong:        "最多 %d 个字符",
		TooMany:        "最多 %d 项",
	}
}

func chineseDates() Dates {
	return Dates{
		Skipped: "该时刻不存在：时钟拨快",
		First:   "第 1 次", Second: "第 2 次", Back: "该时刻出现两次：时钟拨慢",
		AllDay:       "全天",
		Daily:        "每天 %s–%s，共 %s",
		OverMidnight: "每天 %s–%s，跨午夜，共 %s",
		Zone:         "UTC+8 = 本地时间 %s",
		EndOfDay:     "24:00 按 23:59:59 发送",
		Waits:        "%s 起执行",
		WaitsFor:     "允许时段 %s 开始，届时执行",
		Never:        "不会执行：允许时段最早 %s 开始，已过结束时间。",
	}
}

func chineseForm() Form {
	return Form{
		Title: "新建任务", ReviewTitle: "核对参数（尚未创建）", SendingTitle: "正在创建该任务",
		What: "扫描目标", How: "扫描设置", When: "执行时间", Request: "请求内容",
		ReviewButton: "核对参数", LaunchButton: "创建任务", BackButton: "返回表单", CancelButton: "取消",

		DraftRestored: "已恢复草稿。如需重新填写，请按 ctrl+r。",
		StartedOver:   "已清空。如需恢复草稿，请再按 ctrl+r。",
		EarlierDraft:  "之前的草稿已保留，按 ctrl+r 恢复。",

		Incomplete:     "请先填写或更正各项。",
		NotUsed:        "AVDS 必填，对此类型不生效",
		AccountUnknown: "账号尚未确定",
		OneTarget:      "1 个目标", ManyTargets: "%d 个目标",
		OneEntry: "1 项", ManyEntries: "%d 项", Repeated: "%s，%d 个重复",
		BadTargets: "%d 个无效", Folded: "+%d", LabelWidth: 10,

		CopiedCommand: "已复制 scantop 命令。",
		CopiedAliyun:  "已复制 aliyun 命令。",
		NoAliyun:      "演示模式下没有 aliyun 命令：该命令会创建真实的任务。",
		LongURL:       "可能失败：aliyun 会把全部内容放进 URL。请改用 scantop 命令。",
		YesNeeds:      "打开表单。如需直接创建，请加上 --yes %s。",
		StartPassed:   "开始时间已过。请改选更晚的时间，或填“现在”。",
		TimesMoved:    "核对页中的时间已变化。请再核对一次，然后创建。",

		EditorHead:   []string{"每行一个目标：域名或 IP 地址。", "以 # 开头的行会被忽略。"},
		NoEditor:     "找不到编辑器。请检查 VISUAL 和 EDITOR。",
		EditorEmpty:  "编辑器没有留下目标，因此目标未改变。如需清空，请按 ctrl+u。",
		EditorFailed: "编辑器出错（%s），因此目标未改变。",

		Sending:    "正在创建任务…",
		Leaving:    "正在创建任务。再按一次 ctrl+c 将退出，不等待结果。",
		Looking:    "响应不明确，正在列表中查找任务（最多 1 分钟），不会重复创建。",
		Unrecorded: "未创建：无法保存创建记录（%s）。如仍要创建，请再按“创建任务”。",

		NotCreated:         "未创建。",
		Rejected:           "被 AVDS 拒绝",
		RejectedFor:        "被 AVDS 拒绝：%s",
		HiddenSent:         "AVDS 不接受 %s（发送值 %s），表单中没有此项。",
		HiddenUnsent:       "AVDS 不接受 %s，表单中没有此项，也未发送。",
		NotCreatedAfterAll: "未创建（以列表为准）：%d 秒后任务仍不在列表中。可以重新创建。",
		Unresolved: "无法确定 %s（开始时间 %s）是否已创建。" +
			"重新创建前请先在列表中确认，以免重复执行。",
		NotListed: "列表中没有 %s（开始时间 %s），很可能未创建。" +
			"重新创建前请再确认一次。",
		InFlight:          "scantop 在创建 %s（开始时间 %s）时退出。重新创建前请先在列表中确认。",
		EndedWith:         "请求结果：%s。",
		EndUnattributed:   "响应可能并非来自 AVDS",
		InRecent:          "按 ctrl+t 可重新查找。",
		UnresolvedEarlier: "之前有一次创建结果未知，按 ctrl+t 查看。",
		FilledBad:         "还不能创建。请检查“%s”。",
		UnresolvedAlike: "与此相同的任务创建结果未知。" +
			"请按 esc，再按 ctrl+t 查看，以免重复执行。",

		Confirm: Confirm{
			Title:     "确定创建该任务？",
			Intrusive: "深度模式具有侵入性，可能影响扫描目标。",
			ScanAll:   "将扫描账号的全部资产。",
			Many:      "将扫描 %d 个目标。",
			Fast:      "快速扫描对目标的压力最大。",
			Scope:     "扫描范围：",
			Assets:    "全部资产",
		},
		Parameters: chineseParameters(),
		FieldHelp:  chineseFieldHelp(),
		Summary:    chineseSummary(),
		Keys: FormKeys{
			Edit:        "编辑器",
			CopyCommand: "复制 scantop 命令", CopyAliyun: "复制 aliyun 命令",
			Expand: "展开列表", Fold: "收起列表",
			LeftButton: "左侧按钮", RightButton: "右侧按钮",
			Cancel: "返回核对页", QuitWarned: "退出（先警告）",
		},
	}
}

func chineseSummary() Summary {
	return Summary{
		Vuln: "扫描漏洞：%s，%s", Content: "检测内容：%s，%s", Asset: "发现资产：%s，%s",
		AllAssets: "全部资产", And: "及 ",
		Once: "单次", Until: "%s，至 %s", Now: "立即开始", At: "%s 开始",
		AnyTime: "全天", Window: "每天 %s 至 %s", Overnight: "每天 %s 至次日 %s",
		Comma: "，", Stop: "。",
	}
}
