package text

func chinese() *Catalogue {
	return &Catalogue{
		API:      "zh",
		TooSmall: "终端太小：至少 40x10",
		Header: Header{
			Live: "实时", Connecting: "连接中…", ReadOnly: "只读", Demo: "演示", DemoSource: "内置模拟器",
			Every: "每 %s", Changed: "更新于 %s", FailingSince: "自 %s 起失败", StoppedSince: "自 %s 起停止",
		},
		List: List{
			All: "全部", Loading: "正在获取扫描任务…",
			Empty:   "还没有扫描任务。按 n 新建。",
			NoMatch: "没有符合筛选条件的任务。按 esc 清除筛选。",
			None:    "无任务", ReadOnly: "只读模式：不能新建扫描",
			PressRefresh: "按 r 重试",
			Position:     "第 %d–%d 个，共 %d 个 · 第 %d/%d 页", NextTry: "%s 重试", Created: "已创建扫描 %s",
		},
		Columns: Columns{
			Status: "状态", Name: "名称", Type: "类型", Mode: "模式", Progress: "进度", Note: "时间",
			Started: "开始", Targets: "目标",
			StatusWidth: 8, TypeWidth: 4, ModeWidth: 4, NoteWidth: 10, StartedWidth: 7,
		},
		Notes: Notes{
			Stalled: "停滞", Due: "即将开始", Missed: "已错过", AllAssets: "全部资产",
			Took: "用时%s", In: "%s后",
		},
		Form: chineseForm(),
		When: When{Now: "现在", Tomorrow: "明天"},
		Help: Help{Title: "按键"},
		Keys: Keys{
			Help: "帮助", Quit: "退出", Interrupt: "随处退出", Suspend: "挂起到 shell",
			Up: "上移", Down: "下移", Move: "移动", Scroll: "滚动", Page: "翻页", Back: "返回",
			ScreenUp: "上一屏", ScreenDown: "下一屏", First: "首行", Last: "末行",
			PreviousPage: "上一页", NextPage: "下一页",
			Status: "状态", PreviousStatus: "上一状态", NextStatus: "下一状态",
			Type: "类型", Trigger: "触发", Search: "搜索", Clear: "清除筛选",
			New: "新建扫描", Refresh: "刷新", Apply: "搜索", Cancel: "取消",
			NextField: "下一项", PreviousField: "上一项", PreviousOption: "上一选项", NextOption: "下一选项",
			Option: "选择", Review: "预览", StartOver: "重新填写", Leave: "返回",
			Press: "按下按钮", OtherButton: "另一按钮", BackToForm: "返回表单",
		},
		Errors: Errors{
			Other:          "AVDS 拒绝了请求。",
			NoCredentials:  "没有凭证：请设置 ALIBABA_CLOUD_ACCESS_KEY_ID 和 _SECRET，或运行 aliyun configure，或绑定 RAM 角色，或试用 scantop --demo。",
			Profile:        "该配置没有凭证：请查看 aliyun configure list，或试用 scantop --demo。",
			Credentials:    "AVDS 不接受该凭证，请更正。",
			Permission:     "该凭证没有权限：请申请 AVDS 的 RAM 权限。",
			Throttled:      "请求过多：正在放慢。",
			Clock:          "本机时钟不准，AVDS 拒绝了签名：请校准时钟。",
			Quota:          "账号配额已用完。",
			InvalidRequest: "AVDS 不接受某个参数值。",
			NotFound:       "AVDS 不认识该请求；服务可能未开通（参见 --endpoint 和 --demo）。",
			Network:        "无法连接 AVDS。",
			Timeout:        "AVDS 未在时限内应答。",
			Cancelled:      "已取消。",
			Server:         "AVDS 服务端出错。",
			Decode:         "无法理解应答。",
			ClockBy:        "相差 %s。",
		},
		Problems: Problems{
			Missing: "不能为空", MissingTargets: "请至少填写一个域名或 IP 地址",
			NotAllowed: "不在允许的取值内", NotATime: "请写成 08:00 或 08:00:00",
			NotADate:    "现在、30m、22:00 或完整日期",
			BeforeStart: "必须晚于开始时间", EmptyWindow: "不能与时段起点相同",
			NotPositive: "至少为 1",
			TooLong:     "最多 %d 个字符", NotAHost: "不是域名或 IP：%s",
		},
		Command:  chineseCommand(),
		statuses: map[string]string{"running": "运行中", "waiting": "等待中", "finished": "已完成", "aborted": "已中止", "invalid": "无效", "disabled": "已停用"},
		tabs:     map[string]string{"running": "运行中", "waiting": "等待中", "finished": "已完成", "aborted": "已中止", "invalid": "无效", "disabled": "已停用"},
		types:    map[string]string{"vuln": "漏洞", "content": "内容", "asset": "资产"},
		flows:    map[string]string{"general": "标准", "skynet_vul_scan": "深度", "assets": "资产"},
		triggers: map[string]string{"date": "单次", "interval": "周期"},
	}
}

func chineseForm() Form {
	return Form{
		Title: "新建扫描", ReviewTitle: "预览：将发送给 CreateScan 的参数", What: "内容", How: "方式", When: "时间",
		ReviewButton: "预览", LaunchButton: "启动", BackButton: "返回",
		Sending:    "正在启动…",
		Leaving:    "正在启动扫描。再按一次 ctrl+c 将直接退出，无法得知结果。",
		Kept:       "已恢复上次填写的内容",
		Intrusive:  "侵入性检测，可能影响目标业务。",
		Unclear:    "不确定扫描是否已创建：再次发送前请先在列表中查找。",
		NotCreated: "未创建。",
		OneTarget:  "1 个目标", ManyTargets: "%d 个目标", TargetsRepeat: "%d 个目标，%d 个重复", BadTarget: "%s（第 %d 个）",
		LabelWidth: 10,
		Name:       Field{Label: "名称", Hint: "扫描任务在列表中的名称"},
		Type: Field{Label: "类型", Options: []Option{
			{"vuln", "漏洞", "漏洞检测"}, {"content", "内容", "内容风险"}, {"asset", "资产", "资产发现"},
		}},
		Targets: Field{Label: "目标", Hint: "域名或 IP 地址", Placeholder: "www.example.com"},
		Mode: Field{Label: "模式", Options: []Option{
			{"general", "标准", "仅用严格规则，不影响目标"},
			{"skynet_vul_scan", "深度", "侵入性检测，可能影响目标"},
			{"assets", "资产", "资产扫描"},
		}},
		Speed: Field{Label: "速度", Options: []Option{
			{"16", "慢速", "检测更彻底"}, {"32", "常速", "常用速度"}, {"64", "快速", "较粗略，负载较高"},
		}},
		Trigger: Field{Label: "触发", Options: []Option{
			{"date", "单次", "只运行一次"}, {"interval", "周期", "反复运行直到结束时间"},
		}},
		Start: Field{Label: "开始", Hint: "现在、30m、22:00 或完整日期"},
		End:   Field{Label: "结束", Hint: "此后不再运行：30d 或日期"},
		Period: Field{Label: "周期", Options: []Option{
			{"day", "天", "按天计"}, {"week", "周", "按周计"}, {"month", "月", "按月计"},
		}},
		Interval:   Field{Label: "间隔", Hint: "两次运行之间的周期数"},
		WindowFrom: Field{Label: "时段起", Hint: "每天从此时起扫描"},
		WindowTo:   Field{Label: "时段止", Hint: "每天到此时停止扫描"},
	}
}
