package text

// Commands are the commands beside the screen: their help, the meanings of
// their flags, and what they say.
type Commands struct {
	List, Completion CommandHelp

	Output, AllPages, Page string // flags of list

	BadOutput, BadPage, AllOrOne         string // formats, but for AllOrOne
	TooMany, Position, ScanID            string // TooMany and Position are formats
	UnknownCommand, NoShell, CannotWrite string // formats
	Credentials                          string // in place of the screen's advice, which names a key
}

// CommandHelp is the help of one command.
type CommandHelp struct{ Short, Long, Example string }

func englishCommands() Commands {
	return Commands{
		List: CommandHelp{
			Short: "Print scans, as a table, JSON or CSV",
			Long: "list prints one page of scans, newest first, or all of them.\n\nThe table is for people: names are cut. json is a list of objects, csv has a head line; both have all 25 fields under the API's names. " +
				"Times there are RFC 3339 in UTC with milliseconds; null, or nothing in csv, means \"not yet\". JSON keeps texts as they came. csv has them in one line, and a ' before what a spreadsheet would take for a formula.",
			Example: "# what runs now\nscantop list --status running\n# every scan for a spreadsheet\nscantop list --all -o csv > scans.csv\n# the IDs of aborted scans\nscantop list --all --status aborted -o json | jq -r '.[].ScanId'",
		},
		Completion: CommandHelp{
			Short:   "Print a completion script for a shell",
			Long:    "completion prints a script that lets a shell complete commands, flags and their values.",
			Example: "# for this bash session\nsource <(scantop completion bash)\n# for every zsh session\nscantop completion zsh > ~/.zfunc/_scantop\n# for every fish session\nscantop completion fish > ~/.config/fish/completions/scantop.fish",
		},
		Output: "format: table, json, csv", AllPages: "print every page", Page: "number of the page to print, from 1",
		BadOutput: "--output %q: give one of %s", BadPage: "--page %s: give a number from 1",
		AllOrOne: "--all and --page exclude each other: drop one",
		TooMany:  "more than %d scans: narrow them down with --status, --type or --search",
		Position: "%d–%d of %d; --page N or --all shows others", ScanID: "SCAN ID",
		UnknownCommand: "unknown command %q: there are %s", NoShell: "completion: give one of %s",
		CannotWrite: "cannot write the output: %s",
		Credentials: "AVDS rejected the credentials: check them (see --profile).",
	}
}

func chineseCommands() Commands {
	return Commands{
		List: CommandHelp{
			Short: "以表格、JSON 或 CSV 输出扫描任务",
			Long: "list 输出一页扫描任务（最新的在前），或全部任务。\n\n表格供人阅读，名称会被截短。json 是对象数组，csv 有表头；两者都含全部 25 个字段，使用 API 的名称。" +
				"其中的时间为 UTC 的 RFC 3339 格式，精确到毫秒；null（csv 中为空）表示“尚无”。JSON 保留文本原样；csv 中文本为一行，会被电子表格当作公式的值前加 '。",
			Example: "# 正在运行的任务\nscantop list --status running\n# 导出全部任务到电子表格\nscantop list --all -o csv > scans.csv\n# 已中止任务的 ID\nscantop list --all --status aborted -o json | jq -r '.[].ScanId'",
		},
		Completion: CommandHelp{
			Short:   "输出 shell 补全脚本",
			Long:    "completion 输出脚本，使 shell 可以补全命令、参数及其取值。",
			Example: "# 当前 bash 会话\nsource <(scantop completion bash)\n# 所有 zsh 会话\nscantop completion zsh > ~/.zfunc/_scantop\n# 所有 fish 会话\nscantop completion fish > ~/.config/fish/completions/scantop.fish",
		},
		Output: "输出格式： table、json、csv", AllPages: "输出所有页", Page: "输出第几页，从 1 开始",
		BadOutput: "--output %q：取值为 %s", BadPage: "--page %s：请给出不小于 1 的数",
		AllOrOne: "--all 与 --page 不能同时使用：请去掉一个",
		TooMany:  "任务超过 %d 个：请用 --status、--type 或 --search 缩小范围",
		Position: "第 %d–%d 个，共 %d 个；--page N 或 --all 显示其余", ScanID: "任务 ID",
		UnknownCommand: "未知命令 %q：可用的有 %s", NoShell: "completion：取值为 %s",
		CannotWrite: "无法写入输出：%s",
		Credentials: "AVDS 拒绝了凭证：请检查（参见 --profile）。",
	}
}
