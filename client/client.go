package client

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	sdkcredentials "github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/responses"

	"scantop/client/credentials"
	"scantop/client/internal/network"
	"scantop/client/reason"
	"scantop/client/target"
)

// Product facts of AVDS, as both seed documents give them.
const (
	product    = "avds"
	apiVersion = "2017-11-29"

	// DefaultEndpoint is the public address of the service.
	DefaultEndpoint = "https://avds.aliyuncs.com"
	// DefaultRegion is the region that requests name when none is chosen.
	DefaultRegion = "cn-hangzhou"
)

// Bounds of one call. A whole call ends within the request time-out whatever
// the server does.
const (
	defaultTimeout = 20 * time.Second
	maxBody        = 8 << 20 // bytes of a reply's body
)

// Client calls one AVDS endpoint. It is safe for concurrent use. It sends
// nothing before the first call, and never a CreateScan twice.
type Client struct {
	config
	endpoint *url.URL
	reads    http.RoundTripper // shared by all calls that may be repeated
	writes   http.RoundTripper // shared by all others: a new connection for each
}

// Call is what [WithObserver] learns about one finished call. It holds nothing
// secret.
type Call struct {
	Action    string        // the operation, for example DescribeScans
	Duration  time.Duration // from the call to its end, the search for credentials included
	RequestID string        // the reply's RequestId, empty when none came
	Err       error         // what the call returned: nil or an *Error
}

// Option changes a [Client] under construction.
type Option func(*config)

type config struct {
	address     string
	region      string
	credentials *credentials.Resolver
	direct      bool
	plain       bool
	around      func(http.RoundTripper) http.RoundTripper
	timeout     time.Duration
	observe     func(Call)
}

// WithEndpoint sets the service's address, an http or https URL without a
// path. An address without a scheme means https. See [WithPlainHTTP] for http.
func WithEndpoint(address string) Option { return func(c *config) { c.address = address } }

// WithRegion sets the RegionId that requests carry.
func WithRegion(id string) Option { return func(c *config) { c.region = id } }

// WithProfile takes credentials from the named profile of the aliyun CLI; with
// an empty name, from the one that the environment or the CLI has chosen.
func WithProfile(name string) Option {
	return func(c *config) { c.credentials = credentials.FromProfile(name) }
}

// WithStaticCredentials signs every request with the given key pair; the
// security token is empty unless the pair is temporary.
func WithStaticCredentials(accessKeyID, accessKeySecret, securityToken string) Option {
	return func(c *config) {
		c.credentials = credentials.FromKeys(accessKeyID, accessKeySecret, securityToken)
	}
}

// WithDirect keeps the client from using any proxy of the environment.
func WithDirect() Option { return func(c *config) { c.direct = true } }

// WithPlainHTTP confirms that an http endpoint on another machine is meant:
// whoever is on the way reads and changes what is sent there. Without it [New]
// returns [ErrPlainHTTP]. Loopback needs no confirmation.
func WithPlainHTTP() Option { return func(c *config) { c.plain = true } }

// WithTransport puts a RoundTripper of the caller's around the network, for
// tests that break it. What it does to a request's context, body or number is
// its own responsibility.
func WithTransport(around func(network http.RoundTripper) http.RoundTripper) Option {
	return func(c *config) { c.around = around }
}

// WithTimeout bounds one whole call, from its start to the last byte of the
// reply.
func WithTimeout(d time.Duration) Option { return func(c *config) { c.timeout = d } }

// WithObserver has f called after every call, on the caller's goroutine.
func WithObserver(f func(Call)) Option { return func(c *config) { c.observe = f } }

var regionPattern = regexp.MustCompile(`^[a-zA-Z0-9_-]+$`)

// What [New] refuses. None quotes what was given, which may hold a password.
var (
	// ErrEndpoint means that the endpoint is no http or https URL of a host.
	ErrEndpoint = errors.New("endpoint: give an http or https URL without path or login, such as " + DefaultEndpoint)
	// ErrPlainHTTP means that the endpoint is an http URL of another machine, and
	// that WithPlainHTTP does not confirm it.
	ErrPlainHTTP = errors.New("endpoint: requests can be read and changed on the way; write https://")
	// ErrRegion means that the region cannot be a RegionId.
	ErrRegion = errors.New("region: use letters, digits and dashes, such as " + DefaultRegion)
)

// New returns a client, or an error when the endpoint, the region or both cannot
// be used. It asks neither the network nor the credentials.
func New(options ...Option) (*Client, error) {
	c := config{
		address:     DefaultEndpoint,
		region:      DefaultRegion,
		credentials: credentials.Default(),
		timeout:     defaultTimeout,
		observe:     func(Call) {},
		around:      func(network http.RoundTripper) http.RoundTripper { return network },
	}
	for _, option := range options {
		option(&c)
	}
	endpoint, err := parseEndpoint(c.address)
	if err == nil && endpoint.Scheme == "http" && !network.IsLoopback(endpoint.Hostname()) && !c.plain {
		err = ErrPlainHTTP
	}
	if !regionPattern.MatchString(c.region) {
		err = errors.Join(err, ErrRegion)
	}
	if err != nil {
		return nil, err
	}
	c.credentials.Direct = c.direct
	return &Client{config: c, endpoint: endpoint,
		reads: c.around(newTransport(c.direct, true)), writes: c.around(newTransport(c.direct, false))}, nil
}

// Host is the endpoint's host, with its port where one was given.
func (c *Client) Host() string { return c.endpoint.Host }

// Region is the RegionId that requests carry.
func (c *Client) Region() string { return c.region }

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

func parseEndpoint(address string) (*url.URL, error) {
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	switch {
	case err != nil, u.Hostname() == "", u.Scheme != "https" && u.Scheme != "http",
		u.Port() != "" && !target.IsPort(u.Port()),
		strings.Contains(u.Host, "%") && !strings.HasPrefix(u.Host, "["), // only an IPv6 address has a zone
		u.User != nil, strings.Trim(u.Path, "/") != "", u.RawQuery != "", u.Fragment != "":
		return nil, ErrEndpoint
	}
	u.Host = strings.ToLower(u.Host) // net/http sends what is for LOCALHOST to a proxy
	return u, nil
}

// do signs and sends one request over transport and fills response. It is the
// only way out of this package. Whatever goes wrong comes back as an *Error. A
// GET is sent once more, without a word, when a kept connection closes under it.
func (c *Client) do(
	ctx context.Context, transport http.RoundTripper, request requests.AcsRequest, response responses.AcsResponse,
) (err error) {
	action, started := request.GetActionName(), time.Now()
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	x := newRoundTrip(ctx, transport, action)
	defer func() {
		if p := recover(); p != nil { // what it says may quote the request
			err = x.panicked()
		}
		c.observe(Call{Action: action, Duration: time.Since(started), RequestID: x.requestID, Err: err})
	}()

	keys, err := c.credentials.Resolve(ctx)
	if err != nil {
		return credentialsError(ctx, action, err)
	}
	err = c.send(x, keys, request, response)
	if x.cutOff && request.GetMethod() == requests.GET && ctx.Err() == nil {
		(&http.Client{Transport: transport}).CloseIdleConnections() // most likely they are as dead
		x = newRoundTrip(ctx, transport, action)
		err = c.send(x, keys, request, response)
	}
	var failure *Error
	if rejected := errors.As(err, &failure) && failure.rejectsKeys(); rejected || err == nil {
		c.credentials.Report(keys, rejected)
	}
	return err
}

// send signs a request, under a nonce of its own, and sends it once.
func (c *Client) send(
	x *roundTrip, keys *credentials.KeyPair, request requests.AcsRequest, response responses.AcsResponse,
) error {
	x.secrets = keys.Secrets()
	client, err := c.signer(x, keys)
	if err != nil {
		return x.failure(KindInvalidRequest, reason.SDKSettings)
	}
	request.SetScheme(c.endpoint.Scheme)
	request.SetDomain(strings.Replace(c.endpoint.Host, "%", "%25", 1)) // of an IPv6 zone; it becomes a part of a URL
	if err := client.DoAction(request, response); err != nil {
		return x.explain(err)
	}
	return nil
}

// signer makes a fresh SDK client for one call: it is cheap, and the SDK writes
// to its client while it sends, so sharing one would race.
func (c *Client) signer(x *roundTrip, keys *credentials.KeyPair) (*sdk.Client, error) {
	config := sdk.NewConfig().
		WithScheme(strings.ToUpper(c.endpoint.Scheme)).
		WithAutoRetry(false).
		WithTimeout(c.timeout + time.Second) // ours, in x.ctx, ends first
	config.Transport = x
	provider := sdkcredentials.NewStaticSTSCredentialsProvider(keys.ID(), keys.Secret(), keys.Token())
	client, err := sdk.NewClientWithOptions(c.region, config, provider)
	if err != nil {
		return nil, err
	}
	// The SDK parses the proxy environment on every call, fails on values that
	// net/http accepts, and quotes them. Proxies are our transport's business.
	client.SetHttpProxy(unusedProxy)
	client.SetHttpsProxy(unusedProxy)
	client.SetNoProxy("-")
	return client, nil
}

// unusedProxy only keeps the SDK away from the environment: it would apply a
// proxy to an *http.Transport of its own, and ours is none.
const unusedProxy = "http://127.0.0.1"
