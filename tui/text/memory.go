package text

// Memory is what there is to say about what was kept from the last run.
type Memory struct {
	Restored                         string // a format for the filters
	Foreign, NotAFile, Broken, Newer string // formats for a path
	Owner                            string // a format for a path
	TooLarge                         string // a format for a path and a size
	NoHome                           string // a format for a variable
	Failed                           string // a format for a path and a reason
}

func englishMemory() Memory {
	return Memory{
		Restored: "as you left it: %s · esc clears",
		Foreign:  "%s: others can write there, nothing is remembered (chmod go-w)",
		NotAFile: "%s: not a plain file, nothing is remembered: remove it",
		TooLarge: "Over %[2]s, so neither read nor saved: %[1]s. Shorten the draft or delete the file.",
		Broken:   "%s was broken and is set aside",
		Owner:    "Nothing is saved: another user owns %s. Run scantop as that user, or change the owner (chown).",
		NoHome:   "Nothing is saved: %s is not set to an absolute path. Set it, or XDG_STATE_HOME.",
		Newer:    "Left alone, as another version of scantop wrote it: %s",
		Failed:   "%s cannot be used: %v",
	}
}

func chineseMemory() Memory {
	return Memory{
		Restored: "已恢复上次的筛选：%s · esc 清除",
		Foreign:  "%s：其他用户可写，不保存状态（chmod go-w）",
		NotAFile: "%s：不是普通文件，不保存状态，请删除",
		TooLarge: "超过 %[2]s，不读取也不保存：%[1]s。请减少填写内容或删除该文件。",
		Broken:   "%s 已损坏，已另存",
		Owner:    "不保存状态：%s 属于其他用户。请以该用户运行 scantop，或更改属主（chown）。",
		NoHome:   "不保存状态：%s 未设为绝对路径。请设置它，或设置 XDG_STATE_HOME。",
		Newer:    "由其他版本的 scantop 写入，未读取也未改动：%s",
		Failed:   "%s 无法使用：%v",
	}
}
