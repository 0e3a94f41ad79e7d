package text

func chinese() *Catalogue {
	return &Catalogue{
		Lang:     "zh",
		TooSmall: "终端窗口太小，至少需要 40x10",
		Header: Header{
			Live: "实时", Connecting: "连接中…", ReadOnly: "只读", Demo: "演示", DemoSource: "内置模拟器",
			Every: "每 %s 刷新", Changed: "更新于 %s", FailingSince: "%s，自 %s", StoppedSince: "已停止刷新：%s，%s", LoadingPage: "正在加载第 %d 页…",
			Waiting: "等待应答", PausedSince: "已暂停，自 %s", RetryAt: "%s 重试", Old: "数据已过 %s",
		},
		List: List{
			All: "全部", Loading: "正在加载扫描任务…",
			Empty:   "还没有扫描任务。按 n 新建。",
			NoMatch: "没有符合筛选条件的任务。按 esc 清除筛选。",
			None:    "0 个任务", ReadOnly: "只读模式：不能新建扫描",
			PressRefresh: "按 r 重试", SearchHint: "名称、IP 或域名",
			Position: "第 %d–%d 条，共 %d 条 · 第 %d/%d 页", NextTry: "%s 重试",
			MouseOn:  "鼠标已开启：可滚动和点击；按住 shift 选择文本",
			MouseOff: "鼠标已关闭：可用终端选择文本",
			Copied:   "已复制 %s", LinkCopied: "已复制报告链接", NoReport: "该任务没有报告",
			NoClipboard: "此终端没有可用的剪贴板",
			Running:     "%d 个运行中", Unread: "%d 个新事件：e",
			Watching: "关注 %d 个", Watched: "已关注 %s：结束时会提示，不在本页也会", Unwatched: "不再关注 %s",
			TooManyWatched: "已关注 %d 个任务：先对其中一个按 w 取消",
			Created:        "已创建 %s · %s", Unclear: "%s 可能已创建：再次提交前请先确认",
		},
		Columns: Columns{
			Status: "状态", Name: "名称", Type: "类型", Mode: "模式", Progress: "进度", Note: "时间",
			Started: "开始", Targets: "目标",
			StatusWidth: 8, TypeWidth: 4, ModeWidth: 6, NoteWidth: 10, StartedWidth: 7,
		},
		Notes: Notes{
			Stalled: "停滞", Due: "即将开始", Missed: "已错过", AllAssets: "全部资产",
			Took: "用时 %s", In: "%s 后",
		},
		Details:  chineseDetails(),
		Form:     chineseForm(),
		When:     When{Now: "现在", Tomorrow: "明天"},
		Help:     Help{Title: "快捷键"},
		Keys:     chineseKeys(),
		Errors:   chineseErrors(),
		Memory:   chineseMemory(),
		Recent:   chineseRecent(),
		Problems: chineseProblems(),
		Command:  chineseCommand(),
		Events:   chineseEvents(),
		statuses: map[string]string{"running": "运行中", "waiting": "等待中", "finished": "已完成", "aborted": "已中止", "invalid": "无效", "disabled": "已停用"},
		tabs:     map[string]string{"running": "运行中", "waiting": "等待中", "finished": "已完成", "aborted": "已中止", "invalid": "无效", "disabled": "已停用"},
		types:    map[string]string{"vuln": "漏洞", "content": "内容", "asset": "资产"},
		accounts: map[string]string{"environment variables": "环境变量", "OIDC role": "OIDC 角色", "aliyun CLI profile": "aliyun CLI", "credentials file": "凭证文件", "ECS RAM role": "ECS 角色", "credentials URI": "凭证 URI"},
		failures: map[string]string{
			"other": "请求被拒", "credentials": "凭证被拒", "permission": "无权限", "throttled": "被限流",
			"clock": "时钟不准", "quota": "配额用完", "invalid request": "参数被拒", "not found": "不存在",
			"network": "无法连接", "timeout": "无应答", "cancelled": "已取消", "server": "服务端错误", "decode": "应答无法解析",
		},
		flows:    map[string]string{"general": "标准", "skynet_vul_scan": "深度", "assets": "资产"},
		triggers: map[string]string{"date": "单次", "interval": "周期"},
		details: map[string]string{
			"the credentials could not be renewed": "凭证更新失败", "connection refused": "连接被拒绝", "the connection was reset": "连接被重置",
			"no secure connection (TLS): check the endpoint, proxy and certificates": "无法建立安全连接（TLS）：请检查 endpoint、代理和证书",
			"the answer is not HTTP": "应答不是 HTTP", "no connection": "无法连接", "the connection broke": "连接中断",
			"the reply is empty": "应答为空", "the reply is a web page, perhaps of a proxy, not JSON": "应答是网页（可能来自代理），不是 JSON",
			"the reply is not a JSON object": "应答不是 JSON 对象", "the reply is broken or cut off": "应答损坏或不完整",
			"the reply is larger than any page of scans": "应答过大", "the reply is not what AVDS documents": "应答与 AVDS 文档不符",
			"the AccessKeySecret does not belong to the AccessKeyId": "AccessKeySecret 与 AccessKeyId 不匹配",
			"the signature is not accepted":                          "签名未被接受", "the service reports a failure without an explanation": "服务报告失败但未说明原因",
			"the name %s cannot be resolved": "域名 %s 无法解析", "HTTP %s: redirects are not followed": "HTTP %s：不跟随重定向",
			"no complete answer in time": "未在限定时间内完整应答", "cancelled": "已取消", "no credentials found in time": "未能及时找到访问凭证",
			"there is no ~/.aliyun/config.json: run 'aliyun configure'":       "没有 ~/.aliyun/config.json：请运行 aliyun configure",
			"~/.aliyun/config.json is broken or cannot be read":               "~/.aliyun/config.json 已损坏或无法读取",
			"it is not in ~/.aliyun/config.json: see 'aliyun configure list'": "~/.aliyun/config.json 中没有它：见 aliyun configure list",
			"it has no mode: run 'aliyun configure' for it":                   "未设置认证模式：请为它运行 aliyun configure",
			"its mode is unknown":                                        "认证模式未知",
			"its mode cannot sign requests of this service":              "其认证模式不能为该服务的请求签名",
			"a setting that its mode needs is missing or wrong":          "缺少认证模式所需的设置或设置有误",
			"its source profiles lead back to it":                        "其 source_profile 形成循环",
			"the environment switches it off":                            "已被环境变量禁用",
			"its login has expired: run 'aliyun configure' for it again": "登录已过期：请为它重新运行 aliyun configure",
			"what it points to gives no keys at the moment":              "其凭证来源暂时没有给出凭证",
		},
	}
}

func chineseKeys() Keys {
	return Keys{
		Help: "帮助", Quit: "退出", Interrupt: "退出", Mouse: "鼠标开关", Suspend: "挂起并回到 shell", Redraw: "重绘",
		Up: "上移", Down: "下移", Move: "移动", Scroll: "滚动", Page: "翻页", Back: "返回",
		ScreenUp: "上一屏", ScreenDown: "下一屏", First: "首行", Last: "末行",
		PreviousPage: "上一页", NextPage: "下一页",
		Status: "状态", PreviousStatus: "上一状态", NextStatus: "下一状态",
		Type: "类型", Trigger: "单次/周期", Search: "搜索", Clear: "清除筛选",
		New: "新建扫描", Refresh: "刷新", Pause: "暂停", Watch: "关注", Apply: "搜索", Cancel: "取消",
		Left: "左移", Right: "右移", WordLeft: "左移一词", WordRight: "右移一词", LineStart: "到行首", LineEnd: "到行尾",
		DeleteLeft: "向左删除", DeleteRight: "向右删除", DeleteWord: "删除前一词", DeleteNextWord: "删除后一词",
		DeleteToStart: "删除到行首", DeleteToEnd: "删除到行尾",
		NextField: "下一项", PreviousField: "上一项", PreviousOption: "上一选项", NextOption: "下一选项",
		Option: "选择", Review: "确认参数", StartOver: "清空重填", Leave: "返回列表",
		Press: "确定", OtherButton: "切换按钮", BackToForm: "返回修改",
	}
}

func chineseErrors() Errors {
	return Errors{
		Other:          "AVDS 拒绝了请求，原因见其说明。",
		NoCredentials:  "未找到访问凭证：请设置 ALIBABA_CLOUD_ACCESS_KEY_ID/_SECRET，运行 aliyun configure，使用 RAM 角色，或试用 --demo。",
		Profile:        "该 profile 中没有访问凭证：请查看 aliyun configure list，或试用 scantop --demo。",
		Credentials:    "访问凭证无效或已停用，请检查后按 r 重试。",
		Permission:     "无权限：请联系管理员授予 AVDS 的 RAM 权限。",
		Throttled:      "请求过于频繁：请降低频率。",
		Clock:          "本机时钟不准，AVDS 拒绝了签名：请校准时钟（NTP）。",
		Quota:          "账号配额已用完：请等待任务结束或申请提高配额。",
		InvalidRequest: "AVDS 拒绝了某个参数：请修改后重试。",
		NotFound:       "AVDS 不支持该请求，服务可能未开通（参见 --endpoint 和 --demo）。",
		Network:        "无法连接 AVDS：请检查网络、代理和 --endpoint。",
		Timeout:        "AVDS 响应超时：请重试。",
		Cancelled:      "已取消。",
		Server:         "AVDS 服务端错误：请稍后重试。",
		Decode:         "无法解析响应：请检查 --endpoint 和代理。",
		ClockBy:        "相差 %s。",
	}
}

func chineseProblems() Problems {
	return Problems{
		Missing: "不能为空", MissingTargets: "请填写域名或 IP 地址",
		NotAllowed: "不在允许的取值内", NotATime: "格式应为 08:00 或 08:00:00",
		NotADate:    "可填：现在、30m、22:00 或日期",
		BeforeStart: "必须晚于开始时间", EmptyWindow: "不能与每日开始相同",
		NotPositive: "请填写 1 到 1000 的数", InThePast: "时间已过",
		TooLong: "最多 %d 个字符", NotAHost: "第 %d 个不是域名或 IP：%s",
	}
}

func chineseForm() Form {
	return Form{
		Title: "新建扫描", ReviewTitle: "确认参数（尚未提交）", What: "扫描对象", How: "扫描方式", When: "执行时间",
		ReviewButton: "确认参数", LaunchButton: "创建任务", BackButton: "返回修改",
		Sending:     "正在创建任务…",
		Leaving:     "任务正在提交，再按一次 ctrl+c 将直接退出，无法得知是否创建成功。",
		Kept:        "已保留上次填写的内容。ctrl+r 清空重填。",
		StartedOver: "已清空。再按 ctrl+r 恢复。",
		NotUsed:     "必填，对该类型不起作用",
		Unclear:     "任务可能已创建，请先在列表中确认，避免重复提交。",
		NotCreated:  "任务未创建。",
		OneTarget:   "1 个目标", ManyTargets: "%d 个目标", TargetsRepeat: "%d 个目标，%d 个重复",
		Intrusive:  "侵入性扫描，可能影响目标业务（%d 个）：%s",
		LabelWidth: 10,
		Name:       Field{Label: "名称", Hint: "扫描任务在列表中的名称"},
		Type: Field{Label: "类型", Options: []Option{
			{"vuln", "漏洞", "漏洞检测", false}, {"content", "内容", "内容风险", false}, {"asset", "资产", "资产发现", false},
		}},
		Targets: Field{Label: "目标", Hint: "域名或 IP 地址", Placeholder: "www.example.com"},
		Mode: Field{Label: "模式", Options: []Option{
			{"general", "标准", "标准模式：仅用严格规则", false},
			{"skynet_vul_scan", "深度", "深度模式：侵入性，可能影响业务", true},
			{"assets", "资产", "资产模式", false},
		}},
		Speed: Field{Label: "速度", Options: []Option{
			{"16", "慢速", "检测更彻底", false}, {"32", "常速", "默认", false}, {"64", "快速", "较粗略，对目标压力较大", false},
		}},
		Trigger: Field{Label: "任务类型", Options: []Option{
			{"date", "单次", "单次任务", false}, {"interval", "周期", "按周期重复，直到结束时间", false},
		}},
		Start:    Field{Label: "开始", Hint: "现在、30m、22:00 或日期"},
		Interval: Field{Label: "间隔", Hint: "2 个“天”即每两天一次"},
		Period: Field{Label: "单位", Options: []Option{
			{"day", "天", "按天计", false}, {"week", "周", "按周计", false}, {"month", "月", "按月计", false},
		}},
		End:        Field{Label: "结束", Hint: "到期后不再执行：30d 或日期"},
		WindowFrom: Field{Label: "每日开始", Hint: "每天只在此时间之后扫描"},
		WindowTo:   Field{Label: "每日结束", Hint: "每天到此时间停止扫描"},
	}
}
