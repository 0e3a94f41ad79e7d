package text

import "maps"

// with is all entries of two maps.
func with(a, b map[string]string) map[string]string {
	maps.Copy(a, b)
	return a
}

// chineseSourceReasons are the client's reasons why another place gives no
// credentials, or why a port does not answer as it should.
func chineseSourceReasons() map[string]string {
	return map[string]string{
		"its address is not an http or https URL":                                "其地址不是 http 或 https URL",
		"the reply is not JSON":                                                  "响应不是 JSON",
		"the reply reports a failure":                                            "响应报告失败",
		"the AccessKey ID or secret is missing":                                  "缺少 AccessKey ID 或 Secret",
		"the reply is HTTP %s":                                                   "响应为 HTTP %s",
		"the port speaks http, not https":                                        "该端口使用 http，不是 https",
		"the port speaks https, not http":                                        "该端口使用 https，不是 http",
		"the port does not speak TLS, which https needs":                         "该端口不支持 https 所需的 TLS",
		"there is no network interface %s":                                       "没有网络接口 %s",
		"a link-local address needs a network interface, as in [fe80::1%25eth0]": "链路本地地址须注明网络接口，例如 [fe80::1%25eth0]",
	}
}

// chineseFileReasons are the client's reasons why the file of the aliyun CLI
// cannot be used.
func chineseFileReasons() map[string]string {
	return map[string]string{
		"HOME is not set, so the file cannot be found":                                      "未设置 HOME，无法找到该文件",
		"the file does not exist: run 'aliyun configure'":                                   "文件不存在，请运行 aliyun configure",
		"this is a directory, not a file":                                                   "这是目录，不是文件",
		"you have no permission to read the file":                                           "没有读取该文件的权限",
		"the file cannot be read":                                                           "文件无法读取",
		"the file is empty: run 'aliyun configure'":                                         "文件为空，请运行 aliyun configure",
		"the file is UTF-16: save it as UTF-8":                                              "文件编码为 UTF-16，请另存为 UTF-8",
		"there is no such profile: see 'aliyun configure list'":                             "没有此凭证配置，请查看 aliyun configure list",
		"this is not valid JSON":                                                            "不是有效的 JSON",
		"the file ends too early: a brace, a bracket or a quote is not closed":              "文件不完整：有括号或引号没有闭合",
		"something follows the end of the JSON":                                             "JSON 结束之后还有内容",
		"a brace or a bracket does not match":                                               "括号不匹配",
		"a comma stands before a closing brace or bracket: remove it":                       "右括号前多了逗号，请删除",
		"there is one comma too many: remove it":                                            "多了一个逗号，请删除",
		"a comma is missing":                                                                "缺少逗号",
		"a colon is missing":                                                                "缺少冒号",
		"a value is missing":                                                                "缺少值",
		"a double quote is missing":                                                         "缺少双引号",
		"JSON takes double quotes, not single ones":                                         "JSON 须用双引号，不能用单引号",
		"a name or a text is not in double quotes":                                          "名称或文本没有加双引号",
		"typographic or full-width punctuation: JSON takes plain quotes, commas and colons": "使用了全角或弯引号等标点，JSON 须用半角标点",
		"an invisible character, such as a no-break space, stands between values":           "含有不可见字符（例如不间断空格）",
		"JSON has no comments: remove this one":                                             "JSON 不支持注释，请删除",
		"a backslash in a text has to be doubled":                                           "文本中的反斜杠须写成两个",
		"a text holds a tab or another control character":                                   "文本中含有制表符或其他控制字符",
		"a value has the wrong type, such as a text in place of a number":                   "值的类型不对，例如应为数字却是文本",
	}
}
