package explain

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
	"unicode"

	"scantop/client"
	"scantop/client/credentials"
	"scantop/tui/text"
)

// Every kind of failure has its own line in both languages.
func TestEveryFailureIsExplained(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "zh"} {
		seen := map[string]client.Kind{}
		for kind := client.KindOther; kind <= client.KindDecode; kind++ {
			line := Error(text.For(lang), &client.Error{Kind: kind, Code: "Some.Code", Message: "some words", RequestID: "R-1"})
			if other, ok := seen[line]; ok || !strings.Contains(line, "(Some.Code: some words · RequestId R-1)") || strings.Contains(line, "\n") {
				t.Errorf("%s: kind %d is explained as %q, like %d", lang, kind, line, other)
			}
			seen[line] = kind
		}
	}
}

func TestAWrongClockIsExplainedByHowMuch(t *testing.T) {
	t.Parallel()
	line := Error(text.For("en"), &client.Error{Kind: client.KindClock, Code: "InvalidTimeStamp.Expired", ClockSkew: -17 * time.Minute})
	if !strings.Contains(line, "-17m0s") {
		t.Errorf("a clock that is wrong by 17 minutes is explained as %q", line)
	}
}

// What the line says already is not said again in brackets.
func TestATimeoutIsExplainedOnce(t *testing.T) {
	t.Parallel()
	line := Error(text.For("en"), &client.Error{Kind: client.KindTimeout, Message: "no complete answer in time"})
	if line != text.For("en").Errors.Timeout {
		t.Errorf("a time-out is explained as %q", line)
	}
}

// On a Chinese screen the client's own reasons are Chinese too.
func TestReasonsOfTheClientAreTranslated(t *testing.T) {
	t.Parallel()
	c, err := client.New(client.WithEndpoint("http://127.0.0.1:1"), client.WithDirect(), client.WithStaticCredentials("a", "b", ""))
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.DescribeScans(t.Context(), client.Query{})
	line := Error(text.For("zh"), err)
	if !strings.Contains(line, "连接被拒绝") || strings.ContainsFunc(strings.NewReplacer("AVDS", "", "--endpoint", "").Replace(line), func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }) {
		t.Errorf("a refused connection is explained as %q", line)
	}
}

// A reason may name a host or a number, in Chinese as well.
func TestReasonsWithAPartOfTheirOwnAreTranslated(t *testing.T) {
	t.Parallel()
	for reason, want := range map[string]string{
		"the name avds.example.com cannot be resolved":                           "域名 avds.example.com 无法解析",
		"HTTP 302: redirects are not followed":                                   "HTTP 302：不跟随重定向",
		"HTTP 503 without an explanation":                                        "HTTP 503，未说明原因",
		"the reply is empty":                                                     "应答为空",
		"the reply made the SDK fail":                                            "应答使 SDK 出错",
		"the SDK refused the settings":                                           "SDK 拒绝了设置",
		"the port speaks http, not https":                                        "该端口使用 http，不是 https",
		"the port speaks https, not http":                                        "该端口使用 https，不是 http",
		"there is no network interface eth9":                                     "没有网络接口 eth9",
		"the port does not speak TLS, which https needs":                         "该端口不支持 https 所需的 TLS",
		"a link-local address needs a network interface, as in [fe80::1%25eth0]": "链路本地地址须注明网络接口，例如 [fe80::1%25eth0]",
		"something of the server's own":                                          "something of the server's own",
	} {
		if got := text.For("zh").Detail(reason); got != want {
			t.Errorf("%s: %s, want %s", reason, got, want)
		}
		if got := text.For("en").Detail(reason); got != reason {
			t.Errorf("%s: %s in English", reason, got)
		}
	}
}

// A place that the environment names is told with its reason.
func TestReasonsOfAPlaceAreTranslated(t *testing.T) {
	t.Parallel()
	for _, reason := range []credentials.Reason{credentials.ReasonNotURL, credentials.ReasonNotJSON, credentials.ReasonNotSuccess, credentials.ReasonNoKeyPair,
		credentials.ReasonFailed, credentials.ReasonIncomplete, "the reply is HTTP 404", "connection refused", "no complete answer in time"} {
		err := &credentials.SourceError{Kind: credentials.KindURI, Reason: reason}
		if line, want := Error(text.For("en"), err), "No credentials from the credentials URI: "+string(reason)+"."; line != want {
			t.Errorf("%q is explained as %q", reason, line)
		}
		if line := Error(text.For("zh"), err); strings.Contains(line, string(reason)) || !strings.Contains(line, "凭证 URI") {
			t.Errorf("%q is not translated: %q", reason, line)
		}
	}
}

// Why credentials cannot be renewed is said once.
func TestARenewalThatFailsIsExplainedOnce(t *testing.T) {
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
		"en": "The credentials expired and could not be renewed: check where they come from. (the reply is HTTP 502)",
		"zh": "访问凭证已过期且未能更新，请检查凭证来源。 (响应为 HTTP 502)",
	} {
		if line := Error(text.For(lang), err); line != want {
			t.Errorf("%s: %q, want %q", lang, line, want)
		}
	}
}

// Why a profile gives no keys is said in the user's language.
func TestReasonsOfAProfileAreTranslated(t *testing.T) {
	t.Parallel()
	for _, reason := range []credentials.Reason{credentials.ReasonNoProfile, credentials.ReasonNoMode,
		credentials.ReasonMode, credentials.ReasonUnsupported, credentials.ReasonIncomplete, credentials.ReasonLoop, credentials.ReasonDisabled, credentials.ReasonLogin,
		credentials.ReasonFailed} {
		err := &credentials.ProfileError{Profile: "prod", Mode: "AK", Reason: reason}
		if line := Error(text.For("en"), err); !strings.Contains(line, string(reason)) {
			t.Errorf("%q is explained as %q", reason, line)
		}
		if line := Error(text.For("zh"), err); strings.Contains(line, string(reason)) {
			t.Errorf("%q is not translated: %q", reason, line)
		}
	}
	for _, reason := range []credentials.Reason{credentials.ReasonNoHome, credentials.ReasonNoFile, credentials.ReasonDirectory, credentials.ReasonForbidden,
		credentials.ReasonUnreadable, credentials.ReasonEmpty, credentials.ReasonUTF16, credentials.ReasonJSON, credentials.ReasonCutOff, credentials.ReasonAfterEnd,
		credentials.ReasonBracket, credentials.ReasonTrailingComma, credentials.ReasonExtraComma, credentials.ReasonComma, credentials.ReasonColon, credentials.ReasonValue,
		credentials.ReasonQuote, credentials.ReasonSingleQuote, credentials.ReasonUnquoted, credentials.ReasonPunctuation, credentials.ReasonInvisible,
		credentials.ReasonComment, credentials.ReasonBackslash, credentials.ReasonControl, credentials.ReasonType} {
		err := &credentials.ProfileError{File: "~/x/config.json", Line: 7, Reason: reason}
		if line := Error(text.For("en"), err); !strings.Contains(line, "~/x/config.json, line 7: "+string(reason)) {
			t.Errorf("%q is explained as %q", reason, line)
		}
		if line := Error(text.For("zh"), err); strings.Contains(line, string(reason)) || !strings.Contains(line, "~/x/config.json 第 7 行") {
			t.Errorf("%q is not translated: %q", reason, line)
		}
	}
}
