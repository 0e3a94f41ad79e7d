package text

func chineseTally() Tally {
	return Tally{
		Row:           []string{"高危 %s", "中危 %s", "低危 %s", "信息 %s"},
		Narrow:        []string{"高%s", "中%s", "低%s", "信%s"},
		Sentence:      []string{"高危 %s", "中危 %s", "低危 %s", "信息 %s"},
		Nothing:       "未发现漏洞",
		NarrowNothing: "无漏洞",
		Column:        "漏洞",
		ColumnWidth:   20,
	}
}
