package client

import "scantop/client/credentials"

// CredentialsSource says where the key pair in use comes from: the zero value
// before the first call has found one, and after none could be found any more.
// It waits for nothing.
func (c *Client) CredentialsSource() credentials.Source { return c.credentials.Source() }

// CredentialsChanged reports whether another call may fare better after one
// was refused for its key pair. It is false only while the next call would use
// keys that the server has refused: then somebody has to change a file first,
// or to restart with another environment. Keys that their source renews get one
// more try. It asks nobody, but looks at files: that does not belong into the
// drawing of a frame.
func (c *Client) CredentialsChanged() bool { return c.credentials.Changed() }

// Close ends the programs that were started to be given keys (mode External of
// the aliyun CLI), with all that they have started. Such keys can then not be
// renewed any more. It waits for nothing.
func (c *Client) Close() { c.credentials.Close() }
