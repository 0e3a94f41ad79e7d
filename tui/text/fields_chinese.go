package text

// chineseFieldHelp returns what the help says about each parameter, keyed by the API's name.
func chineseFieldHelp() map[string]string {
	return map[string]string{
		"Name":     "任务在列表中的名称。名称可以重复，但搜索时会一并找到。",
		"ScanType": "AVDS 检查的内容。下方的字段随之变化。",
		"Targets": "域名、IP 地址或 URL（只发送其中的域名或地址）。" +
			"用空格、逗号或换行分隔，也可以" +
			"粘贴列表。网段和地址范围不是目标。",
		"TargetAssetTags": "AVDS 扫描账号中带有任一标签的全部资产。多个标签用逗号分隔。",
		"ScanAll":         "扫描账号在 AVDS 中登记的全部资产，不再使用目标和标签。",
		"FlowName": "AVDS 测试的深度。" +
			"选择深度模式前，请先征得扫描目标负责人的同意。",
		"Qps":                   "AVDS 扫描的快慢。快速对扫描目标的压力最大。",
		"EnableAssetDiscover":   "AVDS 是否同时查找属于这些目标的其他资产。",
		"EnableAssetLoginScan":  "AVDS 是否同时扫描需要登录的页面。",
		"IndexIntervalInMinute": "两次检测目标首页之间的间隔。",
		"SiteIntervalInDay":     "两次检测目标全部页面之间的间隔。",
		"KeyWords": "账号自己的附加词库的 ID，AVDS 会一并检测。多个 ID 用空格或逗号分" +
			"隔。",
		"SourceIp":    "访问者的 IP 地址，可以留空。",
		"TriggerType": "任务执行一次，还是重复执行。",
		"StartDate": "首次执行的时间（本地时间）：现在，时长（如 30m、2h），时刻（如 2" +
			"2:00、明天 02:00），或日期（如 2026-12-01 22:00）。",
		"EndDate": "此后不再开始执行：从开始时间算起的时长（如 30d），或日期（含当" +
			"天）。",
		"Period":   "执行周期的单位。",
		"Interval": "两次执行之间相隔的单位数，1 到 1000。",
		"RuntimeStart": "AVDS 每天仅在此时刻之后扫描，以其时钟（UTC+8）为准。时段可以跨午" +
			"夜。",
		"RuntimeEnd": "AVDS 每天仅在此时刻之前扫描，以其时钟（UTC+8）为准。24:00 表示当天" +
			"结束。",
	}
}
