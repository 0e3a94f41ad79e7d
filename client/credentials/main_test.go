package credentials_test

import (
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// TestMain takes away what could lead a test off loopback or to real keys.
func TestMain(m *testing.M) {
	home, err := os.MkdirTemp("", "scantop-credentials")
	if err != nil {
		panic(err)
	}
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		lower := strings.ToLower(name)
		keys := strings.HasPrefix(lower, "alibaba") || strings.HasPrefix(lower, "alicloud_") ||
			strings.HasPrefix(lower, "access_key_") || lower == "security_token"
		if keys || strings.HasSuffix(lower, "_proxy") {
			os.Unsetenv(name)
		}
	}
	os.Setenv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")
	os.Setenv("HOME", home)
	os.Setenv("USERPROFILE", home)
	os.Setenv("SSL_CERT_FILE", trustedFile(home))
	proxied := pinProxy()
	code := m.Run()
	proxied.Close()
	os.RemoveAll(home)
	os.Exit(code)
}

// trustedFile writes the certificate of httptest's TLS servers to a file.
func trustedFile(folder string) string {
	s := httptest.NewTLSServer(nil)
	defer s.Close()
	name := filepath.Join(folder, "trusted.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	if err := os.WriteFile(name, block, 0o600); err != nil {
		panic(err)
	}
	return name
}

// metadata, where a test sets it, plays the metadata service of a virtual
// machine: the way to its address leads through pinProxy's proxy.
var metadata atomic.Pointer[http.HandlerFunc]

// pinProxy makes net/http, which reads the environment once, send everything
// that is not for loopback to a proxy on loopback.
func pinProxy() *httptest.Server {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h := metadata.Load(); h != nil && r.URL.Host == "100.100.100.200" {
			(*h)(w, r)
			return
		}
		w.WriteHeader(http.StatusBadGateway)
	}))
	os.Setenv("HTTP_PROXY", proxy.URL)
	os.Setenv("HTTPS_PROXY", proxy.URL)
	request, err := http.NewRequest(http.MethodGet, "http://keys.example.com", nil)
	if err != nil {
		panic(err)
	}
	if found, err := http.ProxyFromEnvironment(request); err != nil || found == nil {
		panic("no proxy from the environment")
	}
	os.Unsetenv("HTTP_PROXY")
	os.Unsetenv("HTTPS_PROXY")
	return proxy
}
