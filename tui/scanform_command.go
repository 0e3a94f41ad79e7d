package tui

import (
	"strconv"
	"strings"
	"time"

	"scantop/client"
)

// command is a line for a shell.
type command struct{ strings.Builder }

// add appends a flag with a value.
func (c *command) add(flag, value string) {
	c.WriteString(" " + flag)
	if strings.HasPrefix(value, "-") {
		c.WriteString("=") // else it would pass for a flag
	} else {
		c.WriteString(" ")
	}
	c.WriteString(shellQuote(value))
}

func (c *command) addAll(flag string, values []string) {
	for _, value := range values {
		c.add(flag, value)
	}
}

// addSwitch appends a flag that may be left to the service.
func (c *command) addSwitch(flag string, on *bool) {
	if on != nil {
		c.WriteString(" " + flag + "=" + strconv.FormatBool(*on))
	}
}

// scantopCommand is the command line that launches a scan like s, which was
// described at a time, over the same connection.
func scantopCommand(s client.Spec, asked time.Time, where Connection) string {
	var c command
	c.WriteString("scantop new" + where.Flags())
	c.add("--name", s.Name)
	c.add("--type", string(s.Type))
	c.addAll("--target", s.Targets)
	c.addAll("--asset-tag", s.TargetAssetTags)
	if scopeOf(s).all {
		c.WriteString(" --scan-all")
	}
	switch s.Type {
	case client.TypeVuln:
		c.add("--mode", string(s.Flow))
		c.add("--speed", strconv.Itoa(s.QPS))
		c.addSwitch("--asset-discover", s.AssetDiscover)
		c.addSwitch("--asset-login-scan", s.AssetLoginScan)
	case client.TypeContent:
		c.add("--index-interval", strconv.Itoa(s.IndexIntervalInMinute))
		c.add("--site-interval", strconv.Itoa(s.SiteIntervalInDay))
		c.addAll("--keyword", s.KeyWords)
	}
	if s.SourceIP != "" {
		c.add("--source-ip", s.SourceIP)
	}
	if scopeOf(s).applies("TriggerType") {
		c.add("--repeat", string(s.Trigger))
	}
	if s.Start.After(asked) {
		c.add("--start", exactDate(s.Start))
	} else {
		c.add("--start", "now")
	}
	if s.Trigger == client.TriggerPeriodic {
		c.add("--end", exactDate(s.End))
		c.add("--period", string(s.Period))
		c.add("--every", strconv.Itoa(s.Interval))
	}
	c.add("--from", s.RuntimeStart)
	c.add("--until", s.RuntimeEnd)
	return c.String()
}

// exactDate is a point in time that is the same wherever it is read.
func exactDate(t time.Time) string {
	if t.UnixMilli()%1000 != 0 {
		return strconv.FormatInt(t.UnixMilli(), 10)
	}
	return t.Format(time.RFC3339)
}

// aliyunCommand is the command line of the Alibaba Cloud CLI that sends the same
// request to the same place. That CLI does not know the product, so it is told
// all about it.
func aliyunCommand(parameters []client.Parameter, where Connection) string {
	var c command
	c.WriteString("aliyun avds CreateScan --force")
	for _, p := range parameters {
		c.add("--"+p.Name, p.Value)
	}
	c.add("--version", "2017-11-29")
	return c.String() + where.aliyunFlags()
}

// shellQuote is s as one word of a shell: bash, zsh, or any other of the kind.
func shellQuote(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.,:/@+", r)
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
