package client_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"scantop/client"
)

// gateway is an AVDS without scans that notes who asks and refuses some keys.
type gateway struct {
	*service
	mu     sync.Mutex
	signed []string          // AccessKeyId and SecurityToken of each request
	refuse map[string]string // by AccessKeyId, the code
}

func newGateway(t *testing.T) *gateway {
	t.Helper()
	g := &gateway{refuse: map[string]string{}}
	g.service = serve(t, func(w http.ResponseWriter, r *http.Request) {
		g.mu.Lock()
		defer g.mu.Unlock()
		id := r.URL.Query().Get("AccessKeyId")
		g.signed = append(g.signed, id+" "+r.URL.Query().Get("SecurityToken"))
		if code := g.refuse[id]; code != "" {
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprintf(w, `{"Code":%q,"Message":"no"}`, code)
			return
		}
		io.WriteString(w, `{"PageSize":20}`)
	})
	return g
}

// call makes one call, which has to fare well.
func (g *gateway) call(t *testing.T, c *client.Client) {
	t.Helper()
	if _, err := c.DescribeScans(t.Context(), client.Query{}); err != nil {
		t.Fatal(err)
	}
}

// last is who signed the newest request.
func (g *gateway) last() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.signed) == 0 {
		return ""
	}
	return g.signed[len(g.signed)-1]
}

// refuses sets the code with which the requests of a key fail.
func (g *gateway) refuses(id, code string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.refuse[id] = code
}

// settings are the members of a profile of the aliyun CLI.
type settings map[string]any

// with returns the settings and those of more.
func (s settings) with(more settings) settings {
	all := maps.Clone(s)
	maps.Copy(all, more)
	return all
}

// configuration is the content of a file with these profiles, of which the
// first is current.
func configuration(t *testing.T, profiles ...settings) string {
	t.Helper()
	content, err := json.Marshal(map[string]any{"current": profiles[0]["name"], "profiles": profiles})
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// home makes an empty home directory.
func home(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("HOME", folder)
	t.Setenv("USERPROFILE", folder)
	return folder
}

// put replaces a file at once, as the aliyun CLI does.
func put(t *testing.T, content string, path ...string) string {
	t.Helper()
	name := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name+".new", []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(name+".new", name); err != nil {
		t.Fatal(err)
	}
	return name
}

// roles plays the role service: it answers each request with the next key pair
// and notes what was asked for.
type roles struct {
	host   string
	mu     sync.Mutex
	asked  []string
	broken bool
}

// newRoles starts a role service whose certificate TestMain has made trusted.
func newRoles(t *testing.T) *roles {
	t.Helper()
	s := &roles{}
	server := httptest.NewUnstartedServer(http.HandlerFunc(s.answer))
	server.Config.ErrorLog = discardLog()
	server.StartTLS()
	t.Cleanup(server.Close)
	s.host = server.Listener.Addr().String()
	return s
}

func (s *roles) answer(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken {
		w.WriteHeader(http.StatusForbidden)
		io.WriteString(w, `{"Code":"NoPermission","Message":"`+markedSecret+`"}`)
		return
	}
	r.ParseForm()
	s.asked = append(s.asked, fmt.Sprint(r.Form.Get("Action"), " ", r.Form.Get("RoleArn"), " by ", r.Form.Get("AccessKeyId"),
		r.Form.Get("OIDCToken"), " ", r.Form.Get("SecurityToken")))
	fmt.Fprintf(w, `{"Credentials":{"AccessKeyId":"STS.role%d","AccessKeySecret":%q,"SecurityToken":"session","Expiration":"2099-01-01T00:00:00Z"}}`,
		len(s.asked), markedSecret)
}

// fail makes all further requests fail.
func (s *roles) fail() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken = true
}

// virtualMachine plays the metadata service of a virtual machine with a role.
func virtualMachine(t *testing.T) {
	t.Helper()
	t.Setenv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "")
	answer := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/latest/api/token":
			io.WriteString(w, "t")
		case "/latest/meta-data/ram/security-credentials/":
			io.WriteString(w, "machine")
		default:
			fmt.Fprintf(w, `{"Code":"Success","AccessKeyId":"STS.%s","AccessKeySecret":%q,"SecurityToken":"metadata","Expiration":"2099-01-01T00:00:00Z"}`,
				filepath.Base(r.URL.Path), markedSecret)
		}
	})
	metadata.Store(&answer)
	t.Cleanup(func() { metadata.Store(nil) })
}
