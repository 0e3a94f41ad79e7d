package text

func chineseErrors() Errors {
	return Errors{
		Other: "AVDS 拒绝了请求。",
		NoCredentials: "未找到访问凭证。请设置 ALIBABA_CLOUD_ACCESS_KEY_ID/_SECRET，运行 aliyun configure，" +
			"使用 RAM 角色，或试用 --demo。",
		NoHome: "未找到访问凭证：未设置 HOME，无法找到凭证文件。" +
			"请设置 HOME，或 ALIBABA_CLOUD_ACCESS_KEY_ID/_SECRET。",
		Profile:        "此凭证配置中没有访问凭证。请运行 aliyun configure，或改用其他凭证配置。",
		ProfileFile:    "未找到访问凭证。无法使用 aliyun CLI 的配置文件 %s：%s。",
		Line:           "%s 第 %d 行",
		Source:         "未从“%s”取得访问凭证：%s。",
		Renewal:        "访问凭证已过期，且未能更新。请检查凭证来源。",
		Credentials:    "AVDS 拒绝了访问凭证。请检查后按 r 重试。",
		Permission:     "没有权限。请联系 RAM 管理员授予 AVDS 访问权限。",
		Throttled:      "请求过于频繁。请 1 分钟后重试。",
		Clock:          "AVDS 拒绝了签名：本机时钟不准。请校准时钟（NTP）。",
		ClockBy:        "时钟相差 %s。",
		Quota:          "配额已用完。请稍后重试，或申请提高配额。",
		InvalidRequest: "AVDS 拒绝了某个参数。请修改后重试。",
		NotFound:       "AVDS 中不存在。此账号是否已开通 AVDS？请检查 --endpoint，或试用 --demo。",
		Network:        "无法连接。请检查网络、代理和 --endpoint。",
		Timeout:        "AVDS 响应超时。请重试。",
		Cancelled:      "已取消。",
		Server:         "AVDS 内部错误。请稍后重试。",
		Decode:         "无法解析响应。请检查 --endpoint 和代理。",
		Unattributed:   "响应可能并非来自 AVDS。请检查 --endpoint、代理和防火墙。",

		NoCredentialsShort: "无访问凭证",
	}
}

func chineseFailures() map[string]string {
	return map[string]string{
		"other":           "请求被拒绝",
		"credentials":     "凭证被拒绝",
		"permission":      "无权限",
		"throttled":       "被限流",
		"clock":           "时钟不准",
		"quota":           "配额用完",
		"invalid request": "参数被拒绝",
		"not found":       "不存在",
		"network":         "无法连接",
		"timeout":         "无响应",
		"cancelled":       "已取消",
		"server":          "AVDS 错误",
		"decode":          "响应无法解析",
	}
}

func chineseState() State {
	return State{
		Restored: "已恢复筛选：%s · esc 清除",
		Foreign:  "%s：其他用户可写，因此不保存。请对该路径运行 chmod go-w。",
		NotAFile: "%s：不是普通文件，因此不保存。请删除该文件。",
		TooLarge: "超过 %[2]s，未读取也未保存。请缩短草稿，或删除 %[1]s",
		Broken:   "%s 已损坏，原文件已改名保留。",
		Owner:    "%s 属于其他用户，因此不保存。请以该用户运行，或更改属主（chown）。",
		NoHome:   "不保存：%s 未设为绝对路径。请设置该变量，或设置 XDG_STATE_HOME。",
		Newer:    "由其他版本的 scantop 写入，未读取也未改动：%s",
		Failed:   "%s 无法使用：%v",
	}
}

func chineseBadTarget() BadTarget {
	return BadTarget{
		Entry:       "目标 %d（%s）：%s",
		EntryInLine: "目标 %d，第 %d 行（%s）：%s",
		NotATarget:  "不是域名或 IP 地址",
		Network:     "是网段，不是单个目标",
		Range:       "是地址范围，不是单个目标",
		Wildcard:    "含通配符，不是单个目标",
		SingleLabel: "缺少域名后缀",
		BadAddress:  "不是有效的 IPv4 地址",
		Email:       "是邮箱地址",
		NoHost:      "未找到主机名",
		LongHost:    "域名过长",
		Several:     "可能是多个目标：请用空格分开",
		Unspecified: "是未指定地址，不是目标",
		Loopback:    "是环回地址或名称，不是远程目标",
		LinkLocal:   "是链路本地地址，不是远程目标",
		Multicast:   "是组播地址，不是目标",
		Broadcast:   "是广播地址，不是目标",
		Netmask:     "是子网掩码，不是目标",
		Reserved:    "是保留地址，不是目标",
	}
}
