package detail

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// fullScan returns a scan with a value in every field.
func fullScan() *client.Scan {
	yes := true
	return &client.Scan{
		ID: "2018071010171127450", Name: "test_0710-3", Status: client.StatusRunning, Type: client.TypeVuln,
		Flow: client.FlowFull, Trigger: client.TriggerPeriodic,
		Progress: client.Percent{Value: 42.3, Known: true}, ScanAll: true, Schedulable: &yes,
		Targets: []string{"demo.testfire.net", "192.0.2.1"}, TargetsOriginal: []string{"testtag"},
		KeyWords: []string{"65084125-edc6-4ef3-931f-c3e87945631e"},
		Start:    noon.Add(-50 * time.Hour), End: noon.AddDate(0, 6, 0), LastRun: noon.Add(-12 * time.Minute),
		NextRun:      noon.Add(35 * time.Minute),
		RuntimeStart: "1545972690000", RuntimeEnd: "06:00:00", Period: client.PeriodDay, Interval: 2,
		IndexIntervalInMinute: 5, SiteIntervalInDay: 7, JobStatistics: "aborted",
		RefJobID:  "5c2d86bf-ace4-4c62-86e0-63f0b1e1413b",
		ReportURL: "https://report.example.com/1?Expires=1775000000&Signature=a%3D",
		Raw:       `{"Name":"test_0710-3","RunPercent":42.3}`,
	}
}

// onTheWay returns what the list knows of a running scan.
func onTheWay() Info {
	return Info{Rate: 0.83, ETA: 6 * time.Minute, HasETA: true, History: climb(21, 42.3)}
}

func newDetail(lang string, v theme.Variant, width, height int) *Detail {
	t := text.For(lang)
	d := New(Config{Keys: keymap.New(t).Detail, Text: t, Theme: theme.New(v)})
	d.SetSize(width, height)
	return d
}

// allGroups returns the groups of both columns.
func allGroups(d *Detail) []group {
	left, right := d.groups()
	return append(left, right...)
}

// rowsOf returns the value in each row, by label, without colours and outer blanks. Lines are joined
// by one blank.
func rowsOf(d *Detail) map[string]string {
	rows := map[string]string{}
	for _, group := range allGroups(d) {
		for _, row := range group.rows {
			rows[row.label] = strings.TrimSpace(strings.ReplaceAll(joinedChart(row.value(60)), "\n", " "))
		}
	}
	return rows
}

func TestDetailShowsEveryField(t *testing.T) {
	t.Parallel()
	for lang, rows := range map[string][][3]string{
		"en": {
			{"Status", "running", "Status"}, {"Progress", "42.3%", "RunPercent"},
			{"Rate", "0.83% per minute", ""}, {"Elapsed", "12m", ""}, {"Time left", "~6m", ""}, {"History", "100", ""},
			{"Trigger", "periodic  interval", "TriggerType"}, {"Interval", "every 2 days", "Interval, Period"},
			{"Start", "2026-02-28 10:00:00 +08:00  2d 2h ago", "StartDate"},
			{"End", "2026-09-02 12:00:00 +08:00  in 184d", "EndDate"},
			{"Last run", "2026-03-02 11:48:00 +08:00  12m ago", "LastSheduleDate"},
			{"Next run", "2026-03-02 12:35:00 +08:00  in 35m", "NextRunDate"},
			{"Window from", "12:51:30", "RuntimeStart"}, {"Window until", "06:00:00", "RuntimeEnd"},
			{"Targets", "demo.testfire.net  192.0.2.1", "Targets"}, {"Asset tags", "testtag", "TargetsOriginal"},
			{"All assets", "yes", "ScanAll"},
			{"Type", "vuln", "ScanType"}, {"Mode", "full  skynet_vul_scan", "FlowName"},
			{"Homepage", "every 5 minutes", "IndexIntervalInMinute"},
			{"Whole site", "every 7 days", "SiteIntervalInDay"},
			{"Keywords", "65084125-edc6-4ef3-931f-c3e87945631e", "KeyWords"},
			{"Name", "test_0710-3", "Name"}, {"Scan ID", "2018071010171127450", "ScanId"},
			{"Report", "https://report.example.com/1?Expires=1775000000&Signature=a%3D", "ReportUrl"},
			{"Latest run", "aborted", "JobStatistics"}, {"Scheduling", "on", "CronActive"},
			{"Related job", "5c2d86bf-ace4-4c62-86e0-63f0b1e1413b", "RefJobId"},
		},
		"zh": {
			{"状态", "运行中  running", "Status"}, {"进度", "42.3%", "RunPercent"},
			{"进度速率", "每分钟 0.83%", ""}, {"已用时", "12 分", ""}, {"剩余时间", "约 6 分", ""},
			{"历史", "100", ""},
			{"触发类型", "周期  interval", "TriggerType"}, {"执行周期", "每 2 天", "Interval, Period"},
			{"开始", "2026-02-28 10:00:00 +08:00  2 天 2 小时前", "StartDate"},
			{"结束", "2026-09-02 12:00:00 +08:00  184 天后", "EndDate"},
			{"上次执行", "2026-03-02 11:48:00 +08:00  12 分前", "LastSheduleDate"},
			{"下次执行", "2026-03-02 12:35:00 +08:00  35 分后", "NextRunDate"},
			{"时段开始", "12:51:30", "RuntimeStart"}, {"时段结束", "06:00:00", "RuntimeEnd"},
			{"目标", "demo.testfire.net  192.0.2.1", "Targets"}, {"资产标签", "testtag", "TargetsOriginal"},
			{"全部资产", "是", "ScanAll"},
			{"类型", "漏洞  vuln", "ScanType"}, {"模式", "深度  skynet_vul_scan", "FlowName"},
			{"首页检测", "每 5 分钟", "IndexIntervalInMinute"}, {"全站检测", "每 7 天", "SiteIntervalInDay"},
			{"附加词库", "65084125-edc6-4ef3-931f-c3e87945631e", "KeyWords"},
			{"名称", "test_0710-3", "Name"}, {"任务 ID", "2018071010171127450", "ScanId"},
			{"报告", "https://report.example.com/1?Expires=1775000000&Signature=a%3D", "ReportUrl"},
			{"最近实例", "已中止  aborted", "JobStatistics"}, {"启用状态", "开启", "CronActive"},
			{"关联任务 ID", "5c2d86bf-ace4-4c62-86e0-63f0b1e1413b", "RefJobId"},
		},
	} {
		d := newDetail(lang, theme.Variant{}, 109, 80)
		d.Show(fullScan(), noon, onTheWay())
		lines := strings.Split(joinedChart([]string{d.View()}), "\n")
		g := d.grid(109)
		for _, row := range rows {
			want := " " + widget.Fit(row[0], g.label, false) + row[1]
			if row[2] != "" { // the API's names are in one column after the values
				want = widget.Fit(want, detailMargin+g.label+g.value+detailGap, false) + row[2]
			}
			if !slicesContainPrefix(lines, want, row[2] != "") {
				t.Errorf("%s: no line is %q:\n%s", lang, want, strings.Join(lines, "\n"))
			}
		}
	}
}

// slicesContainPrefix reports whether a line is a text or begins with it.
func slicesContainPrefix(lines []string, want string, whole bool) bool {
	for _, line := range lines {
		if line == want || !whole && strings.HasPrefix(line, want) {
			return true
		}
	}
	return false
}

func TestRowsWithoutAValueAreLeftOut(t *testing.T) {
	t.Parallel()
	d := newDetail("en", theme.Variant{}, 80, 60)
	d.Show(fullScan(), noon, onTheWay())
	if full := rowsOf(d); len(full) < 25 {
		t.Errorf("%d rows of a scan with a value in every field", len(full))
	}
	d.Show(&client.Scan{}, noon, Info{})
	if empty := rowsOf(d); len(empty) != 0 {
		t.Errorf("rows of a scan without values: %v", empty)
	}
	if lines := strings.Split(d.View(), "\n"); len(lines) != len(d.head()) {
		t.Errorf("below the head are headings without rows:\n%s", d.View())
	}
	d.Show(&client.Scan{ID: "1", Status: client.StatusRunning}, noon, Info{Rate: 2})
	if rows := rowsOf(d); len(rows) != 3 || rows["Rate"] == "" {
		t.Errorf("a scan with ID, status and rate has the rows %v", rows)
	}
}

// A field that is added to client.Scan fails this test until a change of it is visible.
func TestDetailShowsEveryFieldOfAScan(t *testing.T) {
	t.Parallel()
	screen := func(s *client.Scan, raw bool) string {
		d := newDetail("en", theme.Variant{}, 80, 200)
		d.raw = raw
		d.Show(s, noon, onTheWay())
		return d.View()
	}
	scan := reflect.TypeFor[client.Scan]()
	for i := range scan.NumField() {
		name := scan.Field(i).Name
		changed := fullScan()
		switch field := reflect.ValueOf(changed).Elem().Field(i); v := field.Addr().Interface().(type) {
		case *bool:
			*v = !*v
		case **bool:
			no := false
			*v = &no
		case *int:
			*v += 3
		case *[]string:
			*v = append(*v, "another")
		case *time.Time:
			*v = v.Add(time.Minute)
		case *client.Percent:
			v.Value++
		default:
			if field.Kind() != reflect.String {
				t.Fatalf("%s is a %s: say here how it changes", name, field.Type())
			}
			field.SetString("another")
		}
		if raw := name == "Raw"; screen(changed, raw) == screen(fullScan(), raw) {
			t.Errorf("a change of %s cannot be seen", name)
		}
	}
}

// states returns scans in every state, and what is known of them.
func states() map[string]func(*Detail) {
	show := func(change func(*client.Scan, *Info)) func(*Detail) {
		return func(d *Detail) {
			s, p := fullScan(), onTheWay()
			change(s, &p)
			d.Show(s, noon, p)
		}
	}
	return map[string]func(*Detail){
		"nothing": func(*Detail) {},
		"running": show(func(*client.Scan, *Info) {}),
		"begun":   show(func(_ *client.Scan, p *Info) { *p = Info{Watched: true} }),
		"stalled": show(func(_ *client.Scan, p *Info) { p.Stalled = true }),
		"gone":    show(func(_ *client.Scan, p *Info) { p.Gone, p.Loaded, p.Stale = true, true, true }),
		"raw":     func(d *Detail) { d.raw = true; d.Show(fullScan(), noon, onTheWay()) },
		"empty":   func(d *Detail) { d.Show(&client.Scan{}, time.Time{}, Info{}) },
		"long": show(func(s *client.Scan, _ *Info) {
			s.Name, s.Status = strings.Repeat("登录接口 deep ", 500), client.Status(strings.Repeat("odd", 90))
			s.Targets = strings.Split(strings.Repeat("www.example.com,非常长的目标名称.example.com,", 60), ",")
			s.ReportURL += strings.Repeat("x", 3000)
		}),
	}
}

func TestDetailStaysWithinItsSize(t *testing.T) {
	t.Parallel()
	for name, state := range states() {
		lang := "en"
		if name == "stalled" || name == "gone" {
			lang = "zh"
		}
		d := newDetail(lang, theme.Variant{}, 0, 0)
		state(d)
		for width := 0; width <= 200; width += 1 + width/15 {
			for height := range 61 {
				if height > 2 && height%8 != 0 {
					continue
				}
				d.SetSize(width, height)
				view := d.View()
				w, h := lipgloss.Size(view)
				if w > width || h > max(height, 1) || (width == 0 || height == 0) && view != "" {
					t.Fatalf("%s in %s is %dx%d in %dx%d", name, lang, w, h, width, height)
				}
			}
		}
	}
}

func TestDetailLinesItsValuesUp(t *testing.T) {
	t.Parallel()
	for lang, label := range map[string]int{"en": 14, "zh": 13} { // "Window until", "关联任务 ID", and two blanks
		for _, width := range []int{40, 60, 80, 109} {
			d := newDetail(lang, theme.Variant{}, width, 200)
			d.Show(fullScan(), noon, onTheWay())
			g := d.grid(width)
			if g.label != label {
				t.Fatalf("%s: labels take %d cells, want %d", lang, g.label, label)
			}
			for _, group := range allGroups(d) {
				for _, row := range group.rows {
					for i, line := range strings.Split(joinedChart(d.row(row, g)), "\n") {
						before, value := ansi.Truncate(line, 1+label, ""), ansi.TruncateLeft(line, 1+label, "")
						labelled := strings.HasPrefix(before, " "+row.label+"  ")
						if labelled != (i == 0) || row.least == 0 && strings.HasPrefix(value, " ") ||
							i > 0 && strings.TrimSpace(before) != "" {
							t.Errorf("%s, width %d: %q", lang, width, line)
						}
					}
				}
			}
		}
	}
}
