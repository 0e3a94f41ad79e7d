package text

func chineseProblems() Problems {
	return Problems{
		Missing: "不能为空", MissingTargets: "请填写域名或 IP 地址",
		NotAllowed: "不在允许的取值内", NotATime: "格式应为 08:00 或 08:00:00",
		NoSuchTime:  "当天没有该时刻：时钟拨快",
		UnknownZone: "时区未知（TZ）：请写作 2026-12-01 22:00 +08:00",
		NoSuchDay:   "没有这一天", NotADate: "可填：现在、30m、22:00 或日期",
		BeforeStart: "必须晚于开始时间", EmptyWindow: "不能与每日开始相同",
		NotPositive: "请填写 1 到 1000 的数", InThePast: "时间已过",
		NotAnAddress: "不是 IP 地址", Altered: "部分字符无法使用，请重新填写",
		TooLong: "最多 %d 个字符", TooMany: "最多 %d 个",
	}
}

func chineseForm() Form {
	return Form{
		Title: "新建扫描", ReviewTitle: "确认参数（尚未提交）", SendingTitle: "正在创建该任务", What: "扫描对象", How: "扫描方式", When: "执行时间",
		ReviewButton: "确认参数", LaunchButton: "创建任务", BackButton: "返回修改", CancelButton: "取消",
		Sending:     "正在创建任务…",
		Leaving:     "任务正在提交，再按一次 ctrl+c 将直接退出，无法得知是否创建成功。",
		Kept:        "已恢复草稿。如需重新填写，请按 ctrl+r。",
		StartedOver: "已清空。如需恢复草稿，请再按 ctrl+r。",
		NotUsed:     "必填，对该类型不起作用",
		NotCreated:  "任务未创建。", Rejected: "AVDS 拒绝了该值", RejectedFor: "AVDS 拒绝了该值：%s", Incomplete: "尚未填写完整。", AsSent: "提交内容",
		Looking:            "没有明确的响应。正在列表中查找该任务，最多一分钟，不会重复创建。",
		NotCreatedAfterAll: "从列表看任务未创建：%d 秒后仍不在列表中。可以重新创建。",
		Unresolved:         "无法确定 %s（开始时间 %s）是否已创建。请先在列表中确认，以免重复执行。",
		EndUnattributed:    "应答可能并非来自 AVDS",
		StartPassed:        "开始时间已过：请重新选择，或填“现在”。",
		TimesMoved:         "参数确认后已过了一段时间，请重新核对时间再创建。", BadTargets: "%d 个无效",
		HiddenSent: "%s 在该类型下不可填写，已按 %s 提交。", HiddenUnsent: "%s 在此不可填写，未提交。",
		PutAside:          "之前的草稿已保留，按 ctrl+r 恢复。",
		InFlight:          "scantop 上次退出时，%s（开始时间 %s）正在创建，结果未知。请先在列表中确认。",
		EndedWith:         "结果：%s。",
		NotListed:         "列表中没有 %s（开始时间 %s），很可能未创建。重新创建前请再确认一次。",
		Sentence:          "%s。",
		UnresolvedEarlier: "之前有一次创建结果未知，按 ctrl+t 查看。",
		UnresolvedAlike:   "与此相同的任务创建结果未知，可能重复执行。请先按 esc，再按 ctrl+t 查看。",
		InRecent:          "按 ctrl+t 可重新查找。",
		Unrecorded:        "未创建：无法保存创建记录（%s）。如仍要创建，请再按“创建任务”。",
		CopiedCommand:     "已复制 scantop 命令", CopiedAliyun: "已复制 aliyun 命令",
		NoAliyun: "演示模式下没有 aliyun 命令：它会创建真实的扫描任务",
		LongURL:  "aliyun 会把全部参数放进 URL，可能过长而被拒绝；scantop 不会",
		YesNeeds: "该命令会打开表单。如需直接创建，请加上 --yes %s。", AccountUnknown: "账号尚未确定",
		OneTarget: "1 个目标", ManyTargets: "%d 个目标", TargetsRepeat: "%d 个目标，%d 个重复",
		OneEntry: "1 项", ManyEntries: "%d 项", EntriesRepeat: "%d 项，%d 个重复",
		Folded: "+%d", LabelWidth: 10,
		Confirm: Confirm{
			Title:     "确定创建该任务？",
			Intrusive: "侵入性规则与深度爬取，可能影响扫描对象的业务。",
			ScanAll:   "将扫描账号下的全部资产。", Many: "将扫描 %d 个目标。",
			Fast: "以最快速度扫描，对目标压力最大。", Touched: "涉及：",
			Assets: "全部资产",
		},
		Parameters: chineseParameters(),
		Summary:    chineseSummary(),
		Keys: FormKeys{
			CopyCommand: "复制 scantop 命令", CopyAliyun: "复制 aliyun 命令", Expand: "展开列表", Cancel: "返回确认参数",
			LeftButton: "左侧按钮", RightButton: "右侧按钮",
			Fold: "收起列表", QuitWarned: "退出（先警告）",
		},
	}
}

func chineseSummary() Summary {
	return Summary{
		Vuln: "漏洞扫描：%s，%s", Content: "内容检测：%s，%s", Asset: "资产发现：%s，%s",
		AllAssets: "全部资产", And: "及 ",
		Once: "单次", Until: "%s，至 %s", Now: "立即开始", At: "%s 开始",
		AnyTime: "全天", Window: "每天 %s 至 %s", Overnight: "每天 %s 至次日 %s",
		Comma: "，", Stop: "。",
	}
}
