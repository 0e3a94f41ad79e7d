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

// Facts about AVDS, as both API documents give them.
const (
	product    = "avds"
	apiVersion = "2017-11-29"

	// DefaultEndpoint is the public address of AVDS.
	DefaultEndpoint = "https://avds.aliyuncs.com"
	// DefaultRegion is the RegionId that requests carry unless [WithRegion] sets another.
	DefaultRegion = "cn-hangzhou"
)

// Limits of one call.
const (
	defaultTimeout = 20 * time.Second
	maxBody        = 8 << 20 // bytes of a reply's body that are read
)

// Client calls one AVDS endpoint. It is safe for concurrent use. It sends nothing before the first
// call, and never sends a CreateScan twice.
type Client struct {
	config
	endpoint *url.URL
	reads    http.RoundTripper // for requests that may be repeated
	writes   http.RoundTripper // for all other requests; each gets a new connection
}

// Call describes one finished call to the function of [WithObserver]. It holds no secrets.
type Call struct {
	Action    string        // the operation, such as DescribeScans
	Duration  time.Duration // of the whole call, including the search for credentials
	RequestID string        // the RequestId of the reply, empty if there was none
	Err       error         // the result of the call: nil or an *Error
}

// Option configures a [Client] in [New].
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

// WithEndpoint sets the address of the service, an http or https URL without a path. An address
// without a scheme uses https. An http address may also need [WithPlainHTTP].
func WithEndpoint(address string) Option { return func(c *config) { c.address = address } }

// WithRegion sets the RegionId that requests carry.
func WithRegion(id string) Option { return func(c *config) { c.region = id } }

// WithProfile takes credentials from a profile of the aliyun CLI. An empty name means the profile
// that the environment selects, or else the CLI's current profile.
func WithProfile(name string) Option {
	return func(c *config) { c.credentials = credentials.FromProfile(name) }
}

// WithStaticCredentials signs every request with the given key pair. The security token is empty
// unless the pair is temporary.
func WithStaticCredentials(accessKeyID, accessKeySecret, securityToken string) Option {
	return func(c *config) {
		c.credentials = credentials.FromKeys(accessKeyID, accessKeySecret, securityToken)
	}
}

// WithDirect makes the client ignore the proxies set in the environment.
func WithDirect() Option { return func(c *config) { c.direct = true } }

// WithPlainHTTP allows an http endpoint on another machine, although anybody on the network path
// can read and change the requests. Without it, [New] returns [ErrPlainHTTP]. A loopback address
// needs no confirmation.
func WithPlainHTTP() Option { return func(c *config) { c.plain = true } }

// WithTransport wraps the network in a RoundTripper of the caller, for tests that make it fail. The
// wrapper must keep the context and the body of a request, and must not send it twice.
func WithTransport(around func(network http.RoundTripper) http.RoundTripper) Option {
	return func(c *config) { c.around = around }
}

// WithTimeout limits the time of one call, from its start to the last byte of the reply.
func WithTimeout(d time.Duration) Option { return func(c *config) { c.timeout = d } }

// WithObserver calls f after every call, on the caller's goroutine.
func WithObserver(f func(Call)) Option { return func(c *config) { c.observe = f } }

var regionPattern = regexp.MustCompile(`^[a-zA-Z0-9_-]+$`)

// The errors of [New]. They do not quote the value, which may contain a password.
var (
	// ErrEndpoint is returned when the endpoint is not an http or https URL of a host.
	ErrEndpoint = errors.New("endpoint: give an http or https URL without path or login, such as " + DefaultEndpoint)
	// ErrPlainHTTP is returned when the endpoint is an http URL of another machine and
	// [WithPlainHTTP] is not set.
	ErrPlainHTTP = errors.New("endpoint: requests can be read and changed on the way; write https://")
	// ErrRegion is returned when the region cannot be a RegionId.
	ErrRegion = errors.New("region: use letters, digits and dashes, such as " + DefaultRegion)
)

// New returns a client. It fails with [ErrEndpoint] or [ErrPlainHTTP], [ErrRegion], or a join of
// two of them. It neither connects nor looks for credentials.
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

// Host returns the host of the endpoint, with the port if one was given.
func (c *Client) Host() string { return c.endpoint.Host }

// Region returns the RegionId that requests carry.
func (c *Client) Region() string { return c.region }

// CredentialsSource tells where the current key pair comes from. It is zero before the first call
// has found a pair, and after a failed search for one. It does not block.
func (c *Client) CredentialsSource() credentials.Source { return c.credentials.Source() }

// CredentialsChanged reports whether another call may succeed after AVDS rejected the key pair. It
// returns false only while the next call would use rejected keys again: then the user has to change
// a file, or restart with another environment. Keys that their source can renew get one more try.
// It looks at files, so do not call it while drawing a frame.
func (c *Client) CredentialsChanged() bool { return c.credentials.Changed() }

// Close kills the programs that were started to obtain keys (mode External of the aliyun CLI),
// together with their children. The client cannot renew such keys afterwards. Close does not wait.
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
	u.Host = strings.ToLower(u.Host) // net/http would send requests for LOCALHOST to a proxy
	return u, nil
}

// reader takes in a reply that is a success. body is the whole reply, a valid JSON object, and e its common members. An
// error means that the reply does not have what the operation promises.
type reader interface {
	read(e envelope, body string) error
}

// do signs and sends one request over transport and reads the reply into response. All requests of this package go
// through it. Every error it returns is an *Error. If a kept connection closes before the reply, a
// GET is sent a second time.
func (c *Client) do(
	ctx context.Context, transport http.RoundTripper, request requests.AcsRequest, response reader,
) (err error) {
	action, started := request.GetActionName(), time.Now()
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	x := newRoundTrip(ctx, transport, action)
	defer func() {
		if p := recover(); p != nil { // the panic's value may quote the request
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
		// The other idle connections are probably closed too.
		(&http.Client{Transport: transport}).CloseIdleConnections()
		x = newRoundTrip(ctx, transport, action)
		err = c.send(x, keys, request, response)
	}
	var failure *Error
	if rejected := errors.As(err, &failure) && failure.rejectsKeys(); rejected || err == nil {
		c.credentials.Report(keys, rejected)
	}
	return err
}

// send signs a request with a new nonce and sends it once.
func (c *Client) send(
	x *roundTrip, keys *credentials.KeyPair, request requests.AcsRequest, response reader,
) error {
	x.secrets = keys.Secrets()
	client, err := c.signer(x, keys)
	if err != nil {
		return x.failure(KindInvalidRequest, reason.SDKSettings)
	}
	request.SetScheme(c.endpoint.Scheme)
	// The SDK puts the domain into a URL, where the % of an IPv6 zone must be escaped.
	request.SetDomain(strings.Replace(c.endpoint.Host, "%", "%25", 1))
	if err := client.DoAction(request, responses.NewCommonResponse()); err != nil {
		return x.explain(err)
	}
	if response.read(x.reply, x.body) != nil {
		return x.failure(KindDecode, reason.Undocumented)
	}
	return nil
}

// signer returns a new SDK client for one call. The SDK writes to its client while it sends, so a
// shared client would race; a new one is cheap.
func (c *Client) signer(x *roundTrip, keys *credentials.KeyPair) (*sdk.Client, error) {
	config := sdk.NewConfig().
		WithScheme(strings.ToUpper(c.endpoint.Scheme)).
		WithAutoRetry(false).
		WithTimeout(c.timeout + time.Second) // longer than the time-out in x.ctx, which ends first
	config.Transport = x
	provider := sdkcredentials.NewStaticSTSCredentialsProvider(keys.ID(), keys.Secret(), keys.Token())
	client, err := sdk.NewClientWithOptions(c.region, config, provider)
	if err != nil {
		return nil, err
	}
	// The SDK parses the proxy variables on every call, fails on values that net/http accepts, and
	// quotes them. The transport below handles proxies.
	client.SetHttpProxy(unusedProxy)
	client.SetHttpsProxy(unusedProxy)
	client.SetNoProxy("-")
	return client, nil
}

// unusedProxy keeps the SDK from reading the proxy variables. The SDK would apply it to an
// *http.Transport only, and the roundTrip it gets is not one.
const unusedProxy = "http://127.0.0.1"
