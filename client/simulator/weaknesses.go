package simulator

// words is a text in both languages that the service speaks.
type words struct{ en, zh string }

// in returns the text in a language, English unless Chinese is asked for.
func (w words) in(lang string) string {
	if lang == "zh" {
		return w.zh
	}
	return w.en
}

// weakness is a kind of finding. {host} in its proof of concept stands for the
// host.
type weakness struct {
	id        string
	name      words
	severity  int // 0 info, 1 low, 2 medium, 3 high
	vulType   int // VulType
	kind      words
	percent   int    // how many of 100 targets have it
	path      string // of the URL at which it shows; empty: it shows at a port
	port      int
	cwe       string
	owasp     string
	wasc      string
	about     words
	impact    words
	fix       words
	poc       string // HTML
	proof     string
	reference string
}

// weaknesses is what the scans of the simulator can find. The texts are made up.
var weaknesses = []weakness{
	{
		id: "sqli", name: words{"SQL injection in parameter id", "参数 id 存在 SQL 注入"},
		severity: 3, vulType: 16, kind: words{"SQL injection", "SQL 注入"}, percent: 12, path: "/login?id=1", port: 443,
		cwe: "CWE-89", owasp: "OWASP A3", wasc: "WASC-19",
		about: words{"The parameter id becomes part of a database query.",
			"参数 id 未经处理即拼入数据库查询。"},
		impact: words{"An attacker can read and change the database.", "攻击者可以读取和修改数据库。"},
		fix: words{
			"Bind parameters instead of joining strings.\r\nGive the account fewer rights.",
			"使用参数绑定，不要拼接字符串。\r\n收紧数据库账号的权限。",
		},
		poc: "GET /login?id=1&#39;%20AND%20SLEEP(5)-- HTTP/1.1\r\nHost: {host}\r\n\r\nThe reply took 5.02 s " +
			"instead of 0.03 s.",
		proof:     "sleep(5): 5.02s",
		reference: "https://cwe.mitre.org/data/definitions/89.html",
	},
	{
		id: "zookeeper", name: words{"Unauthorized access to ZooKeeper", "ZooKeeper 未授权访问"},
		severity: 3, vulType: 2, kind: words{"Broken access control", "访问控制失效"}, percent: 6, port: 2181,
		cwe: "CWE-284", owasp: "OWASP A1", wasc: "WASC-2",
		about: words{"The ZooKeeper port answers without a login.", "ZooKeeper 端口无需登录即可访问。"},
		impact: words{"Anybody can read and change the configuration in it.",
			"任何人都可以读取和修改其中的配置。"},
		fix: words{"Close the port to the Internet, and switch on SASL.",
			"不要对公网开放此端口，并启用 SASL 认证。"},
		poc:   "$ echo envi | nc {host} 2181\r\nEnvironment:\r\nzookeeper.version=3.4.13",
		proof: "zookeeper.version=3.4.13",
	},
	{
		id: "sslv3", name: words{"Weak TLS: SSLv3 accepted", "TLS 配置弱：接受 SSLv3"},
		severity: 3, vulType: 8, kind: words{"Encryption", "加密问题"}, percent: 10, port: 443,
		cwe: "CWE-326", owasp: "OWASP A2", wasc: "WASC-4",
		about: words{"The server accepts SSLv3, which is broken.", "服务器接受已被攻破的 SSLv3。"},
		impact: words{"An attacker on the network can read parts of a session.",
			"网络中的攻击者可以读取部分会话内容。"},
		fix:       words{"Accept TLS 1.2 and TLS 1.3 only.", "只启用 TLS 1.2 和 TLS 1.3。"},
		poc:       "SSLv3&nbsp;handshake: TLS_RSA_WITH_3DES_EDE_CBC_SHA",
		proof:     "SSLv3 handshake accepted",
		reference: "https://cwe.mitre.org/data/definitions/326.html",
	},
	{
		id: "xss", name: words{"Reflected XSS in parameter q", "参数 q 存在反射型 XSS"},
		severity: 2, vulType: 5, kind: words{"Reflected XSS", "反射型 XSS"}, percent: 30, path: "/search?q=test",
		port: 443,
		cwe:  "CWE-79", owasp: "OWASP A3", wasc: "WASC-8",
		about: words{"The page repeats the parameter q without encoding it.",
			"页面原样输出参数 q，未做编码。"},
		impact: words{"A prepared link runs scripts in the browser of a victim.",
			"构造的链接可以在受害者的浏览器中执行脚本。"},
		fix: words{
			"Encode what is put into a page, and set a Content-Security-Policy.",
			"输出时编码，并设置 Content-Security-Policy。",
		},
		poc: "GET /search?q=%3Cscript%3Ealert(1)%3C/script%3E\r\n&lt;p&gt;Results for " +
			"<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>&lt;/p&gt;",
		proof:     "alert(1)",
		reference: "https://cwe.mitre.org/data/definitions/79.html",
	},
	{
		id: "redirect", name: words{"Unvalidated redirect", "未验证的重定向"},
		severity: 2, vulType: 19, kind: words{"Unvalidated redirect", "未验证的重定向"}, percent: 18,
		path: "/out?to=/",
		port: 443,
		cwe:  "CWE-601", owasp: "OWASP A1", wasc: "WASC-38",
		about:  words{"The parameter to can name any address.", "参数 to 可以是任意地址。"},
		impact: words{"A link to this site can lead to another one.", "指向本站的链接可能跳转到其他网站。"},
		fix:    words{"Redirect to known addresses only.", "只允许跳转到已知地址。"},
		poc: "GET /out?to=https://example.org/ HTTP/1.1\r\nHost: {host}\r\n\r\nHTTP/1.1 302 Found\r\nLocation: " +
			"https://example.org/",
		proof: "Location: https://example.org/",
	},
	{
		id: "admin", name: words{"Admin interface on the Internet", "管理后台暴露在公网"},
		severity: 2, vulType: 35, kind: words{"Misconfiguration", "配置错误"}, percent: 15, path: "/admin/", port: 443,
		cwe: "CWE-668", owasp: "OWASP A5", wasc: "WASC-15",
		about:  words{"The login page of the admin interface is public.", "管理后台的登录页对公网开放。"},
		impact: words{"Passwords can be tried out from anywhere.", "任何人都可以尝试登录密码。"},
		fix:    words{"Limit the addresses that can reach it.", "限制可以访问的来源地址。"},
		poc:    "GET /admin/ HTTP/1.1\r\nHost: {host}\r\n\r\nHTTP/1.1 200 OK", proof: "HTTP/1.1 200 OK",
	},
	{
		id: "jquery", name: words{"Vulnerable component: jQuery 1.8.3", "存在漏洞的组件：jQuery 1.8.3"},
		severity: 2, vulType: 37, kind: words{"Vulnerable component", "含漏洞组件"}, percent: 25,
		path: "/static/jquery.min.js", port: 443,
		cwe: "CWE-1104", owasp: "OWASP A6", wasc: "WASC-14",
		about: words{"The site delivers jQuery 1.8.3, which has known weaknesses.",
			"站点使用的 jQuery 1.8.3 存在已知漏洞。"},
		impact: words{"Pages that use it can be open to XSS.", "使用它的页面可能存在 XSS。"},
		fix:    words{"Update jQuery.", "升级 jQuery。"},
		poc:    "/*! jQuery v1.8.3 jquery.com | jquery.org/license */", proof: "jQuery v1.8.3",
	},
	{
		id: "iis", name: words{"Microsoft IIS version leakage", "Microsoft IIS 版本泄露"},
		severity: 1, vulType: 12, kind: words{"Information leak", "信息泄露"}, percent: 35, path: "/", port: 443,
		cwe: "CWE-200", owasp: "OWASP A5", wasc: "WASC-13",
		about:  words{"The Server header names the version.", "Server 响应头中含有版本号。"},
		impact: words{"It tells an attacker which weaknesses to try.", "攻击者可据此选择要尝试的漏洞。"},
		fix:    words{"Remove the version from the header.", "从响应头中去掉版本号。"},
		poc:    "HTTP/1.1 200 OK\r\nServer: Microsoft-IIS/8.5", proof: "Server: Microsoft-IIS/8.5",
	},
	{
		id: "cookie", name: words{"Session cookie without Secure", "会话 Cookie 缺少 Secure 属性"},
		severity: 1, vulType: 35, kind: words{"Misconfiguration", "配置错误"}, percent: 45, path: "/", port: 443,
		cwe: "CWE-614", owasp: "OWASP A5", wasc: "WASC-15",
		about:  words{"The session cookie is also sent over http.", "会话 Cookie 也会通过 http 发送。"},
		impact: words{"An attacker on the network can take over a session.", "网络中的攻击者可以劫持会话。"},
		fix:    words{"Set Secure and HttpOnly on the cookie.", "为 Cookie 设置 Secure 和 HttpOnly 属性。"},
		poc:    "Set-Cookie: session=***; Path=/", proof: "Set-Cookie without Secure",
	},
	{
		id: "clickjacking", name: words{"Page can be framed", "页面可被嵌入框架"},
		severity: 1, vulType: 18, kind: words{"Clickjacking", "点击劫持"}, percent: 50, path: "/account", port: 443,
		cwe: "CWE-1021", owasp: "OWASP A4", wasc: "WASC-15",
		about:  words{"Nothing keeps other sites from framing this page.", "没有阻止其他网站嵌入本页面。"},
		impact: words{"A user can be led to click what is hidden.", "用户可能被诱导点击隐藏的内容。"},
		fix: words{
			"Send frame-ancestors in the Content-Security-Policy.",
			"在 Content-Security-Policy 中设置 frame-ancestors。",
		},
		poc: "HTTP/1.1 200 OK\r\n(no X-Frame-Options, no frame-ancestors)", proof: "no X-Frame-Options",
	},
	{
		id: "banner", name: words{"Open port with banner", "开放端口返回版本信息"},
		severity: 0, vulType: 12, kind: words{"Information leak", "信息泄露"}, percent: 40, port: 22,
		cwe: "CWE-200", owasp: "OWASP A5", wasc: "WASC-13",
		about:  words{"The port tells what software listens.", "端口返回所运行软件的信息。"},
		impact: words{"None by itself.", "本身没有影响。"},
		fix:    words{"Close ports that nobody needs.", "关闭不需要的端口。"},
		poc:    "SSH-2.0-OpenSSH_8.0", proof: "SSH-2.0-OpenSSH_8.0",
	},
	{
		id: "headers", name: words{"Security headers missing", "缺少安全响应头"},
		severity: 0, vulType: 35, kind: words{"Misconfiguration", "配置错误"}, percent: 60, path: "/", port: 443,
		cwe: "CWE-693", owasp: "OWASP A5", wasc: "WASC-15",
		about:  words{"The site sends no Strict-Transport-Security.", "站点未发送 Strict-Transport-Security。"},
		impact: words{"None by itself.", "本身没有影响。"},
		fix:    words{"Send the header with a long max-age.", "发送该响应头，并设置较长的 max-age。"},
		poc:    "HTTP/1.1 200 OK\r\n(no Strict-Transport-Security)", proof: "no Strict-Transport-Security",
	},
}
