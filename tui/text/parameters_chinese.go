package text

// chineseParameters returns the words of each parameter, keyed by the API's name.
func chineseParameters() map[string]Parameter {
	return map[string]Parameter{
		"Name": {Label: "名称", Hint: "扫描任务在列表中的名称",
			Flag: "任务名称（默认 scan-日期-时间）"},
		"ScanType": {Label: "类型",
			Flag: "扫描类型：vuln、content、asset（默认 vuln）", Choices: map[string]Choice{
				"vuln":    {Label: "漏洞", Meaning: "漏洞"},
				"content": {Label: "内容风险", Meaning: "内容风险"},
				"asset":   {Label: "资产发现", Meaning: "资产发现"},
			}},
		"Targets": {Label: "目标", Hint: "域名或 IP 地址", Placeholder: "例如 www.example.com",
			One: "1 个目标", Many: "%d 个目标",
			Flag: "要扫描的域名、IP 地址或 URL，多个以逗号分隔；可重复"},
		"TargetAssetTags": {Label: "资产标签", Hint: "扫描带有这些标签的全部资产",
			One: "1 个标签下的资产", Many: "%d 个标签下的资产", Each: "带标签 %s 的资产",
			Flag: "扫描带有此标签的全部资产；可重复"},
		"ScanAll": {Label: "全部资产",
			Flag: "扫描账号的全部资产", Choices: map[string]Choice{
				"0": {Label: "否", Meaning: "仅上述目标和标签"},
				"1": {Label: "是", Meaning: "账号的全部资产"},
			}},
		"FlowName": {Label: "模式",
			Flag: "扫描模式：standard（即 general）、full（即 skynet_vul_scan，有侵入性）、" +
				"assets（默认 standard）",
			Choices: map[string]Choice{
				"general":         {Label: "标准", Meaning: "不影响扫描目标", Clause: "标准模式"},
				"skynet_vul_scan": {Label: "深度", Meaning: "具有侵入性，可能影响扫描目标", Clause: "深度模式"},
				"assets":          {Label: "资产", Meaning: "资产扫描", Clause: "资产模式"},
			}},
		"Qps": {Label: "速度",
			Flag: "扫描速度：slow（16）、normal（32）、fast（64）（默认 normal）", Choices: map[string]Choice{
				"16": {Label: "慢速", Meaning: "更彻底", Clause: "慢速"},
				"32": {Label: "常速", Meaning: "常规速度", Clause: "常速"},
				"64": {Label: "快速", Meaning: "较粗略，负载更高", Clause: "快速"},
			}},
		"EnableAssetDiscover": {Label: "资产发现",
			Flag: "同时发现资产（vuln）；=false 表示关闭", Choices: map[string]Choice{
				"":  {Label: "默认", Meaning: "由 AVDS 决定"},
				"1": {Label: "开启", Meaning: "同时发现资产", Clause: "开启资产发现"},
				"0": {Label: "关闭", Meaning: "不发现资产", Clause: "关闭资产发现"},
			}},
		"EnableAssetLoginScan": {Label: "登录扫描",
			Flag: "同时扫描登录后的页面（vuln）；=false 表示关闭", Choices: map[string]Choice{
				"":  {Label: "默认", Meaning: "由 AVDS 决定"},
				"1": {Label: "开启", Meaning: "同时扫描登录后的页面", Clause: "开启登录扫描"},
				"0": {Label: "关闭", Meaning: "仅公开页面", Clause: "关闭登录扫描"},
			}},
		"IndexIntervalInMinute": {Label: "首页检测",
			Flag: "首页检测间隔分钟数（content）：5、30、60（默认 60）", Choices: map[string]Choice{
				"5":  {Label: "5 分钟", Meaning: "每 5 分钟检测一次", Clause: "首页每 5 分钟检测"},
				"30": {Label: "30 分钟", Meaning: "每 30 分钟检测一次", Clause: "首页每 30 分钟检测"},
				"60": {Label: "60 分钟", Meaning: "每 60 分钟检测一次", Clause: "首页每 60 分钟检测"},
			}},
		"SiteIntervalInDay": {Label: "全站检测",
			Flag: "全站检测间隔天数（content）：1、7（默认 7）", Choices: map[string]Choice{
				"1": {Label: "每天", Meaning: "每天检测一次", Clause: "全站每天检测"},
				"7": {Label: "每 7 天", Meaning: "每 7 天检测一次", Clause: "全站每 7 天检测"},
			}},
		"KeyWords": {Label: "附加词库", Hint: "附加词库的 ID",
			Flag: "添加此 ID 的附加词库（content）；可重复"},
		"SourceIp": {Label: "来源 IP", Hint: "访问者源 IP（选填）",
			Flag: "访问者源 IP（选填）"},
		"TriggerType": {Label: "触发类型",
			Flag: "触发类型：once（即 date，单次）、periodic（即 interval，周期）（默认 once）",
			Choices: map[string]Choice{
				"date":     {Label: "单次", Meaning: "执行一次"},
				"interval": {Label: "周期", Meaning: "重复执行，直到结束时间"},
			}},
		"StartDate": {Label: "开始", Hint: "现在、30m、22:00 或日期",
			Flag: "首次执行：now、30m、22:00、'tomorrow 02:00' 或日期（默认 now）"},
		"EndDate": {Label: "结束", Hint: "此后不再执行：30d 或日期",
			Flag: "此后不再执行（periodic）：30d，或日期（含当天）（默认 30d）"},
		"Period": {Label: "单位",
			Flag: "--every 的单位（periodic）：day、week、month（默认 day）", Choices: map[string]Choice{
				"day":   {Label: "天", Meaning: "按天计"},
				"week":  {Label: "周", Meaning: "按周计"},
				"month": {Label: "月", Meaning: "按月计"},
			}},
		"Interval": {Label: "执行周期", Hint: "填 2、单位选“天”= 每 2 天一次",
			Flag: "每隔多少天、周或月执行一次（periodic），1 到 1000（默认 1）"},
		"RuntimeStart": {Label: "时段开始", Hint: "每天最早时刻，UTC+8",
			Flag: "每天仅在此时刻之后扫描，UTC+8（默认 00:00:00）"},
		"RuntimeEnd": {Label: "时段结束", Hint: "每天最晚时刻，UTC+8",
			Flag: "每天仅在此时刻之前扫描，UTC+8（默认 23:59:59）"},
	}
}
