package text

func chineseCommand() Command {
	return Command{
		Short: "在终端中查看和创建 AVDS 扫描任务",
		Long: "scantop 在终端中实时显示阿里云 AVDS 的扫描任务，并可创建新任务。\n\n" +
			"指定 ScanId 时直接打开该任务。打开时沿用上次的筛选和语言，除非用选项指定。\n\n" +
			"退出码：0 正常退出，1 失败，2 用法错误，130 被中断。",
		Example: `# 无需账号即可试用
scantop --demo
# 只看运行中的任务，每 2 秒刷新
scantop --status running --interval 2s
# 一个任务的详情
scantop 2026112714081500001
# 使用 aliyun CLI 的另一个凭证配置，不能创建任务
scantop --profile prod --read-only`,
		Help: HelpPage{
			Usage: "用法", Examples: "示例", Commands: "命令", Flags: "选项",
			AnyCommand: "[SCAN_ID | 命令]", AnyFlags: "[--选项]", Default: "%s（默认 %s）",
		},
		Flags:       chineseFlags(),
		Subcommands: chineseSubcommands(),

		NotATerminal: "标准输出不是终端，请在终端中运行 scantop",
		Crashed:      "内部错误，请用 --log FILE 运行 scantop，并报告此文件中的跟踪信息",
		Usage:        "%s（参见 %s --help）",
		UnknownFlag:  "未知选项 %s", UnknownFlags: "未知选项 %s",
		MissingValue: "%s：缺少取值",
		Unexpected:   "多余的内容 %s", UnexpectedMany: "多余的内容 %s",
		BadInterval: "--interval %s：须不小于 1s，例如 5s",
		BadPageSize: "--page-size %s：必须为 auto 或 1 到 100 之间的数",
		BadLog:      "--log %s：无法写入（%s）",
		LogLink:     "--log %s：是符号链接，scantop 不会跟随，请写文件本身",
		BadEndpoint: "--endpoint %s：只能写协议、主机和端口，例如 https://avds.aliyuncs.com",
		PlainHTTP: "--endpoint %s：传输未加密，可被他人读取和篡改；" +
			"请用 https://，或加 --plain-http",
		BadRegion:   "--region %s：须为地域 ID，例如 cn-hangzhou",
		Empty:       "--%s：不能为空",
		BadValue:    "--%s：不能是 %q",
		NotUTF8:     "--%s：不是有效的 UTF-8",
		HasControl:  "--%s：含控制字符（%s）",
		TooLong:     "--%s：最多 %d 个字符",
		UnknownZone: "%s 不是已知的时区，时间以 UTC 显示",
	}
}

func chineseFlags() Flags {
	return Flags{
		Demo:      "使用内置的 AVDS 模拟器：无需账号和网络",
		Endpoint:  "服务地址；除非以 http:// 开头，否则使用 https",
		PlainHTTP: "允许使用其他机器的 http:// 地址：传输不加密",
		Region:    "每个请求中的地域 ID",
		Profile:   "使用 aliyun CLI 的指定凭证配置",
		Interval:  "刷新间隔，不小于 1s",
		PageSize:  "每页任务数，1 到 100；auto：窗口能显示多少就多少",
		Status: "只看此状态的任务：running、waiting、finished、aborted、invalid、disabled；" +
			"可重复",
		Type:    "只看此扫描类型的任务：vuln、content",
		Trigger: "只看此触发类型的任务：date（单次）、interval（周期）",
		Search:  "只看名称、IP 地址或域名包含此内容的任务",
		Lang:    "文字和 API 的语言：en、zh（默认取自系统区域设置）",
		Theme: "配色：auto、dark、light、high-contrast（高对比度）、" +
			"colour-blind（色盲友好）、mono（NO_COLOR 优先）",
		ASCII:    "只用 ASCII 字符（区域设置不是 UTF-8 时默认开启）",
		Mouse:    "启用鼠标（按住 shift 选择文本）",
		NoBell:   "不响终端铃",
		ReadOnly: "只读模式，不能创建任务",
		Log:      "将不含机密的调试日志追加到此文件",
		Help:     "显示此帮助", Version: "显示版本",
	}
}
