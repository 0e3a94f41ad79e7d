package text

import "strings"

// Signs are what the help says about the signs on the screen.
type Signs struct {
	Title                                         string // of the section
	Statuses, Rows, Findings, Connection, Form    string // heads of the columns
	Unknown                                       string // a status
	Watched, Selected, More, Left, NoValue, Wrong string // in rows of scans; see the catalogues
	Bar, Chart                                    string // in rows and details
	Ended, Trouble                                string // in the list, of scans that are not read
	New, Gone, Folded                             string // in rows of findings
	Live, Pending, Failed, Paused                 string // at the end of the header
	Chosen, Other, Button, Sideways, Hidden, Cut  string // in the form, and in long texts
	Marked                                        string // in the lists of assets and asset tags
}

func signs(lang string) Signs {
	if lang == "zh" {
		return Signs{
			Title:    "符号",
			Statuses: "状态", Rows: "列表与详情", Findings: "漏洞", Connection: "连接", Form: "表单与文字",
			Unknown: "未知状态",
			Watched: "已跟踪的任务", Selected: "当前行或字段", More: "另有 2 个目标",
			Left:    "剩余时间约 5 分钟",
			NoValue: "无取值", Wrong: "进度超出 0–100%", Bar: "进度", Chart: "进度随时间的变化",
			Live: "数据实时", Pending: "等待响应", Failed: "请求失败", Paused: "刷新已暂停",
			Chosen: "选中的选项", Other: "其他选项", Button: "当前按钮", Sideways: "左右还有其他选项",
			Hidden: "上方、下方隐藏的行数", Cut: "文字已截断",
			Ended: "已结束，未读", Trouble: "已中止或停滞，未读",
			New: "上次任务实例中没有", Gone: "仅上次任务实例中有", Folded: "已折叠：2 个目标",
			Marked: "已标记的资产或标签",
		}
	}
	return Signs{
		Title:    "Signs",
		Statuses: "STATUS", Rows: "LIST AND DETAILS", Findings: "FINDINGS", Connection: "CONNECTION",
		Form:    "FORM AND TEXT",
		Unknown: "unknown status",
		Watched: "watched scan", Selected: "selected row or field", More: "2 more targets",
		Left:    "about 5 minutes left",
		NoValue: "no value", Wrong: "progress outside 0–100%", Bar: "progress", Chart: "progress over time",
		Live: "data are live", Pending: "waiting for a reply", Failed: "request failed", Paused: "refresh paused",
		Chosen: "chosen option", Other: "other option", Button: "selected button", Sideways: "more left or right",
		Hidden: "hidden lines", Cut: "text was cut",
		Ended: "ended, unread", Trouble: "aborted or stalled, unread",
		New: "new since the previous run", Gone: "gone since the previous run", Folded: "folded: 2 targets",
		Marked: "marked asset or tag",
	}
}

// Both says what two keys do. The words that both texts begin or end with are said once.
func (c *Catalogue) Both(a, b string) string {
	first, second := strings.Fields(a), strings.Fields(b)
	shortest := min(len(first), len(second))
	begin, end := 0, 0
	for begin < shortest-1 && first[begin] == second[begin] {
		begin++
	}
	for end < shortest-1-begin && first[len(first)-1-end] == second[len(second)-1-end] {
		end++
	}
	return strings.Join(first[:len(first)-end], " ") + c.Joiners.Comma + strings.Join(second[begin:], " ")
}
