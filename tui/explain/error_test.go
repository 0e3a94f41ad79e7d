package explain

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"scantop/client"
	"scantop/client/credentials"
	"scantop/client/reason"
	"scantop/client/testenv"
	"scantop/tui/text"
)

// Each kind of failure has a line of its own in both languages.
func TestEveryFailureIsExplained(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "zh"} {
		seen := map[string]client.Kind{}
		for kind := client.KindOther; kind <= client.KindDecode; kind++ {
			failure := &client.Error{Kind: kind, Code: "Some.Code", Message: "some words", RequestID: "R-1"}
			line := Error(text.For(lang), failure)
			if other, ok := seen[line]; ok {
				t.Errorf("%s: kinds %d and %d are both explained as %q", lang, other, kind, line)
			}
			if !strings.Contains(line, "Some.Code: some words · RequestId R-1") || strings.Contains(line, "\n") {
				t.Errorf("%s: kind %d is explained as %q", lang, kind, line)
			}
			seen[line] = kind
		}
	}
}

func TestAWrongClockIsExplainedWithItsDifference(t *testing.T) {
	t.Parallel()
	skewed := &client.Error{Kind: client.KindClock, Code: "InvalidTimeStamp.Expired", ClockSkew: -17 * time.Minute}
	line := Error(text.For("en"), skewed)
	if !strings.Contains(line, "off by 17 minutes.") {
		t.Errorf("a clock that is wrong by 17 minutes is explained as %q", line)
	}
}

// The detail in brackets does not repeat the line.
func TestATimeoutIsExplainedOnce(t *testing.T) {
	t.Parallel()
	line := Error(text.For("en"), &client.Error{Kind: client.KindTimeout, Message: "no complete answer in time"})
	if line != text.For("en").Errors.Timeout {
		t.Errorf("a time-out is explained as %q", line)
	}
}

// The client's own reasons are in the language of the screen.
func TestReasonsOfTheClientAreTranslated(t *testing.T) {
	t.Parallel()
	c, err := client.New(client.WithEndpoint("http://127.0.0.1:1"), client.WithDirect(),
		client.WithStaticCredentials("a", "b", ""))
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.DescribeScans(t.Context(), client.Query{})
	line := Error(text.For("zh"), err)
	isEnglish := func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }
	words := strings.NewReplacer("AVDS", "", "--endpoint", "").Replace(line)
	if !strings.Contains(line, "连接被拒绝") || strings.ContainsFunc(words, isEnglish) {
		t.Errorf("a refused connection is explained as %q", line)
	}
}

// Each reason of the client has words in both languages. A reason that is about something
// names it.
func TestEveryReasonHasWords(t *testing.T) {
	t.Parallel()
	file, err := parser.ParseFile(token.NewFileSet(), "../../client/reason/reason.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && spec.Type != nil {
			name, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if names[name] || err != nil {
				t.Errorf("the reason %s is declared twice or cannot be read: %v", name, err)
			}
			names[name] = true
		}
		return true
	})
	if delete(names, string(reason.NotSetUp)); len(names) < 50 { // NotSetUp has texts of its own
		t.Fatalf("only %d reasons found", len(names))
	}
	about := []reason.Reason{reason.UnknownHost, reason.NoInterface, reason.BareStatus, reason.Redirect, reason.Status}
	for name := range names {
		r := reason.Reason(name)
		en, zh := reasonWords(text.For("en"), r.About("eth9")), reasonWords(text.For("zh"), r.About("eth9"))
		if !strings.ContainsFunc(zh, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s is %q in Chinese", name, zh)
		}
		want := slices.Contains(about, r)
		if strings.Contains(en, "eth9") != want || strings.Contains(zh, "eth9") != want {
			t.Errorf("%s must name what it is about: %t, but its words are %q and %q", name, want, en, zh)
		}
	}
}

// Each kind of failure, and each source of credentials that a user can set up, has a word of
// its own in both languages.
func TestEveryKindHasAWord(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "zh"} {
		c, seen := text.For(lang), map[string]bool{"": true}
		want := func(what, word string) {
			if seen[word] || lang == "zh" && word == what {
				t.Errorf("%s: %s is called %q", lang, what, word)
			}
			seen[word] = true
		}
		want("no credentials", c.Errors.NoCredentialsShort)
		for kind := client.KindOther; kind <= client.KindDecode; kind++ {
			want(kind.String(), c.Failure(kind.String()))
		}
		for kind := credentials.KindEnvironment; kind <= credentials.KindURI; kind++ {
			want(kind.String(), c.Account(kind.String()))
		}
	}
}

func TestReasonsInWords(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		reason reason.Reason
		en, zh string
	}{
		{reason.UnknownHost.About("avds.example.com"), "the name avds.example.com cannot be resolved",
			"无法解析域名 avds.example.com"},
		{reason.Redirect.About("302"), "HTTP 302; redirects are not followed", "HTTP 302，不跟随重定向"},
		{reason.BareStatus.About("503"), "HTTP 503 and no reason", "HTTP 503，未说明原因"},
		{reason.Empty, "the reply is empty", "响应为空"},
		{reason.SDKFailed, "the SDK cannot read the reply", "SDK 无法解析响应"},
		{reason.SDKSettings, "the SDK does not accept the settings", "SDK 不接受这些设置"},
		{reason.SpeaksHTTP, "the port speaks http, not https", "此端口使用 http，不是 https"},
		{reason.SpeaksHTTPS, "the port speaks https, not http", "此端口使用 https，不是 http"},
		{reason.NoInterface.About("eth9"), "no network interface eth9", "没有网络接口 eth9"},
		{reason.NotTLS, "the port does not speak TLS, which https needs", "此端口不支持 https 所需的 TLS"},
		{reason.NeedsInterface, "a link-local address needs a network interface, as in [fe80::1%25eth0]",
			"链路本地地址须注明网络接口，例如 [fe80::1%25eth0]"},
	} {
		for lang, want := range map[string]string{"en": test.en, "zh": test.zh} {
			if got := reasonWords(text.For(lang), test.reason); got != want {
				t.Errorf("%s is %q, want %q", test.reason, got, want)
			}
		}
	}
	// The message of AVDS is shown unchanged.
	own := &client.Error{Message: "some message of AVDS"}
	if got := Said(text.For("zh"), own); got != own.Message {
		t.Errorf("%q is shown as %q", own.Message, got)
	}
}

// Each reason for missing credentials has a line of its own, in the language of the screen.
func TestWhyThereAreNoCredentials(t *testing.T) {
	t.Parallel()
	const file = "~/x/config.json"
	for _, test := range []struct {
		err    credentials.Error
		en, zh string // %s is replaced with the reason
	}{
		{credentials.Error{Reason: reason.NotSetUp},
			text.For("en").Errors.NoCredentials, text.For("zh").Errors.NoCredentials},
		{credentials.Error{Reason: reason.NoHome}, text.For("en").Errors.NoHome, text.For("zh").Errors.NoHome},
		{credentials.Error{Kind: credentials.KindProfile, Reason: reason.NotSetUp},
			text.For("en").Errors.Profile, text.For("zh").Errors.Profile},
		{credentials.Error{Kind: credentials.KindURI, Reason: reason.Status.About("404")},
			"No credentials from the credentials URI: %s.", "未从“凭证 URI”取得访问凭证：%s。"},
		{credentials.Error{Kind: credentials.KindProfile, Profile: "prod", Mode: "AK", Reason: reason.Incomplete},
			text.For("en").Errors.Profile + " (prod, AK: %s)", text.For("zh").Errors.Profile + "（prod、AK：%s）"},
		{credentials.Error{Kind: credentials.KindProfile, File: file, Reason: reason.NoFile},
			"No credentials. The aliyun CLI's configuration ~/x/config.json cannot be used: %s.",
			"未找到访问凭证。无法使用 aliyun CLI 的配置文件 ~/x/config.json：%s。"},
		{credentials.Error{Kind: credentials.KindProfile, File: file, Line: 7, Reason: reason.JSON},
			"No credentials. The aliyun CLI's configuration ~/x/config.json, line 7 cannot be used: %s.",
			"未找到访问凭证。无法使用 aliyun CLI 的配置文件 ~/x/config.json 第 7 行：%s。"},
		{credentials.Error{Kind: credentials.KindECS, Expired: true, Reason: reason.NoKeys},
			text.For("en").Errors.Renewal, text.For("zh").Errors.Renewal},
		{credentials.Error{Kind: credentials.KindURI, Expired: true, Reason: reason.Refused},
			text.For("en").Errors.Renewal + " (%s)", text.For("zh").Errors.Renewal + "（%s）"},
	} {
		for lang, want := range map[string]string{"en": test.en, "zh": test.zh} {
			want = strings.Replace(want, "%s", reasonWords(text.For(lang), test.err.Reason), 1)
			if got := Error(text.For(lang), &test.err); got != want {
				t.Errorf("%v is explained as %q, want %q", &test.err, got, want)
			}
		}
	}
}

// TestMain isolates the tests.
func TestMain(m *testing.M) { testenv.Main(m) }

// withoutCredentials returns the error of a request for which there are no credentials,
// because of a mistake in line 2 of the configuration.
func withoutCredentials(t *testing.T) error {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", filepath.Join(home, "config.json"))
	if err := os.WriteFile(filepath.Join(home, "config.json"), []byte("{\n,"), 0o600); err != nil {
		t.Fatal(err)
	}
	avds, err := client.New(client.WithProfile(""), client.WithEndpoint("http://127.0.0.1:1"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = avds.DescribeScans(t.Context(), client.Query{})
	return err
}

// The log names the file and the line of a mistake in the configuration.
func TestMissingCredentialsNameTheFaultyFile(t *testing.T) {
	err := withoutCredentials(t)
	var failure *client.Error
	if !errors.As(err, &failure) {
		t.Fatalf("the call failed with %v, not with a client.Error", err)
	}
	if said := Said(text.For("en"), failure); !strings.Contains(said, "line 2 cannot be used: not valid JSON") {
		t.Errorf("%v is logged as %q", err, said)
	}
}

// The line says only once why credentials could not be renewed.
func TestAFailedRenewalIsExplainedOnce(t *testing.T) {
	broken := false
	source := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if broken {
			w.WriteHeader(http.StatusBadGateway)
		}
		io.WriteString(w, `{"AccessKeyId":"abc","AccessKeySecret":"def","Expiration":"2000-01-01T00:00:00Z"}`)
	}))
	defer source.Close()
	t.Setenv("HOME", t.TempDir())
	t.Setenv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", source.URL)
	avds, err := client.New(client.WithDirect(), client.WithEndpoint("http://127.0.0.1:1"))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, err = avds.DescribeScans(t.Context(), client.Query{})
		broken = true
	}
	for lang, want := range map[string]string{
		"en": "The credentials expired and could not be renewed. Check their source. (the reply is HTTP 502)",
		"zh": "访问凭证已过期，且未能更新。请检查凭证来源。（响应为 HTTP 502）",
	} {
		if line := Error(text.For(lang), err); line != want {
			t.Errorf("%s: %q, want %q", lang, line, want)
		}
	}
}
