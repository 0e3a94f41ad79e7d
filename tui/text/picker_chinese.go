package text

func chinesePicker() Picker {
	return Picker{
		Assets: PickerList{
			Title: "选择扫描目标", Name: "资产",
			Empty:       "此账号没有资产。请按 esc 返回，直接输入目标。",
			Hint:        "域名、IP 地址或网段",
			Unavailable: "资产列表不可用（%s）。请按 esc 返回，直接输入目标。",
			Key:         "选择目标",
		},
		Tags: PickerList{
			Title: "选择资产标签", Name: "资产标签",
			Empty:       "此账号没有资产标签。请按 esc 返回，直接输入标签。",
			Hint:        "标签的一部分",
			Unavailable: "资产标签列表不可用（%s）。请按 esc 返回，直接输入标签。",
			Key:         "选择标签",
		},
		Search: "搜索", Loading: "正在加载…", NoMatch: "没有匹配项，请修改搜索内容。",
		Type: "类型", LastScan: "上次扫描", Tagged: "资产数", Note: "备注",
		Unverified: "未验证", Present: "已添加", Unusable: "不是有效目标",
		Marked: "已选 %d 个", Position: "第 %d–%d 条，共 %d 条", OpenPosition: "第 %d–%d 条",
		Mark: "选中", Take: "添加 %d 个", TakeOne: "添加", Retry: "重试",
		MorePages: "翻页", Previous: "上一页", Following: "下一页",
		types: map[string]string{"domain": "域名", "subdomain": "子域名", "ip": "IP 地址"},
	}
}
