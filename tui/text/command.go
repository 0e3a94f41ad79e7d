package text

// Command is the command line: its help and what it says when a value is wrong.
type Command struct {
	Short, Long, Example string
	Help                 HelpPage
	Flags                Flags
	Subcommands          Subcommands

	Usage, NotATerminal                                      string // Usage is a format
	BadInterval, BadPageSize, BadStatus, BadType, BadTrigger string // formats
	BadLang, BadTheme, BadLog, LogLink, DemoAlone            string // formats
	BadEndpoint, PlainHTTP, BadRegion, Empty, BadValue       string // formats
	UnknownFlag, MissingValue, Unexpected                    string // formats
	NotUTF8, HasControl, TooLong                             string // formats: a flag, and what is too much
	UnknownZone                                              string // a format
	ChineseASCII                                             string
	Crashed                                                  string
}

// HelpPage is what stands around the help of a command.
type HelpPage struct {
	Usage, Examples, Commands, Flags string // titles
	AnyCommand, AnyFlags             string // in a command line
}

// Flags are the meanings of the flags. The help writes each with a capital, so
// its first word must not be a value.
type Flags struct {
	Demo, Endpoint, PlainHTTP, Region, Profile, Interval, PageSize, Status, Type, Trigger, Search string
	Lang, Theme, ASCII, Mouse, NoBell, ReadOnly, Log, Help, Version                               string
}

func englishCommand() Command {
	return Command{
		Short:   "Watch and launch AVDS vulnerability scans in the terminal",
		Long:    "scantop shows the vulnerability scans of Alibaba Cloud AVDS live, page by page, and launches new ones.",
		Example: "# look around without an account\nscantop --demo\n# what runs now, refreshed every two seconds\nscantop --status running --interval 2s\n# another profile of the aliyun CLI, nothing can be launched\nscantop --profile prod --read-only",
		Help: HelpPage{
			Usage: "Usage", Examples: "Examples", Commands: "Commands", Flags: "Flags", AnyCommand: "[command]", AnyFlags: "[--flags]",
		},
		Flags: Flags{
			Demo:      "run against the embedded AVDS simulator: no account, no network",
			Endpoint:  "address of the service; https unless http:// is written out",
			PlainHTTP: "confirm an http:// endpoint on another machine: nothing is encrypted",
			Region:    "region ID that requests carry",
			Profile:   "take credentials from this profile of the aliyun CLI",
			Interval:  "refresh period, at least 1s",
			PageSize:  "scans on each page, 1 to 100",
			Status:    "show this status only: running, waiting, finished, aborted, invalid, disabled; may repeat",
			Type:      "show this scan type only: vuln, content",
			Trigger:   "show this trigger only: date (one-time), interval (periodic)",
			Search:    "show scans whose name, IP address or domain contains this",
			Lang:      "language of the screen and of the API: en, zh (default: the locale's)",
			Theme:     "colours: auto (asks the terminal), dark, light, mono; NO_COLOR is obeyed",
			ASCII:     "no glyph outside ASCII (default where the locale is not UTF-8)",
			Mouse:     "wheel and click act; the terminal's own selection then needs shift",
			NoBell:    "never ring the terminal's bell",
			ReadOnly:  "no launching",
			Log:       "append a debug log, free of secrets, to this file",
			Help:      "show this help", Version: "show the version",
		},
		Subcommands:  englishCommands(),
		Usage:        "%s (see scantop --help)",
		NotATerminal: "standard output is not a terminal: run scantop in one",
		BadInterval:  "--interval %s: give a duration of at least 1s, such as 5s",
		BadPageSize:  "--page-size %s: give a number from 1 to 100",
		BadStatus:    "--status %q: give one of %s",
		BadType:      "--type %q: give one of %s",
		BadTrigger:   "--trigger %q: give one of %s",
		BadLang:      "--lang %q: give one of %s",
		BadTheme:     "--theme %q: give one of %s",
		NotUTF8:      "--%s: not valid UTF-8",
		HasControl:   "--%s: contains a control character (%s)",
		TooLong:      "--%s: at most %d characters",
		BadLog:       "--log %s: cannot be written: %s",
		LogLink:      "--log %s: is a symbolic link, which is not followed; give the file itself",
		DemoAlone:    "--demo and %s exclude each other: drop one",
		BadEndpoint:  "--endpoint %s: give scheme, host and port only, such as https://avds.aliyuncs.com",
		PlainHTTP:    "--endpoint %s: whoever is on the way could read and change everything: write https://, or confirm with --plain-http",
		BadRegion:    "--region %s: give an ID such as cn-hangzhou",
		Empty:        "--%s: must not be empty", BadValue: "--%s: cannot be %q",
		UnknownFlag: "unknown flag %s", MissingValue: "%s: needs a value", Unexpected: "unexpected argument %q",
		UnknownZone:  "%s is not a known time zone: times are in UTC",
		ChineseASCII: "--lang zh and --ascii exclude each other: drop one",
		Crashed:      "internal error; please report it, with the trace that --log FILE keeps",
	}
}

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
		Subcommands:  chineseCommands(),
		Usage:        "%s（参见 scantop --help）",
		NotATerminal: "标准输出不是终端：请在终端中运行 scantop",
		BadInterval:  "--interval %s：请给出至少 1s 的时长，例如 5s",
		BadPageSize:  "--page-size %s：请给出 1 到 100 的数",
		BadStatus:    "--status %q：取值为 %s",
		BadType:      "--type %q：取值为 %s",
		BadTrigger:   "--trigger %q：取值为 %s",
		BadLang:      "--lang %q：取值为 %s",
		BadTheme:     "--theme %q：取值为 %s",
		NotUTF8:      "--%s：不是有效的 UTF-8",
		HasControl:   "--%s：含控制字符（%s）",
		TooLong:      "--%s：最多 %d 个字符",
		BadLog:       "--log %s：无法写入：%s",
		LogLink:      "--log %s：这是符号链接，不予跟随；请给出文件本身",
		DemoAlone:    "--demo 与 %s 不能同时使用：请去掉一个",
		BadEndpoint:  "--endpoint %s：只写协议、主机和端口，例如 https://avds.aliyuncs.com",
		PlainHTTP:    "--endpoint %s：传输内容可被途中任何人读取和篡改：请用 https://，或加 --plain-http 确认",
		BadRegion:    "--region %s：请给出地域 ID，例如 cn-hangzhou",
		Empty:        "--%s：不能为空", BadValue: "--%s：不能是 %q",
		UnknownFlag: "未知参数 %s", MissingValue: "%s：缺少取值", Unexpected: "多余的参数 %q",
		UnknownZone:  "%s 不是已知的时区：时间以 UTC 显示",
		ChineseASCII: "--lang zh 与 --ascii 不能同时使用：请去掉一个",
		Crashed:      "内部错误；请用 --log FILE 保存跟踪信息并报告",
	}
}
