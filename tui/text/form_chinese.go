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
	f := Form{
		Title: "新建扫描", ReviewTitle: "确认参数（尚未提交）", SendingTitle: "正在创建该任务", What: "扫描对象", How: "扫描方式", When: "执行时间",
		ReviewButton: "确认参数", LaunchButton: "创建任务", BackButton: "返回修改", CancelButton: "取消",
		Sending:     "正在创建任务…",
		Leaving:     "任务正在提交，再按一次 ctrl+c 将直接退出，无法得知是否创建成功。",
		Kept:        "已保留上次填写的内容。ctrl+r 清空重填。",
		StartedOver: "已清空。再按 ctrl+r 恢复。",
		NotUsed:     "必填，对该类型不起作用",
		NotCreated:  "任务未创建。", Rejected: "AVDS 拒绝了该值", RejectedFor: "AVDS 拒绝了该值：%s", Incomplete: "尚未填写完整。", AsSent: "提交内容",
		Looking:            "结果不明，正在查找该任务（最多一分钟），不会重复提交。",
		NotCreatedAfterAll: "从列表看任务未创建：%d 秒后仍不在列表中。可以重新创建。",
		Unresolved:         "任务可能已创建，重新提交前请先在列表中确认 %s（开始时间 %s），避免重复执行。",
		EndUnattributed:    "应答可能并非来自 AVDS",
		StartPassed:        "开始时间已过：请重新选择，或填“现在”。",
		TimesMoved:         "参数确认后已过了一段时间，请重新核对时间再创建。", BadTargets: "%d 个无效",
		HiddenSent: "%s 在该类型下不可填写，已按 %s 提交。", HiddenUnsent: "%s 在此不可填写，未提交。",
		PutAside:      "之前填写的内容已搁置：ctrl+r 恢复。",
		InFlight:      "上次退出时 %s（开始时间 %s）正在提交，重新提交前请先在列表中确认。",
		EndedWith:     "结果：%s。",
		NotListed:     "列表中没有 %s（开始时间 %s），很可能未创建，重新提交前请再确认。",
		ThisTime:      "本次：%s",
		Sentence:      "%s。",
		DoubtAside:    "之前有一次提交结果不明：ctrl+r 查看。",
		Unmarked:      "未提交：无法留下提交记录：%s 再按一次仍要提交。",
		CopiedCommand: "已复制 scantop 命令", CopiedAliyun: "已复制 aliyun 命令",
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
			Assets: "全部资产", Tags: "带标签 %s 的资产",
		},
		Summary: chineseSummary(),
		Keys: FormKeys{
			CopyCommand: "复制 scantop 命令", CopyAliyun: "复制 aliyun 命令", Expand: "展开列表", Cancel: "返回确认参数",
			LeftButton: "左侧按钮", RightButton: "右侧按钮",
			Fold: "收起列表", QuitWarned: "退出（先警告）",
		},
	}
	chineseScope(&f)
	chineseSchedule(&f)
	return f
}

// chineseScope sets the fields that say what is scanned, and how.
func chineseScope(f *Form) {
	f.Name = Field{Label: "名称", Hint: "扫描任务在列表中的名称"}
	f.Type = Field{Label: "类型", Options: []Option{
		{"vuln", "漏洞", "漏洞检测", false}, {"content", "内容", "内容风险", false}, {"asset", "资产", "资产发现", false},
	}}
	f.Targets = Field{Label: "目标", Hint: "域名或 IP 地址", Placeholder: "www.example.com"}
	f.Tags = Field{Label: "资产标签", Hint: "扫描带这些标签的资产"}
	f.ScanAll = Field{Label: "全部资产", Options: []Option{
		{"0", "否", "仅扫描上述目标和标签", false}, {"1", "是", "扫描账号下的全部资产", true},
	}}
	f.Mode = Field{Label: "模式", Options: []Option{
		{"general", "标准", "标准模式：仅用严格规则", false},
		{"skynet_vul_scan", "深度", "深度模式：侵入性，可能影响业务", true},
		{"assets", "资产", "资产模式", false},
	}}
	f.Speed = Field{Label: "速度", Options: []Option{
		{"16", "慢速", "检测更彻底", false}, {"32", "常速", "默认", false}, {"64", "快速", "较粗略，对目标压力较大", false},
	}}
	f.Discover = Field{Label: "资产发现", Options: []Option{
		{"", "默认", "由服务端决定", false}, {"1", "开启", "同时发现资产", false}, {"0", "关闭", "不发现其他资产", false},
	}}
	f.Login = Field{Label: "登录扫描", Options: []Option{
		{"", "默认", "由服务端决定", false}, {"1", "开启", "扫描登录后的页面", false}, {"0", "关闭", "仅扫描公开页面", false},
	}}
	f.Homepage = Field{Label: "首页检测", Options: []Option{
		{"5", "5 分钟", "每 5 分钟检测一次", false}, {"30", "30 分钟", "每 30 分钟检测一次", false}, {"60", "60 分钟", "每 60 分钟检测一次", false},
	}}
	f.WholeSite = Field{Label: "全站检测", Options: []Option{
		{"1", "每天", "每天检测一次", false}, {"7", "每 7 天", "每 7 天检测一次", false},
	}}
	f.KeyWords = Field{Label: "关键词库", Hint: "附加词库的 ID"}
	f.SourceIP = Field{Label: "来源 IP", Hint: "访问者的源 IP，可不填"}
}

// chineseSchedule sets the fields that say when.
func chineseSchedule(f *Form) {
	f.Trigger = Field{Label: "任务类型", Options: []Option{
		{"date", "单次", "单次任务", false}, {"interval", "周期", "按周期重复，直到结束时间", false},
	}}
	f.Start = Field{Label: "开始", Hint: "现在、30m、22:00 或日期"}
	f.Interval = Field{Label: "间隔", Hint: "2 个“天”即每两天一次"}
	f.Period = Field{Label: "单位", Options: []Option{
		{"day", "天", "按天计", false}, {"week", "周", "按周计", false}, {"month", "月", "按月计", false},
	}}
	f.End = Field{Label: "结束", Hint: "到期后不再执行：30d 或日期"}
	f.WindowFrom = Field{Label: "每日开始", Hint: "不早于，按服务端时钟 UTC+8"}
	f.WindowTo = Field{Label: "每日结束", Hint: "不晚于，按服务端时钟 UTC+8"}
}

func chineseSummary() Summary {
	return Summary{
		Vuln: "漏洞扫描：%s，%s", Content: "内容检测：%s，%s", Asset: "资产发现：%s，%s",
		Host: "1 个主机", Hosts: "%d 个主机", Tag: "1 个标签下的资产", Tags: "%d 个标签下的资产", AllAssets: "全部资产", And: "及 ",
		Once: "单次", Until: "%s，至 %s", Now: "立即开始", At: "%s 开始",
		AnyTime: "全天", Window: "每天 %s 至 %s", Overnight: "每天 %s 至次日 %s",
		Homepage: "首页%s检测", WholeSite: "全站%s检测",
		Discover: "开启资产发现", NoDiscover: "不做资产发现", Login: "开启登录扫描", NoLogin: "不做登录扫描",
		Comma: "，", Stop: "。",
		modes:  map[string]string{"general": "严格规则", "skynet_vul_scan": "侵入性规则", "assets": "资产扫描"},
		speeds: map[string]string{"16": "慢速", "32": "常速", "64": "快速"},
	}
}
