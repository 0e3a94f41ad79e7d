// Package testenv keeps tests away from the user's keys and settings, and from other machines.
// Tests call it from TestMain; the program must not import it.
package testenv

import (
	"context"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
)

// Isolate unsets the variables that name keys, profiles or proxies, disables the metadata service
// of virtual machines, and sets an empty home directory. It returns a function that removes that
// directory.
func Isolate() (remove func()) {
	home, err := os.MkdirTemp("", "scantop-test")
	if err != nil {
		panic(err)
	}
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		lower := strings.ToLower(name)
		keys := strings.HasPrefix(lower, "alibaba") || strings.HasPrefix(lower, "alicloud_") ||
			strings.HasPrefix(lower, "access_key_") || lower == "security_token"
		if keys || strings.HasSuffix(lower, "_proxy") || lower == "debug" {
			os.Unsetenv(name)
		}
	}
	os.Setenv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")
	os.Setenv("HOME", home)
	os.Setenv("USERPROFILE", home)
	return func() { os.RemoveAll(home) }
}

// Offline is Isolate for tests that send requests. In addition, net/http trusts the TLS servers of
// httptest, and sends every request for another machine to a proxy on loopback, which proxy
// implements. The returned function also closes that proxy.
func Offline(proxy http.HandlerFunc) (remove func()) {
	removeHome := Isolate()
	trustTestServers(os.Getenv("HOME"))
	server := httptest.NewServer(proxy)
	setProxy(server.URL)
	return func() {
		server.Close()
		removeHome()
	}
}

// trustTestServers writes the certificate of httptest's TLS servers to a file that crypto/x509
// reads.
func trustTestServers(folder string) {
	s := httptest.NewTLSServer(nil)
	defer s.Close()
	name := filepath.Join(folder, "trusted.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	if err := os.WriteFile(name, block, 0o600); err != nil {
		panic(err)
	}
	os.Setenv("SSL_CERT_FILE", name)
}

// setProxy makes net/http use a proxy. It sets the variables only for a moment, because net/http
// reads them once, and programs that a test starts must not see them.
func setProxy(url string) {
	os.Setenv("HTTP_PROXY", url)
	os.Setenv("HTTPS_PROXY", url)
	request, err := http.NewRequest(http.MethodGet, "http://avds.example.com", nil)
	if err != nil {
		panic(err)
	}
	if found, err := http.ProxyFromEnvironment(request); err != nil || found == nil {
		panic("net/http has read the proxy variables before")
	}
	os.Unsetenv("HTTP_PROXY")
	os.Unsetenv("HTTPS_PROXY")
}

// deadline is the context of Deadline.
type deadline struct {
	context.Context
	passed <-chan struct{}
}

// Deadline returns a context whose deadline passes when passed is closed. With it, a test needs no
// clock to let a request time out.
func Deadline(ctx context.Context, passed <-chan struct{}) context.Context {
	return deadline{ctx, passed}
}

// Done returns the channel that is closed when the deadline passes.
func (d deadline) Done() <-chan struct{} { return d.passed }

// Err returns [context.DeadlineExceeded] once the deadline has passed.
func (d deadline) Err() error {
	select {
	case <-d.passed:
		return context.DeadlineExceeded
	default:
		return nil
	}
}
