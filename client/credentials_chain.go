package client

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"time"

	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
)

// chain looks for a key pair in the places and in the order of the SDK's
// default chain, and stays with the first place that has one. The SDK's own is
// not used: its last member prints what goes wrong to standard output, which
// belongs to the screen.
type chain struct {
	links []sdkcredentials.CredentialsProvider
	found sdkcredentials.CredentialsProvider
}

func newChain() sdkcredentials.CredentialsProvider {
	c := &chain{}
	add := func(p sdkcredentials.CredentialsProvider, err error) {
		if err == nil { // else the environment does not ask for this one
			c.links = append(c.links, p)
		}
	}
	add(sdkcredentials.NewEnvironmentVariableCredentialsProvider(), nil)
	add(sdkcredentials.NewOIDCCredentialsProviderBuilder().Build())
	add(sdkcredentials.NewCLIProfileCredentialsProviderBuilder().Build(), nil)
	add(sdkcredentials.NewProfileCredentialsProviderBuilder().Build(), nil)
	add(sdkcredentials.NewECSRAMRoleCredentialsProviderBuilder().Build())
	if uri := os.Getenv("ALIBABA_CLOUD_CREDENTIALS_URI"); uri != "" {
		add(&uriCredentials{uri: uri}, nil)
	}
	return c
}

// GetProviderName names the chain in the SDK's words.
func (c *chain) GetProviderName() string { return "default" }

// GetCredentials asks one place after the other.
func (c *chain) GetCredentials() (*sdkcredentials.Credentials, error) {
	if c.found != nil {
		return c.found.GetCredentials()
	}
	for _, link := range c.links {
		if keys, err := link.GetCredentials(); err == nil && keys != nil {
			c.found = link
			return keys, nil
		}
	}
	return nil, ErrNoCredentials
}

// uriCredentials takes temporary keys from a local HTTP service, as container
// platforms offer one.
type uriCredentials struct {
	uri     string
	keys    *sdkcredentials.Credentials
	expires time.Time
}

// GetProviderName names the source in the SDK's words.
func (u *uriCredentials) GetProviderName() string { return "credential_uri" }

// GetCredentials asks the service when there are no keys, and again some time
// before they expire.
func (u *uriCredentials) GetCredentials() (*sdkcredentials.Credentials, error) {
	if time.Until(u.expires) > 3*time.Minute {
		return u.keys, nil
	}
	client := http.Client{Timeout: credentialsTimeout}
	response, err := client.Get(u.uri)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var reply struct {
		AccessKeyID     string `json:"AccessKeyId"`
		AccessKeySecret string
		SecurityToken   string
		Expiration      time.Time
	}
	if err := json.NewDecoder(io.LimitReader(response.Body, 64<<10)).Decode(&reply); err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK || reply.AccessKeyID == "" || reply.AccessKeySecret == "" {
		return nil, errors.New("no keys")
	}
	u.expires = reply.Expiration
	u.keys = &sdkcredentials.Credentials{AccessKeyId: reply.AccessKeyID, AccessKeySecret: reply.AccessKeySecret,
		SecurityToken: reply.SecurityToken, ProviderName: u.GetProviderName()}
	return u.keys, nil
}
