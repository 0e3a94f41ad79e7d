package credentials_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"scantop/client/credentials"
	"scantop/client/testenv"
)

// The marked key pair. A text that contains any of these leaks a secret.
const (
	markedID     = "LTAImarkedKeyId"
	markedSecret = "markedSecret/+=~*"
	markedToken  = "markedToken/+=~*=="
)

// Short names for the services of testenv.
type service = testenv.Service

var serve, replying = testenv.Serve, testenv.Replying

// mustFind returns the key pair for the next request.
func mustFind(t *testing.T, r *credentials.Resolver) *credentials.KeyPair {
	t.Helper()
	keys, err := r.Resolve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// wantKeys fails the test unless the next request is signed with the AccessKeyId and SecurityToken
// in want, separated by a space, and is accepted.
func wantKeys(t *testing.T, r *credentials.Resolver, what, want string) {
	t.Helper()
	keys := mustFind(t, r)
	if got := keys.ID() + " " + keys.Token(); got != want {
		t.Errorf("%s: signed as %q, want %q", what, got, want)
	}
	r.Report(keys, false)
}

// failureOf returns the error of a search for keys. It fails the test if there are keys, or if the
// error shows a secret.
func failureOf(t *testing.T, r *credentials.Resolver) *credentials.Error {
	t.Helper()
	_, err := r.Resolve(t.Context())
	var failure *credentials.Error
	if !errors.As(err, &failure) {
		t.Fatalf("got %T %v, want an *Error", err, err)
	}
	shown := strings.ToLower(fmt.Sprintf("%v %+v %#v", err, *failure, failure))
	if strings.Contains(shown, "marked") || strings.Contains(err.Error(), "\n") {
		t.Errorf("the error shows a secret, or has more than one line: %s", shown)
	}
	wantNoSecrets(t, r)
	return failure
}

// settings are the members of a profile of the aliyun CLI.
type settings map[string]any

// with returns the settings, replaced or extended by more.
func (s settings) with(more settings) settings {
	all := maps.Clone(s)
	maps.Copy(all, more)
	return all
}

// configuration returns a file with these profiles, of which the first is current.
func configuration(t *testing.T, profiles ...settings) string {
	t.Helper()
	content, err := json.Marshal(map[string]any{"current": profiles[0]["name"], "profiles": profiles})
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// pair returns a profile with a key pair.
func pair(id string) settings {
	return settings{"access_key_id": id, "access_key_secret": markedSecret}
}

// ak returns a configuration with one key pair in a profile called prod.
func ak(t *testing.T, id string) string {
	t.Helper()
	return configuration(t, pair(id).with(settings{"name": "prod", "mode": "AK"}))
}

// ini returns a credentials file with one key pair.
func ini(id string) string {
	return fmt.Sprintf("[default]\ntype = access_key\naccess_key_id = %s\naccess_key_secret = s\n", id)
}

// home creates an empty home directory.
func home(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("HOME", folder)
	t.Setenv("USERPROFILE", folder)
	return folder
}

// put replaces a file atomically, like the aliyun CLI.
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

// roles is an STS that returns a new key pair for each request and records the requests.
type roles struct {
	host   string
	mu     sync.Mutex
	asked  []string
	broken bool
}

// newRoles starts an STS. TestMain has made its certificate trusted.
func newRoles(t *testing.T) *roles {
	t.Helper()
	s := &roles{}
	server := httptest.NewUnstartedServer(http.HandlerFunc(s.answer))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
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
	s.asked = append(s.asked, fmt.Sprint(r.Form.Get("Action"), " ", r.Form.Get("RoleArn"),
		" by ", r.Form.Get("AccessKeyId"), r.Form.Get("OIDCToken"), " ", r.Form.Get("SecurityToken")))
	fmt.Fprintf(w, `{"Credentials":{"AccessKeyId":"STS.role%d","AccessKeySecret":%q,`+
		`"SecurityToken":"session","Expiration":"2099-01-01T00:00:00Z"}}`,
		len(s.asked), markedSecret)
}

// fail makes all further requests fail.
func (s *roles) fail() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken = true
}

// virtualMachine starts the metadata service of a virtual machine with a role.
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
			fmt.Fprintf(w, `{"Code":"Success","AccessKeyId":"STS.%s","AccessKeySecret":%q,`+
				`"SecurityToken":"metadata","Expiration":"2099-01-01T00:00:00Z"}`,
				filepath.Base(r.URL.Path), markedSecret)
		}
	})
	metadata.Store(&answer)
	t.Cleanup(func() { metadata.Store(nil) })
}
