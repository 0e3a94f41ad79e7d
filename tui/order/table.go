package order

import (
	"strconv"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// Parameters returns the table of the parameters of CreateScan. A new parameter needs a row here, a
// field of [client.Spec], and its words in both languages.
func Parameters() Table {
	vuln := Need{"ScanType", []string{string(client.TypeVuln)}}
	content := Need{"ScanType", []string{string(client.TypeContent)}}
	// Asset discovery runs once.
	planned := Need{"ScanType", []string{string(client.TypeVuln), string(client.TypeContent)}}
	periodic := Need{"TriggerType", []string{string(client.TriggerPeriodic)}}
	some := Need{"ScanAll", []string{"0"}}
	left := []Choice{{}, {Value: "1"}, {Value: "0"}} // the choices of a switch that can be left to AVDS
	return Table{
		{Name: "Name", Flag: "name", Default: "scan-20060102-150405", Of: func(s *client.Spec) any { return &s.Name }},
		{Name: "ScanType", Flag: "type", Kind: Options, Choices: []Choice{
			{Value: string(client.TypeVuln)}, {Value: string(client.TypeContent)}, {Value: string(client.TypeAsset)},
		}, Of: func(s *client.Spec) any { return &s.Type }},
		{Name: "Targets", Flag: "target", Kind: Targets, Needs: some,
			Of: func(s *client.Spec) any { return &s.Targets }},
		{Name: "TargetAssetTags", Flag: "asset-tag", Kind: List, Needs: some,
			Of: func(s *client.Spec) any { return &s.TargetAssetTags }},
		{Name: "ScanAll", Flag: "scan-all", Kind: Switch, Choices: []Choice{{Value: "0"}, {Value: "1", Warns: true}},
			Of: func(s *client.Spec) any { return &s.ScanAll }},

		{Name: "FlowName", Flag: "mode", Section: How, Kind: Options, Needs: vuln, Required: true, Choices: []Choice{
			{Value: string(client.FlowGeneral), Word: "standard"},
			{Value: string(client.FlowFull), Word: "full", Warns: true},
			{Value: string(client.FlowAssets)},
		}, Of: func(s *client.Spec) any { return &s.Flow }},
		{Name: "Qps", Flag: "speed", Section: How, Kind: Options, Needs: vuln, Required: true, Choices: []Choice{
			{Value: strconv.Itoa(client.QPSSlow), Word: "slow"},
			{Value: strconv.Itoa(client.QPSNormal), Word: "normal"},
			{Value: strconv.Itoa(client.QPSFast), Word: "fast"},
		}, Default: strconv.Itoa(client.QPSNormal), Of: func(s *client.Spec) any { return &s.QPS }},
		{Name: "EnableAssetDiscover", Flag: "asset-discover", Section: How, Kind: Switch, Choices: left, Needs: vuln,
			Of: func(s *client.Spec) any { return &s.AssetDiscover }},
		{Name: "EnableAssetLoginScan", Flag: "asset-login-scan", Section: How, Kind: Switch, Choices: left, Needs: vuln,
			Of: func(s *client.Spec) any { return &s.AssetLoginScan }},
		{Name: "IndexIntervalInMinute", Flag: "index-interval", Section: How, Kind: Options, Needs: content,
			Choices: []Choice{{Value: "5"}, {Value: "30"}, {Value: "60"}}, Default: "60",
			Of: func(s *client.Spec) any { return &s.IndexIntervalInMinute }},
		{Name: "SiteIntervalInDay", Flag: "site-interval", Section: How, Kind: Options, Needs: content,
			Choices: []Choice{{Value: "1"}, {Value: "7"}}, Default: "7",
			Of: func(s *client.Spec) any { return &s.SiteIntervalInDay }},
		{Name: "KeyWords", Flag: "keyword", Section: How, Kind: List, Blanks: true, Needs: content,
			Of: func(s *client.Spec) any { return &s.KeyWords }},
		{Name: "SourceIp", Flag: "source-ip", Section: How, Of: func(s *client.Spec) any { return &s.SourceIP }},

		{Name: "TriggerType", Flag: "repeat", Section: When, Kind: Options, Needs: planned, Required: true,
			Choices: []Choice{
				{Value: string(client.TriggerOnce), Word: "once"},
				{Value: string(client.TriggerPeriodic), Word: "periodic"},
			}, Of: func(s *client.Spec) any { return &s.Trigger }},
		{Name: "StartDate", Flag: "start", Section: When, Kind: Date,
			Of: func(s *client.Spec) any { return &s.Start }},
		{Name: "Interval", Flag: "every", Section: When, Kind: Number, Needs: periodic, Default: "1",
			Of: func(s *client.Spec) any { return &s.Interval }},
		{Name: "Period", Flag: "period", Section: When, Kind: Options, Needs: periodic, Choices: []Choice{
			{Value: string(client.PeriodDay)}, {Value: string(client.PeriodWeek)}, {Value: string(client.PeriodMonth)},
		}, Of: func(s *client.Spec) any { return &s.Period }},
		{Name: "EndDate", Flag: "end", Section: When, Kind: EndDate, Needs: periodic, Default: "30d",
			Of: func(s *client.Spec) any { return &s.End }},
		{Name: "RuntimeStart", Flag: "from", Section: When, Kind: Clock, Default: "00:00:00",
			Of: func(s *client.Spec) any { return &s.RuntimeStart }},
		{Name: "RuntimeEnd", Flag: "until", Section: When, Kind: EndClock, Default: dayEnd,
			Of: func(s *client.Spec) any { return &s.RuntimeEnd }},
	}
}

// initial returns what a new form has in the field: a valid value, if there is one.
func (p Parameter) initial(now time.Time, words *text.Catalogue) string {
	switch p.Kind {
	case Text:
		return now.Format(p.Default)
	case Date:
		return words.When.Now
	default:
		return p.standard()
	}
}

// standard returns the default that does not depend on the time or the language.
func (p Parameter) standard() string {
	if p.Default == "" && len(p.Choices) > 0 {
		return p.Choices[0].Value
	}
	return p.Default
}
