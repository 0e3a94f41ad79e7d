package text

func chineseCommand() Command {
	return Command{
		Short:   "在终端中查看和启动 AVDS 漏洞扫描",
		Long:    "scantop 实时分页显示阿里云 AVDS 的扫描任务，并可启动新的扫描。",
		Example: "# 没有账号也可试用\nscantop --demo\n# 正在运行的任务，每两秒刷新\nscantop --status running --interval 2s\n# 使用 aliyun CLI 的另一个配置，只读\nscantop --profile prod --read-only",
		Help: HelpPage{
			Usage: "用法", Examples: "示例", Commands: "命令", Flags: "选项", AnyCommand: "[命令]", AnyFlags: "[--选项]",
		},
		Flags: Flags{
			Demo:      "使用内置的 AVDS 模拟器：无需账号和网络",
			Endpoint:  "服务地址；除非写明 http://，否则使用 https",
			PlainHTTP: "确认使用其他主机的 http:// 地址：传输不加密",
			Region:    "请求中的地域",
			Profile:   "使用 aliyun CLI 的该配置中的凭证",
			Interval:  "刷新周期，至少 1s",
			PageSize:  "每页任务数，1 到 100",
			Status:    "只显示该状态： running、waiting、finished、aborted、invalid、disabled；可重复",
			Type:      "只显示该扫描类型： vuln、content",
			Trigger:   "只显示该触发类型： date（单次）、interval（周期）",
			Search:    "按名称、域名或 IP 搜索任务",
			Lang:      "界面和 API 的语言：en、zh（默认取自系统区域设置）",
			Theme:     "配色： auto（询问终端）、dark、light 或 mono；遵从 NO_COLOR",
			ASCII:     "只用 ASCII 字符（区域设置不是 UTF-8 时默认开启）",
			Mouse:     "启用鼠标滚动和点击；此时按住 shift 才能用终端选择文本",
			NoBell:    "不响终端铃",
			ReadOnly:  "只读，不能启动扫描",
			Log:       "将不含机密的调试日志追加到该文件",
			Help:      "显示帮助", Version: "显示版本",
		},
		Subcommands: Subcommands{
			New: CommandHelp{
				Short: "填写并启动扫描任务",
				Long: "new 打开已按参数填好的表单，所有取值都会先检查。使用 --yes 时没有界面也不询问：任务只提交一次，并只输出其 ScanId。" +
					"此时深度（侵入性）模式还需要 --confirm-intrusive，全部资产还需要 --confirm-all-assets。\n\n" +
					"时间按本机时区。当天已过的时刻指次日。因时钟拨快而不存在的时刻会被拒绝；因时钟拨慢而出现两次的，" +
					"取尚未过去的第一次。使用 --yes 时，标准错误会说明所取的时间。\n\n" +
					"退出码：0 已创建，1 未创建或无法确定（消息会说明），2 取值无法提交，130 被中断。",
				Example: "# 打开表单并填入目标\nscantop new --target www.example.com\n# 立即创建并跟踪任务\nscantop watch -- $(scantop new --target www.example.com --yes)\n# 立即创建深度（侵入性）扫描\nscantop new --target www.example.com --mode full --yes --confirm-intrusive\n# 每周执行，目标来自其他程序\ninventory | scantop new --targets-file - --repeat interval --period week --start 'tomorrow 02:00' --end 180d --yes",
			},
			List: CommandHelp{
				Short: "以表格、JSON 或 CSV 输出扫描任务",
				Long: "list 输出一页扫描任务（最新的在前），或全部任务。\n\n表格供人阅读，名称会被截短。json 是对象数组，csv 有表头；两者都含全部 25 个字段，使用 API 的名称。" +
					"其中的时间为 UTC 的 RFC 3339 格式，精确到毫秒；null（csv 中为空）表示“尚无”。JSON 保留文本原样；csv 中文本为一行，会被电子表格当作公式的值前加 '。\n\n" +
					"电子表格会对超过 15 位的数字取整，而 ScanId 有 19 位。请勿直接打开 csv 文件，应导入（Excel：数据、从文本/CSV、转换数据），并将 ScanId 列的类型设为文本。\n\n" +
					"退出码：0 已输出，1 失败，或 --all 可能有遗漏（此时仍输出已读取的任务，并在标准错误中说明），2 用法错误，130 被中断。",
				Example: "# 正在运行的任务\nscantop list --status running\n# 导出全部任务到 Excel\nscantop list --all -o csv --bom > scans.csv\n# 已中止任务的 ID\nscantop list --all --status aborted -o json | jq -r '.[].ScanId'",
			},
			Watch: CommandHelp{
				Short: "跟踪扫描任务，直到完成或中止",
				Long: "watch 跟踪每个任务，直到其已完成、已中止、已无效或已禁用；周期任务到本次执行完成或中止为止。已中止的任务只是暂停或停止，可能再次运行：watch 不会为此等待，但如果在跟踪其他任务期间再次运行，会输出该变化并继续跟踪。\n\n" +
					"在终端上每个任务占一行并原地刷新。否则每次变化输出一行：时间、ScanId、名称、状态、百分比，以制表符分隔。无论跟踪多少任务，watch 每秒最多请求一次。遇到故障或可能恢复的拒绝（时钟不准、登录过期、无权限）时会等待并重试。\n\n" +
					"退出码：0 全部已完成，3 有任务已中止、已无效或已禁用，4 有任务失去跟踪（连续三次找不到，一分钟内从未找到，或连续十次无应答），1 失败或被拒绝达一小时，130 被中断。",
				Example: "# 等待任务完成\nscantop watch 2018071010384940572 && echo done\n# 跟踪所有运行中的任务\nscantop list --status running -o json | jq -r '.[].ScanId' | xargs scantop watch --",
			},
			Simulate: CommandHelp{
				Short: "启动模拟器，供其他客户端和脚本使用",
				Long: "simulate 在本机回环地址上提供模拟的 AVDS 服务，直到被中断，并输出其 URL 和密钥对。任务是“活”的：创建后会运行并完成。\n\n" +
					"故障写作 NAME，或 NAME:action=CreateScan,times=3,probability=0.2，三个选项均可省略。退出码：SIGTERM 后为 0，Ctrl+C 后为 130，地址被占用为 1。",
				Example: "# 偶尔不应答的服务\nscantop simulate --fault hang:probability=0.1\n# 固定端口，创建任务时结果不明一次\nscantop simulate --addr 127.0.0.1:8042 --fault reset-acted:action=CreateScan,times=1\n# 有哪些故障\nscantop simulate --faults",
			},
			Completion: CommandHelp{
				Short:   "输出 shell 补全脚本",
				Long:    "completion 输出脚本，使 shell 可以补全命令、参数及其取值。",
				Example: "# 当前 bash 会话\nsource <(scantop completion bash)\n# 所有 zsh 会话\nscantop completion zsh > ~/.zfunc/_scantop\n# 所有 fish 会话\nscantop completion fish > ~/.config/fish/completions/scantop.fish",
			},
			Output: "输出格式： table、json、csv", Bom: "在 csv 开头写入字节顺序标记，使 Excel 按 UTF-8 读取", AllPages: "输出所有页", Page: "输出第几页，从 1 开始",
			BadPage: "--page %s：请给出不小于 1 的数",
			Exclude: "%s 与 %s 不能同时使用：请去掉一个", BomAlone: "--bom：只能与 -o csv 一起使用",
			TooMany:    "任务超过 %d 个：请用 --status、--type 或 --search 缩小范围",
			Incomplete: "可能有遗漏：已读取 %d 个任务，AVDS 报告 %d 个。读取期间列表不断变化，或 AVDS 重复或遗漏了页面。请重新运行",
			Position:   "第 %d–%d 个，共 %d 个；--page N 或 --all 显示其余", ScanID: "任务 ID",
			UnknownCommand: "未知命令 %q：可用的有 %s", NoShell: "completion：取值为 %s",
			CannotWrite: "无法写入输出：%s",
			Addr:        "提供服务的回环地址；端口 0 表示任选空闲端口", Fault: "注入该故障，见 --faults；可重复",
			Seed: "决定任务、密钥和随机性的数", Faults: "列出可注入的故障并退出", UseIt: "在另一个终端中：",
			BadSeed: "--seed %s：请给出不小于 0 的整数", UnknownFault: "--fault %s：没有该故障，参见 scantop simulate --faults", BadFault: "--fault %s：%s",
			BadAddr: "--addr %s：请给出带端口的回环地址，例如 127.0.0.1:8042", AddrTaken: "--addr %s：无法提供服务（%v）：请换一个端口，或用 0",
			NoScanID: "watch：请给出至少一个 ScanId", LostWord: "失去跟踪", Unknown: "AVDS 中没有该任务。",
			KeepsAsking: "watch 会继续重试", AnswersAgain: "AVDS 已恢复响应", ListKeepsAsking: "list 将重试，最多 30 秒",
			BadScanID: "watch：%s 不是 ScanId（应为数字）", EndedBadly: "%d 个（共 %d 个）任务已中止、已无效或已禁用", Lost: "%d 个（共 %d 个）任务失去跟踪：",
			NotOneOf: "--%s %s：取值为 %s", NotAnIP: "--source-ip %s：请给出 IP 地址",
			BadTargets: "--%s：无效：%s", TargetNo: "第 %d 个 %s（%s）", TargetLine: "第 %d 行 %s（%s）", TargetNos: "第 %s 个", TargetLines: "第 %s 行",
			MoreTargets: "…另有 %d 个", Means: "--%s %s 即 %s",
			NoTargetsFile: "--targets-file %s：无法读取：%s", NoTargets: "--targets-file %s：没有目标", TargetsTooLarge: "--targets-file %s：超过 %d MiB，不是目标列表", StdinTwice: "--targets-file -：标准输入只能读取一次",
			TargetsNulls:   "--targets-file %s：含大量 NUL 字节，可能是没有字节序标记的 UTF-16，请另存为 UTF-8",
			LaunchedUnseen: "任务已创建，但无法输出其 ScanId：%s",
			Twice:          "请求在途中被重复发送，该任务也已创建：%s",
			Unrecorded:     "本次创建没有留下记录，程序崩溃后将无从得知。%s",
			MayExist:       "任务可能已创建，再次提交前请先确认：%s",
			ListUnread:     "列表也无法读取：%s", ListIncomplete: "列表不完整。", ListWithoutAssets: "列表可能不含资产发现任务。",
			MayBeIt:             "可能是（最新的在前）：%s。",
			NewFile:             "另从该文件读取目标，- 为标准输入；可重复",
			NewYes:              "不打开界面也不询问，直接创建；--mode full 和 --scan-all 还需要相应的 --confirm 选项",
			NewConfirmIntrusive: "配合 --yes：确认 --mode full 具有侵入性、可能影响扫描目标，仍然创建",
			NewConfirmAll:       "配合 --yes：确认 --scan-all 会扫描账号的全部资产，仍然创建",
			NeedsIntrusive:      "--yes 用于深度（侵入性）模式时，还需要 --confirm-intrusive",
			NeedsAllAssets:      "--yes 用于全部资产时，还需要 --confirm-all-assets",
			NoEffect:            "与其他取值一起时不起作用：请去掉",
			Credentials:         "AVDS 拒绝了凭证：请检查（参见 --profile）。",
		},
		Usage:        "%s（参见 scantop --help）",
		NotATerminal: "标准输出不是终端：请在终端中运行 scantop",
		BadInterval:  "--interval %s：请给出至少 1s 的时长，例如 5s",
		BadPageSize:  "--page-size %s：请给出 1 到 100 的数",
		NotUTF8:      "--%s：不是有效的 UTF-8",
		HasControl:   "--%s：含控制字符（%s）",
		TooLong:      "--%s：最多 %d 个字符",
		BadLog:       "--log %s：无法写入：%s",
		LogLink:      "--log %s：这是符号链接，不予跟随；请给出文件本身",
		BadEndpoint:  "--endpoint %s：只写协议、主机和端口，例如 https://avds.aliyuncs.com",
		PlainHTTP:    "--endpoint %s：传输内容可被途中任何人读取和篡改：请用 https://，或加 --plain-http 确认",
		BadRegion:    "--region %s：请给出地域 ID，例如 cn-hangzhou",
		Empty:        "--%s：不能为空", BadValue: "--%s：不能是 %q",
		UnknownFlag: "未知参数 %s", MissingValue: "%s：缺少取值", Unexpected: "多余的参数 %q",
		UnknownZone: "%s 不是已知的时区：时间以 UTC 显示",
		Crashed:     "内部错误；请用 --log FILE 保存跟踪信息并报告",
	}
}
