package text

// Subcommands are the commands beside the screen: their help, the meanings of
// their flags, and what they say.
type Subcommands struct {
	New, List, Watch, Simulate, Completion CommandHelp

	Output, Bom, AllPages, Page string // flags of list

	BadOutput, BadPage                   string // formats
	AllOrOne, BomAlone                   string
	TooMany, Incomplete                  string // formats
	Position, ScanID                     string // Position is a format
	UnknownCommand, NoShell, CannotWrite string // formats
	Addr, Fault, Seed, Faults, UseIt     string // flags of simulate, and what it says
	BadSeed, UnknownFault, BadFault      string // formats
	BadAddr, AddrTaken                   string // formats
	NoScanID, LostWord, Unknown          string
	BadScanID, EndedBadly, Lost          string // formats
	KeepsAsking, AnswersAgain            string // of watch, behind a failure and when that is over
	ListKeepsAsking                      string // of list, behind a failure
	ReadOnly                             string
	NotOneOf, NotAnIP, BadTargets        string // formats
	TargetNo, TargetLine, NoTargetsFile  string // formats
	TargetNos, TargetLines               string // formats
	NoTargets, TargetsTooLarge           string // formats
	TargetsNulls, MoreTargets, Means     string // formats
	StdinTwice                           string
	NeedsIntrusive, NeedsAllAssets       string // a flag is missing beside --yes
	LaunchedUnseen, MayExist, Twice      string // formats
	Unrecorded                           string // a format: why
	ListUnread, MayBeIt                  string // formats: why nobody knows whether a scan exists
	ListIncomplete, ListWithoutAssets    string

	// Flags of new that set no parameter.
	NewFile, NewYes, NewConfirmIntrusive, NewConfirmAll string

	NoEffect    string // of an entry
	Credentials string // in place of the screen's advice, which names a key
}

// CommandHelp is the help of one command.
type CommandHelp struct{ Short, Long, Example string }

func englishCommands() Subcommands {
	return Subcommands{
		New: CommandHelp{
			Short: "Describe a scan and launch it",
			Long: "new opens the form with what the flags say, everything checked. With --yes there is no screen and no question: the scan is sent once, and its ScanId alone is printed. " +
				"The intrusive mode then needs --confirm-intrusive as well, and all assets need --confirm-all-assets.\n\n" +
				"Times are in the zone of this machine. A time of day that has passed is the next day's. One that the clocks " +
				"skip is refused; of one that comes twice, the first that has not passed is meant. With --yes, standard error " +
				"says which time that is.\n\n" +
				"Exit codes: 0 launched, 1 not launched or not known to be (the message says which), 2 a value cannot be sent, 130 interrupted.",
			Example: "# the form, with a target\nscantop new --target www.example.com\n# launch at once and follow the scan\nscantop watch -- $(scantop new --target www.example.com --yes)\n# launch an intrusive scan at once\nscantop new --target www.example.com --mode full --yes --confirm-intrusive\n# every Sunday night, for targets from another program\ninventory | scantop new --targets-file - --repeat interval --period week --start 'tomorrow 02:00' --end 180d --yes",
		},
		List: CommandHelp{
			Short: "Print scans, as a table, JSON or CSV",
			Long: "list prints one page of scans, newest first, or all of them.\n\nThe table is for people: names are cut. json is a list of objects, csv has a head line; both have all 25 fields under the API's names. " +
				"Times there are RFC 3339 in UTC with milliseconds; null, or nothing in csv, means \"not yet\". JSON keeps texts as they came. csv has them in one line, and a ' before what a spreadsheet would take for a formula.\n\n" +
				"Spreadsheets round numbers of more than 15 digits, and a ScanId has 19. Do not open the csv file: import it (in Excel: Data, From Text/CSV, Transform Data) and set the type of the column ScanId to Text.\n\n" +
				"Exit codes: 0 printed, 1 failed, or with --all scans may be missing (what was read is printed then, and a line on standard error says so), 2 wrong usage, 130 interrupted.",
			Example: "# what runs now\nscantop list --status running\n# every scan, for Excel\nscantop list --all -o csv --bom > scans.csv\n# the IDs of aborted scans\nscantop list --all --status aborted -o json | jq -r '.[].ScanId'",
		},
		Watch: CommandHelp{
			Short: "Follow scans until they finish or stop",
			Long: "watch follows each scan until it has finished, or is aborted, invalid or disabled; a periodic scan, until its run ends. An aborted scan is paused or stopped and may run again. watch does not wait for that, but it tells when it happens while other scans are followed, and follows the scan again.\n\n" +
				"On a terminal each scan has a line that is redrawn. Elsewhere every change is a line: time, ScanId, name, status, percent, with a tab between them. watch asks at most once a second, however many scans there are. It waits until failures are over, and also refusals that may pass: a wrong clock, an expired login, a missing permission.\n\n" +
				"Exit codes: 0 all finished, 3 one was aborted, invalid or disabled, 4 one was lost (not found three times in a row, never found within a minute, or no reply ten times in a row), 1 failed, or refused for an hour, 130 interrupted.",
			Example: "# wait for a scan\nscantop watch 2018071010384940572 && echo done\n# follow all that run\nscantop list --status running -o json | jq -r '.[].ScanId' | xargs scantop watch --",
		},
		Simulate: CommandHelp{
			Short: "Serve the simulator for other clients and scripts",
			Long: "simulate serves a make-believe AVDS on a loopback address until it is interrupted, and prints its URL and key pair. Scans live: created ones run and finish.\n\n" +
				"A fault is NAME, or NAME:action=CreateScan,times=3,probability=0.2 with any of the three. Exit codes: 0 after SIGTERM, 130 after Ctrl+C, 1 when the address is taken.",
			Example: "# a service that forgets to answer now and then\nscantop simulate --fault hang:probability=0.1\n# on a fixed port, where launching is unclear once\nscantop simulate --addr 127.0.0.1:8042 --fault reset-acted:action=CreateScan,times=1\n# what can go wrong\nscantop simulate --faults",
		},
		Completion: CommandHelp{
			Short:   "Print a completion script for a shell",
			Long:    "completion prints a script that lets a shell complete commands, flags and their values.",
			Example: "# for this bash session\nsource <(scantop completion bash)\n# for every zsh session\nscantop completion zsh > ~/.zfunc/_scantop\n# for every fish session\nscantop completion fish > ~/.config/fish/completions/scantop.fish",
		},
		Output: "format: table, json, csv", Bom: "begin csv with a byte order mark, so that Excel reads it as UTF-8", AllPages: "print every page", Page: "number of the page to print, from 1",
		BadOutput: "--output %q: give one of %s", BadPage: "--page %s: give a number from 1",
		AllOrOne: "--all and --page exclude each other: drop one", BomAlone: "--bom: works with -o csv only",
		TooMany:    "more than %d scans: narrow them down with --status, --type or --search",
		Incomplete: "scans may be missing: %d were read, AVDS reports %d. The list kept changing, or AVDS repeated or left out pages. Run the command again",
		Position:   "%d–%d of %d; --page N or --all shows others", ScanID: "SCAN ID",
		UnknownCommand: "unknown command %q: there are %s", NoShell: "completion: give one of %s",
		CannotWrite: "cannot write the output: %s",
		Addr:        "loopback address to serve on; port 0 takes a free one", Fault: "let this go wrong, see --faults; may repeat",
		Seed: "number that the scans, the keys and chance follow from", Faults: "list what can go wrong, and exit", UseIt: "in another shell:",
		BadSeed: "--seed %s: give a number from 0", UnknownFault: "--fault %s: no such fault: see scantop simulate --faults", BadFault: "--fault %s: %s",
		BadAddr: "--addr %s: give a loopback address with a port, such as 127.0.0.1:8042", AddrTaken: "--addr %s: cannot be served (%v): give another port, or 0",
		NoScanID: "watch: give at least one ScanId", LostWord: "lost", Unknown: "AVDS does not list it.",
		KeepsAsking: "watch keeps trying", AnswersAgain: "AVDS replies again", ListKeepsAsking: "list tries again, for up to 30 seconds",
		BadScanID: "watch: %s is not a ScanId (digits only)", EndedBadly: "%d of %d scans aborted, invalid or disabled", Lost: "%d of %d scans lost:",
		ReadOnly: "--read-only and new exclude each other: drop one", NotOneOf: "--%s %s: give one of %s", NotAnIP: "--source-ip %s: give an IP address",
		BadTargets: "--%s: not valid: %s", TargetNo: "no. %d %s (%s)", TargetLine: "line %d %s (%s)", TargetNos: "no. %s", TargetLines: "lines %s",
		MoreTargets: "… and %d more", Means: "--%s %s means %s",
		NoTargetsFile: "--targets-file %s: cannot be read: %s", NoTargets: "--targets-file %s: holds no target", TargetsTooLarge: "--targets-file %s: over %d MiB is no list of targets", StdinTwice: "--targets-file -: standard input can be read only once",
		TargetsNulls:   "--targets-file %s: full of NUL bytes, as UTF-16 without a byte order mark is; save it as UTF-8",
		LaunchedUnseen: "the scan is launched, but its ScanId could not be printed: %s",
		Twice:          "something on the way sent the request twice: this scan exists as well: %s",
		Unrecorded:     "this launch leaves no record, so after a crash nothing tells of it. %s",
		MayExist:       "The scan may exist all the same, so look before you send it again: %s",
		ListUnread:     "Nor can the list be read: %s", ListIncomplete: "The list is incomplete.", ListWithoutAssets: "The list may leave out asset discoveries.",
		MayBeIt:             "Possible match, newest first: %s.",
		NewFile:             "also take targets from this file, - for standard input; may repeat",
		NewYes:              "launch without a screen and without a question; --mode full and --scan-all need a --confirm flag as well",
		NewConfirmIntrusive: "with --yes: launch although --mode full is intrusive and may disrupt the targets",
		NewConfirmAll:       "with --yes: launch although --scan-all scans every asset of the account",
		NeedsIntrusive:      "--yes with the intrusive mode also needs --confirm-intrusive",
		NeedsAllAssets:      "--yes with all assets also needs --confirm-all-assets",
		NoEffect:            "has no effect together with the other values: drop it",
		Credentials:         "AVDS rejected the credentials: check them (see --profile).",
	}
}

func chineseCommands() Subcommands {
	return Subcommands{
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
		BadOutput: "--output %q：取值为 %s", BadPage: "--page %s：请给出不小于 1 的数",
		AllOrOne: "--all 与 --page 不能同时使用：请去掉一个", BomAlone: "--bom：只能与 -o csv 一起使用",
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
		ReadOnly: "--read-only 与 new 不能同时使用：请去掉一个", NotOneOf: "--%s %s：取值为 %s", NotAnIP: "--source-ip %s：请给出 IP 地址",
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
	}
}
