package text

import "strings"

// Dates is what there is to say about dates and about the daily window.
type Dates struct {
	Skipped, First, Second, Back string // of a clock time on a day on which the clocks are changed
	AllDay, Daily, OverMidnight  string // formats, but AllDay: from, until, the service's zone if that matters, how long
	Zone, ByService              string // whose clock the window goes by, short and in words
	EndOfDay                     string // what 24:00 is sent as
	Waits, WaitsFor, Never       string // formats for the first moment within the window, WaitsFor where it stands alone
}

// Refused says why an entry is no target. Entry and EntryInLine are formats for
// its number, its line, one of the reasons, and the entry.
type Refused struct {
	Entry, EntryInLine                                                                   string
	NotAHost, Network, Range, Wildcard, SingleLabel, BadAddress, Email, NoHost, LongHost string
	Several, Unspecified, Loopback, LinkLocal, Multicast, Broadcast, Netmask, Reserved   string
}

// EnglishDate puts the Chinese words of a date into English ones, which are
// understood whatever language the screen has: 明天2:00 is " tomorrow 2:00". A
// longer word comes before one that it begins with.
func EnglishDate(s string) string {
	return strings.NewReplacer("现在", " now ", "今天", " today ", "明天", " tomorrow ",
		"星期一", " monday ", "星期二", " tuesday ", "星期三", " wednesday ", "星期四", " thursday ",
		"星期五", " friday ", "星期六", " saturday ", "星期日", " sunday ", "星期天", " sunday ",
		"周一", " monday ", "周二", " tuesday ", "周三", " wednesday ", "周四", " thursday ",
		"周五", " friday ", "周六", " saturday ", "周日", " sunday ", "周天", " sunday ",
		"个小时", " h ", "小时", " h ", "分钟", " m ", "分", " m ", "天", " d ", "之后", " later ", "后", " later ",
	).Replace(s)
}

func englishDates() Dates {
	return Dates{
		Skipped: "that time is skipped: the clocks go forward",
		First:   "1st of two", Second: "2nd of two", Back: "the clocks go back",
		AllDay: "all day", Daily: "%s–%s%s: %s each day", OverMidnight: "%s–%s%s, over midnight: %s each night",
		Zone: " UTC+8", ByService: "by the service's clock (UTC+8)", EndOfDay: "24:00 is sent as 23:59:59",
		Waits: "waits until %s", WaitsFor: "waits for the daily window until %s", Never: "never runs: the daily window opens first at %s, after the end",
	}
}

func chineseDates() Dates {
	return Dates{
		Skipped: "时钟拨快，该时刻不存在",
		First:   "第 1 次", Second: "第 2 次", Back: "时钟拨慢，该时刻出现两次",
		AllDay: "全天", Daily: "每天 %s–%s%s，共 %s", OverMidnight: "每晚 %s–%s%s，跨午夜，共 %s",
		Zone: "（UTC+8）", ByService: "按服务端时钟（UTC+8）", EndOfDay: "24:00 按 23:59:59 提交",
		Waits: "等到 %s", WaitsFor: "等待每日时段，直到 %s", Never: "不会执行：每日时段最早于 %s 开始，晚于结束时间",
	}
}

func englishRefused() Refused {
	return Refused{
		Entry: "no. %d, %s: %s", EntryInLine: "no. %d in line %d, %s: %s",
		NotAHost: "no domain or IP", Network: "a network, not a host", Range: "a range, not a host",
		Wildcard: "a wildcard, not a host", SingleLabel: "a name without a domain", BadAddress: "no valid IPv4 address",
		Email: "an e-mail address", NoHost: "no host in it", LongHost: "too long for a name",
		Several: "one or several: put blanks between", Unspecified: "the unspecified address, not a host",
		Loopback: "loopback, not a remote host", LinkLocal: "link-local, not a remote host",
		Multicast: "a multicast address, not a host", Broadcast: "the broadcast address, not a host",
		Netmask: "a netmask, not a host", Reserved: "a reserved address, not a host",
	}
}

func chineseRefused() Refused {
	return Refused{
		Entry: "第 %d 个，%s：%s", EntryInLine: "第 %d 个（第 %d 行），%s：%s",
		NotAHost: "不是域名或 IP", Network: "是网段，不是主机", Range: "是地址范围，不是主机",
		Wildcard: "含通配符，不是主机", SingleLabel: "缺少域名后缀", BadAddress: "不是有效的 IPv4 地址",
		Email: "是邮箱地址", NoHost: "没有主机", LongHost: "域名过长",
		Several: "可能是多个，请用空格分开", Unspecified: "是未指定地址，不是主机",
		Loopback: "是环回地址或名称，不是远程主机", LinkLocal: "是链路本地地址，不是远程主机", Multicast: "是组播地址，不是主机",
		Broadcast: "是广播地址，不是主机", Netmask: "是子网掩码，不是主机", Reserved: "是保留地址，不是主机",
	}
}
