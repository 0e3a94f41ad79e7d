package order

import (
	"cmp"
	"strings"

	"scantop/client"
)

// Connection is what the command line said of where the scans are, so that a
// command for later leads there as well. What is empty was left to its default.
type Connection struct {
	Demo      bool
	Profile   string // of the aliyun CLI
	Region    string
	Endpoint  string // as [client.WithEndpoint] takes it
	PlainHTTP bool   // an endpoint without encryption was confirmed
}

// Flags are the flags of scantop that say it again, as words for a shell, each
// with a blank before it.
func (c Connection) Flags() string {
	var line command
	if c.Demo {
		line.WriteString(" --demo")
	}
	for _, flag := range [][2]string{{"--profile", c.Profile}, {"--region", c.Region}, {"--endpoint", c.Endpoint}} {
		if flag[1] != "" {
			line.add(flag[0], flag[1])
		}
	}
	if c.PlainHTTP {
		line.WriteString(" --plain-http")
	}
	return line.String()
}

// aliyunFlags are the flags of the Alibaba Cloud CLI for the same, complete: its
// profiles have a region of their own, and of this service it knows no endpoint.
func (c Connection) aliyunFlags() string {
	var line command
	if c.Profile != "" {
		line.add("--profile", c.Profile)
	}
	line.add("--region", cmp.Or(c.Region, client.DefaultRegion))
	endpoint := cmp.Or(c.Endpoint, client.DefaultEndpoint)
	scheme, host, ok := strings.Cut(endpoint, "://")
	if !ok {
		scheme, host = "", endpoint
	}
	line.add("--endpoint", strings.TrimRight(host, "/"))
	if strings.EqualFold(scheme, "http") {
		line.WriteString(" --insecure")
	}
	return line.String()
}
