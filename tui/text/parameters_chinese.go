package text

// chineseParameters are by the API's name.
func chineseParameters() map[string]Parameter {
	return map[string]Parameter{
		"Name": {Label: "名称", Hint: "扫描任务在列表中的名称",
			Flag: "任务名称（默认为 scan- 加时间）"},
		"ScanType": {Label: "类型",
			Flag: "扫描类型： vuln、content、asset（默认 vuln）", Choices: map[string]Choice{
				"vuln":    {Label: "漏洞", Meaning: "漏洞检测"},
				"content": {Label: "内容", Meaning: "内容风险"},
				"asset":   {Label: "资产", Meaning: "资产发现"},
			}},
		"Targets": {Label: "目标", Hint: "域名或 IP 地址", Placeholder: "www.example.com",
			One: "1 个主机", Many: "%d 个主机",
			Flag: "要扫描的域名、IP 地址或 URL；可重复，或以逗号分隔"},
		"TargetAssetTags": {Label: "资产标签", Hint: "扫描带这些标签的资产",
			One: "1 个标签下的资产", Many: "%d 个标签下的资产", Each: "带标签 %s 的资产",
			Flag: "扫描带有该标签的资产；可重复"},
		"ScanAll": {Label: "全部资产",
			Flag: "扫描账号的全部资产", Choices: map[string]Choice{
				"0": {Label: "否", Meaning: "仅扫描上述目标和标签"},
				"1": {Label: "是", Meaning: "扫描账号下的全部资产"},
			}},
		"FlowName": {Label: "模式",
			Flag: "模式： general（standard，标准）、skynet_vul_scan（full，深度，侵入性）、assets（默认 general）",
			Choices: map[string]Choice{
				"general":         {Label: "标准", Meaning: "标准模式：仅用严格规则", Clause: "严格规则"},
				"skynet_vul_scan": {Label: "深度", Meaning: "深度模式：侵入性，可能影响业务", Clause: "侵入性规则"},
				"assets":          {Label: "资产", Meaning: "资产模式", Clause: "资产扫描"},
			}},
		"Qps": {Label: "速度",
			Flag: "速度： 16（slow）、32（normal）、64（fast）（默认 32）", Choices: map[string]Choice{
				"16": {Label: "慢速", Meaning: "检测更彻底", Clause: "慢速"},
				"32": {Label: "常速", Meaning: "默认", Clause: "常速"},
				"64": {Label: "快速", Meaning: "较粗略，对目标压力较大", Clause: "快速"},
			}},
		"EnableAssetDiscover": {Label: "资产发现",
			Flag: "同时发现资产（vuln）", Choices: map[string]Choice{
				"":  {Label: "默认", Meaning: "由服务端决定"},
				"1": {Label: "开启", Meaning: "同时发现资产", Clause: "开启资产发现"},
				"0": {Label: "关闭", Meaning: "不发现其他资产", Clause: "不做资产发现"},
			}},
		"EnableAssetLoginScan": {Label: "登录扫描",
			Flag: "同时扫描登录后的内容（vuln）", Choices: map[string]Choice{
				"":  {Label: "默认", Meaning: "由服务端决定"},
				"1": {Label: "开启", Meaning: "扫描登录后的页面", Clause: "开启登录扫描"},
				"0": {Label: "关闭", Meaning: "仅扫描公开页面", Clause: "不做登录扫描"},
			}},
		"IndexIntervalInMinute": {Label: "首页检测",
			Flag: "首页检测间隔分钟数（content）：5、30、60", Choices: map[string]Choice{
				"5":  {Label: "5 分钟", Meaning: "每 5 分钟检测一次", Clause: "首页每 5 分钟检测"},
				"30": {Label: "30 分钟", Meaning: "每 30 分钟检测一次", Clause: "首页每 30 分钟检测"},
				"60": {Label: "60 分钟", Meaning: "每 60 分钟检测一次", Clause: "首页每 60 分钟检测"},
			}},
		"SiteIntervalInDay": {Label: "全站检测",
			Flag: "全站检测间隔天数（content）：1、7", Choices: map[string]Choice{
				"1": {Label: "每天", Meaning: "每天检测一次", Clause: "全站每天检测"},
				"7": {Label: "每 7 天", Meaning: "每 7 天检测一次", Clause: "全站每 7 天检测"},
			}},
		"KeyWords": {Label: "关键词库", Hint: "附加词库的 ID",
			Flag: "增加该 ID 的关键词库（content）；可重复"},
		"SourceIp": {Label: "来源 IP", Hint: "访问者的源 IP，可不填",
			Flag: "访问者的 IP 地址（如不同）"},
		"TriggerType": {Label: "任务类型",
			Flag: "任务类型： date（once，单次）、interval（periodic，周期）（默认 date）", Choices: map[string]Choice{
				"date":     {Label: "单次", Meaning: "单次任务"},
				"interval": {Label: "周期", Meaning: "按周期重复，直到结束时间"},
			}},
		"StartDate": {Label: "开始", Hint: "现在、30m、22:00 或日期",
			Flag: "首次执行：now、30m、22:00、'tomorrow 02:00' 或日期（默认 now）"},
		"EndDate": {Label: "结束", Hint: "到期后不再执行：30d 或日期",
			Flag: "最后期限（周期）：30d，或日期（含当天）（默认 30d）"},
		"Period": {Label: "单位",
			Flag: "单位（周期，配合 --every）：day、week、month（默认 day）", Choices: map[string]Choice{
				"day":   {Label: "天", Meaning: "按天计"},
				"week":  {Label: "周", Meaning: "按周计"},
				"month": {Label: "月", Meaning: "按月计"},
			}},
		"Interval": {Label: "间隔", Hint: "2 个“天”即每两天一次",
			Flag: "两次执行之间的周期数（周期），1 到 1000（默认 1）"},
		"RuntimeStart": {Label: "每日开始", Hint: "不早于，按服务端时钟 UTC+8",
			Flag: "每天只在此时间之后扫描（默认 00:00:00）"},
		"RuntimeEnd": {Label: "每日结束", Hint: "不晚于，按服务端时钟 UTC+8",
			Flag: "每天只在此时间之前扫描（默认 23:59:59）"},
	}
}
