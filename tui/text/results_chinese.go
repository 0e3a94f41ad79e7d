package text

func chineseResults() Results {
	return Results{
		Get: CommandHelp{
			Short: "输出扫描任务的全部字段",
			Long:  "按 API 的字段名输出扫描任务的全部字段。",
			Example: "scantop get 2026112714081500001\n" +
				"scantop get 2026112714081500001 -o json | jq -r .Status",
		},
		Runs: CommandHelp{
			Short: "输出扫描任务的任务实例",
			Long: "输出扫描任务最近的任务实例，最多 100 个，最新的在前。" +
				"单次任务有一个任务实例，" +
				"周期任务每执行一次有一个。",
			Example: "scantop runs 2026112714081500001",
		},
		Findings: CommandHelp{
			Short: "输出扫描任务发现的漏洞",
			Long: "输出最新任务实例发现的未处理漏洞，最严重的在前。任务实例尚未结束时，" +
				"漏洞还不完整。\n\n" +
				"退出码：0 完成，5 有达到 --fail-on 级别的漏洞。使用 --fail-on 时，" +
				"如任务实例尚未结束或漏洞" +
				"未能全部读取，则以 1 退出。",
			Example: "scantop findings 2026112714081500001\n" +
				"# 有高危漏洞时让构建失败\n" +
				"scantop findings 2026112714081500001 --fail-on high\n" +
				"# 供代码扫描工具使用\n" +
				"scantop findings 2026112714081500001 -o sarif > scan.sarif",
		},
		Report: CommandHelp{
			Short: "输出或保存扫描任务的报告",
			Long: "输出最新的已完成任务实例的报告链接。链接过期之前，" +
				"任何人都可凭链接读取报告。\n\n" +
				"如尚无报告，则以 1 退出。加 --wait 则由 AVDS 生成报告，并等待其完成。",
			Example: "scantop report 2026112714081500001\n" +
				"scantop report 2026112714081500001 --wait --out report.zip",
		},
		Output:         "格式：table、json、jsonl、csv",
		FindingsOutput: "格式：table、json、jsonl、csv、markdown、sarif",
		Run:            "任务实例的序号（1 为第一个）或 TaskId；默认为最新的任务实例",
		Severity:       "只输出此级别的漏洞：high、medium、low、info；可重复",
		Status: "只输出此状态的漏洞：open、handled、whitelisted（白名单）、" +
			"ignored（误报）、all",
		New:         "只输出上一个已完成任务实例中没有的漏洞",
		FailOn:      "有达到此级别的漏洞时以 5 退出：high、medium、low",
		WatchFailOn: "扫描任务完成后，有达到此级别的漏洞时以 5 退出：high、medium、low",
		Wait:        "如尚无报告，由 AVDS 生成，并等待其完成",
		Out:         "将报告保存为此新文件",
		Number:      "序号", Task: "任务实例 ID", Ended: "结束时间", ReportHead: "报告",
		SeverityHead: "级别", Finding: "漏洞", Target: "目标", FindingStatus: "状态", Discovered: "发现时间",
		Severities: map[string]string{"high": "高危", "medium": "中危", "low": "低危", "info": "信息"},
		Statuses: map[string]string{
			"open": "未处理", "handled": "已处理", "whitelisted": "白名单", "ignored": "误报",
		},
		Reports: map[string]string{
			"inexistent": "无", "running": "生成中", "finished": "可用", "failed": "生成失败",
		},
		OneScanID: "须给出一个 ScanId",
		NoScan:    "AVDS 中没有 ScanId 为 %s 的扫描任务",
		NoRuns:    "扫描任务 %s 尚未执行",
		NoRun:     "未找到任务实例 %s（扫描任务 %s），请用 scantop runs %[2]s 查看",
		NoNewest: "无法确定扫描任务 %s 最新的任务实例，请用 scantop runs %[1]s 查看，并用 " +
			"--run 指定",
		NotOver:       "任务实例 %s 尚未结束（%s），漏洞还不完整，请稍后重试",
		NotComparable: "无法得知任务实例 %s 的新增漏洞：需要两个已完成的任务实例",
		Unread:        "未能读取全部漏洞（%s），请重新执行命令",
		Unavailable:   "AVDS 在此不提供 %s（%s），无法读取漏洞，请检查 --endpoint",
		NotPermitted:  "账号无权使用 %s（%s），需要 RAM 权限策略 AliyunYundunAvdsFullAccess",
		OneAtOrAbove:  "1 个漏洞达到 %s 级别",
		ManyAtOrAbove: "%d 个漏洞达到 %s 级别",
		Summary:       "%s · 任务实例 %d/%d",
		NothingFound:  "未发现漏洞",
		ReportNone:    "任务实例 %s 尚无报告，加 --wait 可生成",
		ReportMaking:  "AVDS 正在生成任务实例 %s 的报告，加 --wait 可等待",
		ReportFailed:  "AVDS 未能生成任务实例 %s 的报告，请稍后重试，或使用控制台",
		ReportGone:    "任务实例 %s 的报告链接已过期，加 --wait 可重新生成",
		ReportNoLink:  "任务实例 %s 的报告链接不是 http 或 https 地址，请使用控制台",
		ReportUnclear: "无法确定 AVDS 是否正在生成任务实例 %s 的报告，请稍后再次执行 scantop " +
			"report",
		ReportExpires:    "有效期至 %s",
		ReportSaved:      "已保存 %s（%s）",
		WaitReadOnly:     "--wait 会生成报告，只读模式（--read-only）不允许",
		FileExists:       "--out %s：文件已存在，请换一个名称",
		FileUnwritten:    "--out %s：无法写入（%s）",
		ListBroken:       "%s，已输出 %d 个任务，共 %d 个",
		RunUnlisted:      "任务实例列表中还没有扫描任务 %s 的最新任务实例，请稍后重试",
		BadRun:           "--run %s：须为任务实例的序号或 TaskId",
		MarkdownTitle:    "%s 的漏洞，任务实例 %s",
		SARIFWithoutInfo: "此文件中的漏洞没有 CWE：%s",
	}
}
