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
