package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scantop/client/simulator"
)

// nowhere is an endpoint that refuses every connection.
const nowhere = "http://127.0.0.1:1"

// TestNoCredentials starts without an account: the screen is drawn, and one line names every
// way to provide credentials.
func TestNoCredentials(t *testing.T) {
	t.Parallel()
	s := newSession(t, 170, 36)
	s.scantop("--endpoint", nowhere)
	waitFor(t, s, "127.0.0.1:1", "NAME", "q quit")
	waitUntil(t, s, "a line with every way to get credentials", func(screen string) bool {
		for _, line := range strings.Split(screen, "\n") {
			if strings.Contains(line, "ALIBABA_CLOUD_ACCESS_KEY_ID") && strings.Contains(line, "'aliyun configure'") &&
				strings.Contains(line, "RAM role") && strings.Contains(line, "--demo") {
				return true
			}
		}
		return false
	})
	s.keys("q")
	s.wantShell(0)
}

// TestNoServer checks that the program keeps trying an endpoint that does not listen, and
// says when.
func TestNoServer(t *testing.T) {
	t.Parallel()
	p := start(t, environ(t, "ALIBABA_CLOUD_ACCESS_KEY_ID=id", "ALIBABA_CLOUD_ACCESS_KEY_SECRET=secret"),
		"--endpoint", nowhere)
	waitFor(t, p, "No connection", "no connection since", "retry at")
	p.send("q")
	if code := p.exit(atOnce); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestDemoStaysOnLoopback gives the demo proxies and credentials that it must not use.
func TestDemoStaysOnLoopback(t *testing.T) {
	t.Parallel()
	proxy := listen(t)
	url := "http://" + proxy.Addr().String()
	env := environ(t, "ALIBABA_CLOUD_ACCESS_KEY_ID=id", "ALIBABA_CLOUD_ACCESS_KEY_SECRET=secret",
		"ALIBABA_CLOUD_ECS_METADATA=role", "ALIBABA_CLOUD_CREDENTIALS_URI="+url, "NO_PROXY=", "no_proxy=")
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"} {
		env = append(env, name+"="+url, strings.ToLower(name)+"="+url)
	}
	p := start(t, env, "--demo", "--interval", "1s")
	waitFor(t, p, "page 1 of 3")
	wantLoopback(t, p.cmd.Process.Pid)
	p.send("n")
	waitFor(t, p, "New scan", "▌ Targets")
	p.send("www.example.com\x13")
	waitFor(t, p, "Targets.1")
	p.send("\r")
	waitFor(t, p, "All 61") // a notice gives way to events of the demo
	wantLoopback(t, p.cmd.Process.Pid)
	p.send("q")
	p.exit(patience)
	if n := proxy.count(); n > 0 {
		t.Errorf("%d connections to the proxy, want none", n)
	}
}

// TestLog checks that only the owner can read the log, and that it holds no secret, neither
// of successful requests nor of one that AVDS rejects with a long message.
func TestLog(t *testing.T) {
	t.Parallel()
	server, err := simulator.Start(simulator.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	const wrong = "WrongSecretOfThisTest"
	for _, c := range []struct{ name, secret, shows string }{
		{"good", server.AccessKeySecret, "page 1 of 3"},
		{"bad", wrong, "stopped: credentials rejected"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "log")
			if err := os.WriteFile(file, nil, 0o644); err != nil { // an old log that all can read
				t.Fatal(err)
			}
			p := start(t, account(t, server, "ALIBABA_CLOUD_ACCESS_KEY_SECRET="+c.secret), "--endpoint", server.URL,
				"--log", file)
			waitFor(t, p, c.shows)
			p.send("q")
			p.exit(patience)
			wantLog(t, file, server, wrong)
			if screen := p.written(); strings.Contains(screen, wrong) ||
				strings.Contains(screen, server.AccessKeySecret) {
				t.Errorf("the secret is on the screen: %q", screen)
			}
		})
	}
}

func wantLog(t *testing.T, file string, server *simulator.Server, wrong string) {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 {
		t.Errorf("the log has mode %o", mode)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	log := string(content)
	if !strings.Contains(log, "DescribeScans") {
		t.Errorf("the log has no line for DescribeScans:\n%s", log)
	}
	secrets := []string{wrong, server.AccessKeySecret, server.AccessKeyID, "Signature="}
	for _, r := range server.Requests() {
		secrets = append(secrets, r.Params.Get("Signature"))
	}
	for _, secret := range secrets {
		if secret != "" && strings.Contains(log, secret) {
			t.Errorf("the log has %q:\n%s", secret, log)
		}
	}
}

// TestDemoLog starts a new log, as the first run with --log does.
func TestDemoLog(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "log")
	twin, err := simulator.Start(simulator.Config{Seed: 1}) // the seed decides the credentials
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(twin.Close)
	p := start(t, environ(t), "--demo", "--log", file)
	waitFor(t, p, "page 1 of 3")
	p.send("q")
	p.exit(patience)
	wantLog(t, file, twin, "SecurityToken")
}
