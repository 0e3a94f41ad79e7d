package order

import (
	"cmp"
	"strings"

	"scantop/client"
)

// Connection is where the command line said the scans are. The commands that the review shows
// lead to the same place. An empty field was not given and has its default.
type Connection struct {
	Demo      bool
	Profile   string // profile of the aliyun CLI
	Region    string
	Endpoint  string // in the form that [client.WithEndpoint] takes
	PlainHTTP bool   // an unencrypted endpoint was confirmed
}

// Flags returns the flags of scantop for the connection, quoted for a shell, each after a space.
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

// aliyunFlags returns the flags of the Alibaba Cloud CLI for the connection. They always name
// region and endpoint: a profile of the CLI has a region of its own, and the CLI knows no endpoint
// of AVDS.
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
