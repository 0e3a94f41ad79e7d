package effect

import (
	"context"

	"scantop/client"
	"scantop/client/credentials"
)

// Lister reads scans; *client.Client does.
type Lister interface {
	DescribeScans(context.Context, client.Query) (*client.Page, error)
}

// credentialsWatcher is a Lister that knows where its key pair comes from, and
// whether it has been replaced since the service refused it; *client.Client does.
type credentialsWatcher interface {
	CredentialsSource() credentials.Source
	CredentialsChanged() bool
}

// Creator launches scans; *client.Client does.
type Creator interface {
	CreateScan(context.Context, client.Spec) (string, error)
}
