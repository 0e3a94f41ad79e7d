package order

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"scantop/client"
)

// command builds a command line for a shell.
type command struct{ strings.Builder }

// add appends a flag with a value.
func (c *command) add(flag, value string) {
	c.WriteString(" " + flag)
	if strings.HasPrefix(value, "-") {
		c.WriteString("=") // otherwise the value would be read as a flag
	} else {
		c.WriteString(" ")
	}
	c.WriteString(shellQuote(value))
}

// Command returns the command line of scantop that launches the same scan over a connection.
func (o Order) Command(where Connection) string {
	c, s := command{}, o.Spec
	c.WriteString("scantop new" + where.Flags())
	for _, p := range o.table.Flags() {
		if !o.Applies(p.Name) {
			continue
		}
		for _, value := range p.Sent(s) {
			if at, ok := p.Of(&s).(*time.Time); ok {
				value = exactDate(*at)
			}
			switch {
			case p.Kind == Date && !s.Start.After(o.Asked):
				c.add("--"+p.Flag, "now")
			case p.Kind != Switch:
				c.add("--"+p.Flag, value)
			case p.Allows(""): // off differs from leaving the choice to AVDS
				c.WriteString(" --" + p.Flag + "=" + strconv.FormatBool(value == "1"))
			case value == "1":
				c.WriteString(" --" + p.Flag)
			}
		}
	}
	return c.String()
}

// Flags returns the table in the order of the flags in a command and in its help. In the section
// When that is the order of a request.
func (t Table) Flags() Table {
	sorted, names := slices.Clone(t), client.ParameterNames()
	slices.SortStableFunc(sorted, func(a, b Parameter) int {
		if a.Section != When || b.Section != When {
			return cmp.Compare(a.Section, b.Section)
		}
		return cmp.Compare(slices.Index(names, a.Name), slices.Index(names, b.Name))
	})
	return sorted
}

// exactDate writes a point in time that means the same in every time zone.
func exactDate(t time.Time) string {
	if t.UnixMilli()%1000 != 0 {
		return strconv.FormatInt(t.UnixMilli(), 10)
	}
	return t.Format(time.RFC3339)
}

// AliyunCommand returns the command line of the Alibaba Cloud CLI that sends the same request to
// the same place. The CLI does not know AVDS, so the command names version, region and endpoint.
func AliyunCommand(parameters []client.Parameter, where Connection) string {
	var c command
	c.WriteString("aliyun avds CreateScan --force")
	for _, p := range parameters {
		c.add("--"+p.Name, p.Value)
	}
	c.add("--version", "2017-11-29")
	return c.String() + where.aliyunFlags()
}

// shellQuote quotes s as one word for a POSIX shell, such as bash or zsh.
func shellQuote(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' ||
			strings.ContainsRune("-_.,:/@+", r)
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
