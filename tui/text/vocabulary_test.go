package text

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// replaced is a word that texts no longer use. Patterns are regular expressions.
type replaced struct {
	word    string // the pattern of the word
	better  string // the word to use, or what to write
	allowed string // the pattern of phrases in which the word is right; "" means none
}

// replacedEnglish are matched as whole words, in any case.
var replacedEnglish = []replaced{
	{word: `answer(s|ed|ing)?|responses?`, better: "reply"},
	{word: `(the|this) service('s)?|the server('s)?|server error`, better: "AVDS"},
	{word: `one`, better: "the noun, or an imperative",
		allowed: `one of|one-time|at least one|(the selected|the second|on) one\b|one line`},
	{word: `whoever|somebody|someone|nobody|anybody`, better: "who does it, or an imperative"},
	{word: `remember(s|ed)?|memory`, better: "save"},
	{word: `follow(s|ed|ing)?`, better: "watch", allowed: `(redirects are|is) not followed|does not follow`},
	{word: `key ?pairs?|the keys`, better: "credentials"},
	{word: `ma(k|d)es? room`, better: "stop watching it"},
	{word: `(send|sends|sending|sent)( \w+)? again`, better: "launch again"},
	{word: `put together|as sent`, better: "review, request"},
	{word: `your( earlier)? entries|what is there`, better: "draft"},
	{word: `in doubt|no known outcome`, better: "unresolved"},
	{word: `second question|asked again`, better: "confirmation"},
	{word: `newest run`, better: "latest run"},
	{word: `every asset`, better: "all assets"},
	{word: `hosts?`, better: "target", allowed: `host names?|scheme, host and port`},
	{word: `no\. %[ds]`, better: "target %d"},
	{word: `strict rules|intrusive rules`, better: "standard mode, full mode"},
	{word: `behind the login`, better: "behind a login"},
	{word: `how often|repeats`, better: "trigger"},
	{word: `(service|service's) clock|daily (from|until)`, better: "UTC+8, window from, window until"},
	{word: `moves again`, better: "no longer stalled"},
	{word: `missed`, better: "overdue"},
	{word: `narrow(s|ed)?( \w+)? down`, better: "filter"},
	{word: `refus(e|es|ed|al|als)|denied|not taken`, better: "rejected", allowed: `connection refused`},
	{word: `asked to wait|as (the service|AVDS) asked`, better: "throttled, busy"},
	{word: `launching is off`, better: "read-only: scans cannot be launched"},
	{word: `make-believe|pretend(ed)?`, better: "simulator, demo"},
	{word: `refresh period`, better: "refresh interval"},
	{word: `meanwhile|nor (can|is|has)`, better: "a sentence of its own"},
	{word: `is no|are no|there (is|are) no`, better: "is not a, no X found", allowed: `(is|are) no longer`},
	{word: `goe?s? wrong|drop (it|one)|under ?way|after all`, better: "fails, remove it, in progress, a plain verb"},
	{word: `(set|put) aside`, better: "saved, renamed"},
	{word: `describe a scan|describes? and launch`, better: "new scan"},
	{word: `not to be had|be had|is had`, better: "not available"},
	{word: `AVDS's word|its word|whose words`, better: "reply"},
}

// replacedChinese are matched anywhere: Chinese has no blanks between words.
var replacedChinese = []replaced{
	{word: `关注`, better: "跟踪"},
	{word: `已停用`, better: "已禁用"},
	{word: `提交`, better: "创建，或发送"},
	{word: `启动`, better: "创建"},
	{word: `应答|回答`, better: "响应"},
	{word: `服务端|服务器`, better: "AVDS"},
	{word: `密钥对?`, better: "访问凭证"},
	{word: `扫描对象`, better: "扫描目标"},
	{word: `主机`, better: "目标", allowed: `其他主机|另一台主机|主机名|协议、主机和端口`},
	{word: `报表`, better: "报告"},
	{word: `你|您|我们|咱们`, better: "请 + 动词"},
	{word: `它|牠`, better: "名词"},
	{word: `新一轮|作业|上次调度`, better: "任务实例，上次执行"},
	{word: `任务类型|单次/周期`, better: "触发类型"},
	{word: `严格规则|侵入性规则`, better: "标准模式，深度模式"},
	{word: `关键词库`, better: "附加词库"},
	{word: `恢复进展`, better: "不再停滞"},
	{word: `已错过`, better: "已逾期"},
	{word: `已失效`, better: "已无效，已过期"},
	{word: `已停止|已暂停`, better: "已中止，刷新已暂停",
		allowed: `刷新已暂停|已停止刷新|已暂停刷新`},
	{word: `确认参数`, better: "核对参数"},
	{word: `结果不明`, better: "结果未知"},
	{word: `填写的内容`, better: "草稿"},
	{word: `新建扫描`, better: "新建任务", allowed: `新建扫描任务`},
	{word: `漏洞扫描`, better: "扫描任务"},
	{word: `刷新周期`, better: "刷新间隔"},
	{word: `每日(开始|结束|时段)`, better: "允许扫描时间段，允许时段"},
	{word: `profile|endpoint`, better: "凭证配置，服务地址", allowed: `--profile|--endpoint|source_profile`},
	{word: `未知参数|多余的参数`, better: "选项"},
	{word: `缩小范围`, better: "筛选"},
}

// badPunctuation is a pattern that no text has, and what is wrong with it.
type badPunctuation struct{ pattern, wrong string }

var (
	badBlanks = []badPunctuation{
		{`  `, "two blanks"},
		{`(?m) +$`, "a blank at the end"},
		{`^ `, "a blank at the beginning"},
	}
	badEnglish = []badPunctuation{
		{` [,:;.?!)]( |$)`, "a blank before a mark"},
		{`[[:alpha:]][,:;][[:alpha:]]{2,}( |$)`, "no blank after a mark"},
		{`[，。：；！？（）“”、]`, "a full-width mark"},
		{`[[:lower:])]\. .*[[:lower:]]$`, "no full stop at its end"},
	}
	badChinese = []badPunctuation{
		{`\p{Han} ?[,:;!?]`, "a half-width mark after a Chinese character"},
		{`[,;!?] ?\p{Han}`, "a half-width mark before a Chinese character"},
		{`\p{Han}\.( |$|\p{Han})`, "a half-width full stop"},
		{`\p{Han} ?\(|\) ?\p{Han}|\p{Han}\)`, "half-width parentheses"},
		{`\p{Han}[[:alnum:]]|[[:alnum:]]\p{Han}`, "no blank between Chinese and Latin"},
		{`\p{Han}%d|%d\p{Han}|\p{Han}--`, "no blank beside a number or flag"},
		{`[，。：；！？（）“”、] [^·]| [，。：；！？（）“”、]`,
			"a blank beside a full-width mark"},
		{`\p{Han} \p{Han}`, "a blank between Chinese characters"},
		{`。.*\p{Han}$`, "no full stop at its end"},
	}
)

// joiners are entries that stand between others, and may begin or end with a blank.
var joiners = regexp.MustCompile(`^\.(Form\.Summary\.(And|Comma)|Dates\.Zone|Events\.Comma|Joiners\.\w+)$`)

// sentences are entries that are shown as a notice, an error or a banner, and end with a full stop. Those
// that end with a name, a path or a reason do not.
var sentences = regexp.MustCompile(`^\.(Errors\.([A-KM-Z]\w*)|Details\.(Gone|Unknown|NotLoaded)|` +
	`List\.(Empty|NoMatch|ReadOnly|Mouse\w+|No(Scan|ID|Report|Link|Clipboard|neWatched)|LinkCopied|UnknownZone|` +
	`Watched|Unwatched|TooManyWatched|Twice|Similar|Unclear)|Recent\.(Empty|Looking|Filled|Cloned|LeftOut|Defaulted)|` +
	`Form\.(DraftRestored|StartedOver|EarlierDraft|Incomplete|Copied\w+|NoAliyun|LongURL|YesNeeds|StartPassed|` +
	`TimesMoved|Leaving|Looking|Unrecorded|NotCreated\w*|Hidden\w+|Unresolved\w*|NotListed|InFlight|EndedWith|` +
	`InRecent|Confirm\.(Intrusive|ScanAll|Many|Fast))|Events\.Empty|` +
	`State\.(Foreign|NotAFile|Broken|Owner|NoHome))$`)

var fullStop = regexp.MustCompile(`[.。][)）]?$`)

// examples are command lines with comments, in which commands keep their own punctuation.
var examples = regexp.MustCompile(`^\.Command\.(Example|Subcommands\.\w+\.Example)$`)

// complaints names the replaced words and the bad punctuation of a text.
func complaints(lang, path, text string) (found []string) {
	words, form, marks := replacedEnglish, `(?i)(^|[^\w-])(%s)($|[^\w-])`, badEnglish
	if lang == "zh" {
		words, form, marks = replacedChinese, `%s`, badChinese
	}
	for _, w := range words {
		searched := text
		if w.allowed != "" {
			searched = regexp.MustCompile(`(?i)`+w.allowed).ReplaceAllString(text, "-")
		}
		if word := regexp.MustCompile(fmt.Sprintf(form, w.word)).FindString(searched); word != "" {
			found = append(found, fmt.Sprintf("has %q; better: %s", strings.TrimSpace(word), w.better))
		}
	}
	if examples.MatchString(path) {
		return found
	}
	if !joiners.MatchString(path) {
		marks = append(badBlanks[:len(badBlanks):len(badBlanks)], marks...)
	}
	if sentences.MatchString(path) && !strings.HasSuffix(path, "Short") && !fullStop.MatchString(text) {
		found = append(found, "has no full stop at its end")
	}
	plain := regexp.MustCompile(`%(\[\d\])?s`).ReplaceAllString(text, "%")
	for _, m := range marks {
		if at := regexp.MustCompile(m.pattern).FindString(plain); at != "" {
			found = append(found, fmt.Sprintf("has %s: %q", m.wrong, at))
		}
	}
	return found
}

// Texts use the words of the vocabulary, and the punctuation of their language.
func TestVocabulary(t *testing.T) {
	t.Parallel()
	for _, c := range []*Catalogue{For("en"), For("zh")} {
		all := map[string]string{}
		entries(reflect.ValueOf(*c), "", all)
		for path, text := range all {
			for _, complaint := range complaints(c.Lang, path, text) {
				t.Errorf("%s%s %s\n\t%s", c.Lang, path, complaint, text)
			}
		}
	}
}

// The guard notices replaced words and bad punctuation, and lets similar texts pass.
func TestVocabularyIsGuarded(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ lang, text, complaint string }{
		{"en", "No answer in time.", "better: reply"},
		{"en", "Watching %s. The service is busy.", "better: AVDS"},
		{"en", "Press w: one can watch ten.", "better: the noun"},
		{"en", "connection refused, then refused", "better: rejected"},
		{"en", "one-time, one of %s, connection refused, %s is no longer stalled.", ""},
		{"en", "Answering machine", "better: reply"},
		{"en", "Not launched : %s", "a blank before a mark"},
		{"en", "Not launched.  Try again.", "two blanks"},
		{"en", "Not launched. Try again", "no full stop at its end"},
		{"en", "Nothing here", "no full stop at its end"},
		{"zh", "已关注 %s。", "better: 跟踪"},
		{"zh", "该任务已停用。", "better: 已禁用"},
		{"zh", "刷新已暂停（%s 起）。", ""},
		{"zh", "请检查, 然后重试。", "a half-width mark"},
		{"zh", "共%d 个任务", "no blank beside a number"},
		{"zh", "按r重试。", "no blank between Chinese and Latin"},
		{"zh", "状态： running", "a blank beside a full-width mark"},
		{"zh", "已创建。 请检查。", "a blank beside a full-width mark"},
	} {
		found := strings.Join(complaints(test.lang, ".List.Empty", test.text), "\n")
		if test.complaint == "" && found != "" || !strings.Contains(found, test.complaint) {
			t.Errorf("%q: complaints %q, want %q", test.text, found, test.complaint)
		}
	}
}
