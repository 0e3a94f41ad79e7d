package text

import "fmt"

// Details is the screen of one scan.
type Details struct {
	Progress, Schedule, Targets, Scope, Identity, Service, RawJSON string // headings

	Yes, No, Watched, Gone, Unknown, NotLoaded string
	Ago, PerMinute, Replied, Expires, Expired  string // formats
	Keys                                       DetailKeys

	labels      map[string]string // of what the API calls so, and of what is concluded from it
	every       map[string]string // period, by its API name: one after the other
	everySo     map[string]string // period, by its API name: a format for every so many
	everyOther  string            // a format for so many of a period that is unknown
	everyNumber string            // a format for so many without a period
}

// DetailKeys are what the keys of that screen do, as far as no other has them.
type DetailKeys struct{ Raw, CopyID, CopyLink, Scan, Previous, Next, Top, End string }

// Label is the name that people read for a field of DescribeScans, and for
// rate, elapsed, eta and history, which are concluded from fields.
func (d *Details) Label(field string) string { return word(d.labels, field) }

// Labels is every field that has a label, for those who line labels up.
func (d *Details) Labels() []string {
	labels := make([]string, 0, len(d.labels))
	for _, label := range d.labels {
		labels = append(labels, label)
	}
	return labels
}

// Every says how often something happens: every 2 days. A period without a word
// is named as it came; with no number there is only the period to tell, and ""
// when there is neither.
func (d *Details) Every(n int, period string) string {
	format, known := d.everySo[period]
	switch {
	case n == 0:
		return period
	case period == "":
		return fmt.Sprintf(d.everyNumber, n)
	case !known:
		return fmt.Sprintf(d.everyOther, n, period)
	case n == 1:
		return d.every[period]
	default:
		return fmt.Sprintf(format, n)
	}
}

func englishDetails() Details {
	return Details{
		Progress: "PROGRESS", Schedule: "SCHEDULE", Targets: "TARGETS", Scope: "SCOPE AND MODE",
		Identity: "IDENTITY AND REPORT", Service: "SERVICE", RawJSON: "RAW JSON",
		Yes: "yes", No: "no", Watched: "watched", Gone: "No longer on this page: what it was last.",
		Unknown: "The service does not find this scan.", NotLoaded: "Not loaded yet: only what the log knows.",
		Ago: "%s ago", PerMinute: "%s%% per minute", Replied: "the reply said %s", Expires: "expires %s", Expired: "expired %s",
		Keys: DetailKeys{
			Raw: "raw JSON", CopyID: "copy ID", CopyLink: "copy link", Scan: "scan",
			Previous: "previous scan", Next: "next scan", Top: "top", End: "end",
		},
		labels: map[string]string{
			"Status": "Status", "RunPercent": "Progress", "rate": "Rate", "elapsed": "Elapsed", "eta": "Time left", "history": "History",
			"StartDate": "Start", "EndDate": "End", "LastSheduleDate": "Last run", "NextRunDate": "Next run",
			"TriggerType": "Trigger", "Interval": "Repeats", "RuntimeStart": "Daily from", "RuntimeEnd": "Daily until",
			"Targets": "Targets", "TargetsOriginal": "Asset tags", "ScanAll": "All assets",
			"ScanType": "Type", "FlowName": "Mode", "IndexIntervalInMinute": "Homepage", "SiteIntervalInDay": "Whole site", "KeyWords": "Keywords",
			"Name": "Name", "ScanId": "Scan ID", "ReportUrl": "Report",
			"JobStatistics": "Newest run", "CronActive": "Schedulable", "RefJobId": "Job ID",
		},
		every: map[string]string{
			"minute": "every minute", "hour": "every hour", "day": "every day", "week": "every week", "month": "every month",
		},
		everySo: map[string]string{
			"minute": "every %d minutes", "hour": "every %d hours", "day": "every %d days", "week": "every %d weeks", "month": "every %d months",
		},
		everyOther: "every %d × %s", everyNumber: "every %d",
	}
}

func chineseDetails() Details {
	return Details{
		Progress: "进度", Schedule: "执行计划", Targets: "目标", Scope: "范围与模式",
		Identity: "标识与报告", Service: "服务端信息", RawJSON: "原始 JSON",
		Yes: "是", No: "否", Watched: "已关注", Gone: "已不在本页，以下为最后一次的内容。",
		Unknown: "服务端找不到该任务。", NotLoaded: "尚未加载：仅有事件记录中的内容。",
		Ago: "%s 前", PerMinute: "每分钟 %s%%", Replied: "应答为 %s", Expires: "有效期至 %s", Expired: "已于 %s 失效",
		Keys: DetailKeys{
			Raw: "原始 JSON", CopyID: "复制 ID", CopyLink: "复制链接", Scan: "任务",
			Previous: "上一任务", Next: "下一任务", Top: "到顶部", End: "到底部",
		},
		labels: map[string]string{
			"Status": "状态", "RunPercent": "进度", "rate": "速度", "elapsed": "已用时", "eta": "剩余", "history": "历史",
			"StartDate": "开始", "EndDate": "结束", "LastSheduleDate": "上次调度", "NextRunDate": "下次执行",
			"TriggerType": "任务类型", "Interval": "周期", "RuntimeStart": "每日开始", "RuntimeEnd": "每日结束",
			"Targets": "目标", "TargetsOriginal": "资产标签", "ScanAll": "全部资产",
			"ScanType": "类型", "FlowName": "模式", "IndexIntervalInMinute": "首页检测", "SiteIntervalInDay": "全站检测", "KeyWords": "关键词库",
			"Name": "名称", "ScanId": "任务 ID", "ReportUrl": "报告",
			"JobStatistics": "最近执行", "CronActive": "可调度", "RefJobId": "作业 ID",
		},
		every: map[string]string{
			"minute": "每分钟", "hour": "每小时", "day": "每天", "week": "每周", "month": "每月",
		},
		everySo: map[string]string{
			"minute": "每 %d 分钟", "hour": "每 %d 小时", "day": "每 %d 天", "week": "每 %d 周", "month": "每 %d 个月",
		},
		everyOther: "每 %d × %s", everyNumber: "每 %d",
	}
}
