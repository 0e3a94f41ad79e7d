package order

import (
	"cmp"
	"slices"
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

// Command is the command line that launches the same scan over a connection.
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
			case p.Allows(""): // off is not the same as nothing
				c.WriteString(" --" + p.Flag + "=" + strconv.FormatBool(value == "1"))
			case value == "1":
				c.WriteString(" --" + p.Flag)
			}
		}
	}
	return c.String()
}

// Flags is the table in the order in which a command and its help have the flags:
// what is about when is in the order of a request.
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

// exactDate is a point in time that is the same wherever it is read.
func exactDate(t time.Time) string {
	if t.UnixMilli()%1000 != 0 {
		return strconv.FormatInt(t.UnixMilli(), 10)
	}
	return t.Format(time.RFC3339)
}

// AliyunCommand is the command line of the Alibaba Cloud CLI that sends the same
// request to the same place. That CLI does not know the product, so it is told
// all about it.
func AliyunCommand(parameters []client.Parameter, where Connection) string {
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
