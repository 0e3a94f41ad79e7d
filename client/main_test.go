package client_test

import (
	"encoding/pem"
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain takes away what could lead a test off loopback or to real keys.
func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		child()
		return
	}
	home, err := os.MkdirTemp("", "scantop-client")
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
	os.Setenv("SSL_CERT_FILE", trustedFile(home))
	if err := flag.Set("test.parallel", "8"); err != nil { // most of the parallel tests only wait
		panic(err)
	}
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

// pinProxy makes net/http, which reads the environment once, send everything
// that is not for loopback to a proxy on loopback.
func pinProxy() *httptest.Server {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `{"RequestId":"by proxy for `+r.URL.Host+`","PageSize":20}`)
	}))
	os.Setenv("HTTP_PROXY", proxy.URL)
	os.Setenv("HTTPS_PROXY", proxy.URL)
	request, err := http.NewRequest(http.MethodGet, "http://avds.example.com", nil)
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
