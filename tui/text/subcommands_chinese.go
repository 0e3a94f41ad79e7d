package text

func chineseSubcommands() Subcommands {
	return Subcommands{
		New: chineseNewHelp(), List: chineseListHelp(), Watch: chineseWatchHelp(),
		Simulate: chineseSimulateHelp(), Completion: chineseCompletionHelp(),

		Bom:      "在 csv 开头写入字节顺序标记，使 Excel 按 UTF-8 读取",
		AllPages: "输出全部页", Page: "输出第几页，从 1 开始",
		Addr:  "提供服务的回环地址；端口 0 表示任选空闲端口",
		Fault: "注入此故障（参见 --faults）；可重复",
		Seed:  "随机种子，相同的值生成相同的任务", Faults: "列出故障并退出",

		NewFile:             "另从此文件读取目标，- 为标准输入；可重复",
		NewYes:              "立即创建，不打开表单，也不确认",
		NewConfirmIntrusive: "配合 --yes：--mode full 具有侵入性，可能影响扫描目标，仍然创建",
		NewConfirmAll:       "配合 --yes：--scan-all 扫描账号的全部资产，仍然创建",

		ScanID: "任务 ID", UseIt: "在另一个终端中：", LostWord: "失去跟踪", Unknown: "AVDS 中找不到",
		NoScanID: "watch：须至少有一个 ScanId", BomAlone: "--bom：只能与 -o csv 一起使用",
		StdinTwice: "--targets-file -：标准输入只能读取一次",

		KeepsAsking: "watch 会继续重试", AnswersAgain: "AVDS 已恢复响应",
		ListKeepsAsking: "list 将重试，最多 30 秒",
		NeedsIntrusive:  "--yes 与 --mode full 一起使用时，还需要 --confirm-intrusive",
		NeedsAllAssets:  "--yes 与 --scan-all 一起使用时，还需要 --confirm-all-assets",
		ListIncomplete:  "列表不完整。", ListWithoutAssets: "列表可能不含资产发现任务。",
		NoEffect:    "与这些选项一起使用时不生效，请去掉",
		Credentials: "AVDS 拒绝了访问凭证。请检查（参见 --profile）。",

		Exclude: "%s 与 %s 不能同时使用", NotOneOf: "--%s %s：须为 %s 之一",
		MeantCommand:   "未知命令 %q：是否要用 %s？",
		UnknownCommand: "未知命令 %q（命令：%s）", NoShell: "completion：须为 %s 之一",
		CannotWrite: "无法写入标准输出：%s", BadPage: "--page %s：须为不小于 1 的数",
		Incomplete: "可能有遗漏：已读取 %d 个任务，但 AVDS 报告 %d 个；列表不断变化，" +
			"或 AVDS 重复或遗漏了页面；请重新运行",
		ListPageSize:    "每页任务数，1 到 100",
		BadListPageSize: "--page-size %s：list 没有窗口，须为 1 到 100 的数",
		Position:        "第 %d–%d 条，共 %d 条 · 用 --page N 或 --all 查看其余任务",
		BadScanID:       "%s 不是 ScanId（应为数字）", BadScanIDs: "%s 不是 ScanId（应为数字）",
		EndedBadly:   "已中止、已无效或已禁用：%d 个（共 %d 个）",
		Lost:         "失去跟踪：%d 个（共 %d 个）（%s）",
		BadSeed:      "--seed %s：须为不小于 0 的数",
		UnknownFault: "--fault %s：未知故障，请用 --faults 列出故障",
		BadFault: "--fault %s：选项有误，可用 action=CreateScan 或 " +
			"action=DescribeScans（有些故障只影响其中一个）、" +
			"times=0 或更大、probability=0 到 1",
		BadAddr:   "--addr %s：须为带端口的回环地址，例如 127.0.0.1:8042",
		AddrTaken: "--addr %s：无法提供服务（%v），请换一个端口，或用 0",
		NotAnIP:   "--source-ip %s：不是 IP 地址", Means: "--%s %s 即 %s",

		BadTargets: "--%s 无效：%s", TargetNo: "第 %d 个目标 %s（%s）", TargetLine: "第 %d 行 %s（%s）",
		MoreTargets: "还有 %s", AndMore: "…另有 %d 个",
		NoTargetsFile: "--targets-file %s：无法读取（%s）", NoTargets: "--targets-file %s：没有目标",
		TargetsTooLarge: "--targets-file %s：超过上限 %d MiB",
		TargetsNulls: "--targets-file %s：含大量 NUL 字节，可能是没有字节顺序标记的 UTF-16，" +
			"请另存为 UTF-8",

		LaunchedUnseen: "已创建 %s，但写入标准输出失败",
		LaunchedNoID:   "任务已创建，但 AVDS 返回的 ScanId 无效：%q",
		MayExist:       "任务可能已创建。重新创建前，请先确认：%s",
		Twice:          "请求多次到达 AVDS，因此还创建了另一个任务：%s",
		Unrecorded:     "未保存本次创建的记录，程序崩溃后 scantop 不会提示本次创建。%s",
		ListUnread:     "列表也无法读取：%s。", MayBeIt: "可能是（最新的在前）：%s。",
	}
}

func chineseNewHelp() CommandHelp {
	return CommandHelp{
		Short: "通过表单或选项创建任务",
		Long: "检查各选项，并打开已填入取值的表单。使用 --yes 时立即创建任务，" +
			"并且只输出 ScanId。" +
			"此时 --mode full 还需要 --confirm-intrusive，--scan-all 还需要 --confirm-all-assets。\n\n" +
			"除 --from 和 --until 外，时间均按本机时区。已过的时刻指明天。" +
			"因时钟拨快而不存在的时刻视为错误；因时钟拨慢而出现两次的时刻，" +
			"指尚未过去的第一次。" +
			"使用 --yes 时，标准错误会说明实际采用的时间。\n\n" +
			"使用 --yes 时的退出码：0 已创建，1 未创建或结果未知（消息会说明），2 " +
			"用法错误，130 被中断。",
		Example: `# 打开表单并填入目标
scantop new --target www.example.com
# 立即创建任务并跟踪
scantop watch -- \
  $(scantop new --target www.example.com --yes)
# 立即创建具有侵入性的任务
scantop new --target www.example.com --mode full \
  --yes --confirm-intrusive
# 每周执行，目标来自其他程序
inventory | scantop new --targets-file - --yes \
  --repeat periodic --period week \
  --start 'tomorrow 02:00' --end 180d`,
	}
}

func chineseListHelp() CommandHelp {
	return CommandHelp{
		Short: "以表格、JSON 或 CSV 输出任务",
		Long: "输出一页任务（最新的在前），或全部任务。\n\n" +
			"表格供人阅读，会截短过长的名称。json 是对象数组，csv 有表头；两者都含全部 25 " +
			"个字段，使用 API 的名称。" +
			"其中的时间为 UTC 的 RFC 3339 格式，精确到毫秒；null（csv 中为空）表示尚无。" +
			"json 保留文本原样。csv 中的文本为一行，会被电子表格当作公式的内容前加 '。\n\n" +
			"电子表格会对超过 15 位的数字取整，而 ScanId 有 19 位。请勿直接打开 csv 文件，" +
			"应导入（Excel：数据、从文本/CSV、转换数据），并将 ScanId 列的类型设为文本。\n\n" +
			"退出码：0 已输出，1 失败，或 --all 可能有遗漏（仍输出已读取的任务，" +
			"并在标准错误中说明），" +
			"2 用法错误，130 被中断。",
		Example: `# 运行中的任务
scantop list --status running
# 全部任务，供 Excel 使用
scantop list --all -o csv --bom > scans.csv
# 全部已中止任务的 ID
scantop list --all --status aborted -o json |
  jq -r '.[].ScanId'`,
	}
}

func chineseWatchHelp() CommandHelp {
	return CommandHelp{
		Short: "跟踪任务，直到结束",
		Long: "跟踪每个任务，直到已完成、已中止、已无效或已禁用；周期任务，" +
			"直到本次执行结束。" +
			"已中止的任务可能继续执行。watch 不会为此等待，" +
			"但如果在跟踪其他任务期间继续执行，" +
			"watch 会报告，并重新跟踪此任务。\n\n" +
			"在终端上，每个任务占一行，原地更新。" +
			"否则每次变化输出一行：时间、ScanId、名称、状态和百分比，以制表符分隔。" +
			"无论跟踪多少任务，watch 每秒最多发送一个请求。" +
			"遇到故障，或可能恢复的拒绝（时钟不准、登录过期、无权限）时，watch " +
			"会继续重试。\n\n" +
			"退出码：0 全部已完成，3 有任务已中止、已无效或已禁用，4 " +
			"有任务失去跟踪（连续三次找不到，" +
			"一分钟内从未找到，或连续十次无响应），1 失败，或被拒绝达 1 小时，2 用法错误，" +
			"130 被中断。",
		Example: `# 等待任务完成
scantop watch 2018071010384940572 && echo done
# 跟踪全部运行中的任务
scantop list --all --status running -o json |
  jq -r '.[].ScanId' | xargs scantop watch --`,
	}
}

func chineseSimulateHelp() CommandHelp {
	return CommandHelp{
		Short: "运行 AVDS 模拟器，供其他客户端和脚本使用",
		Long: "在本机回环地址上提供模拟的 AVDS，直到被中断，并输出其 URL 和访问凭证。" +
			"新建的任务会运行直至完成。\n\n" +
			"故障写作 NAME，或 NAME:action=CreateScan,times=3,probability=0.2，这三项均可省略。\n\n" +
			"退出码：SIGTERM 后为 0，ctrl+c 后为 130，地址不可用为 1，用法错误为 2。",
		Example: `# 偶尔没有响应
scantop simulate --fault hang:probability=0.1
# 固定端口，第一次创建结果未知
scantop simulate --addr 127.0.0.1:8042 \
  --fault reset-acted:action=CreateScan,times=1
# 列出故障
scantop simulate --faults`,
	}
}

func chineseCompletionHelp() CommandHelp {
	return CommandHelp{
		Short: "输出 shell 补全脚本",
		Long:  "输出一个脚本，使 shell 可以补全命令、选项及其取值。",
		Example: `# 当前 bash 会话
source <(scantop completion bash)
# 所有 zsh 会话
scantop completion zsh > ~/.zfunc/_scantop
# 所有 fish 会话
scantop completion fish \
  > ~/.config/fish/completions/scantop.fish`,
	}
}
