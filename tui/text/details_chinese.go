package text

func chineseDetails() Details {
	return Details{
		Progress: "进度", Schedule: "执行计划", Targets: "目标", Scope: "范围与模式",
		Results: "结果", Identity: "标识", Service: "AVDS 信息", RawJSON: "原始 JSON",

		Yes: "是", On: "开启", Off: "关闭", Watched: "已跟踪",
		Gone:      "不在本页，以下为最近一次获取的数据。",
		Unknown:   "AVDS 中找不到该任务。",
		NotLoaded: "正在加载此任务，显示的内容可能不是最新。",
		Ago:       "%s前", In: "%s后", TimeLeft: "约 %s", PerMinute: "每分钟 %s%%",
		Reported: "AVDS 返回 %s", Expires: "有效期至 %s", Expired: "已于 %s 过期",

		Keys: DetailKeys{
			Raw: "原始 JSON", CopyID: "复制 ID", CopyLink: "复制链接", Scan: "任务",
			Previous: "上一个任务", Next: "下一个任务", Above: "向上滚动", Below: "向下滚动",
			Top: "到顶部", End: "到底部",
		},
		labels: map[string]string{
			"Status": "状态", "RunPercent": "进度", "rate": "进度速率",
			"found": "发现漏洞", "elapsed": "已用时", "eta": "剩余时间", "history": "历史",

			"TriggerType": "触发类型", "Interval": "执行周期",
			"StartDate": "开始", "EndDate": "结束", "LastSheduleDate": "上次执行", "NextRunDate": "下次执行",
			"RuntimeStart": "时段开始", "RuntimeEnd": "时段结束", "window": "允许时段",

			"Targets": "目标", "TargetsOriginal": "资产标签", "ScanAll": "全部资产",

			"ScanType": "类型", "FlowName": "模式", "KeyWords": "附加词库",
			"IndexIntervalInMinute": "首页检测", "SiteIntervalInDay": "全站检测",

			"Name": "名称", "ScanId": "任务 ID", "ReportUrl": "报告",

			"JobStatistics": "最近实例", "CronActive": "启用状态", "RefJobId": "关联任务 ID",
		},
		every: map[string]string{
			"minute": "每分钟", "hour": "每小时", "day": "每天", "week": "每周", "month": "每月",
		},
		everySo: map[string]string{
			"minute": "每 %d 分钟", "hour": "每 %d 小时", "day": "每 %d 天", "week": "每 %d 周",
			"month": "每 %d 个月",
		},
		everyOther: "每 %d × %s", everyNumber: "每 %d",
	}
}
