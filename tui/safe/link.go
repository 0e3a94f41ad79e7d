package safe

import "net/url"

// WebAddress returns a link without user name and password, as a text and parsed. Both are zero unless
// the scheme is http or https.
func WebAddress(link string) (string, *url.URL) {
	u, err := url.Parse(link)
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", nil
	}
	if u.User == nil {
		return link, u
	}
	u.User = nil
	return u.String(), u
}

// MaxLink is the longest link in bytes that every terminal accepts. VTE has the lowest limit.
const MaxLink = 2083

// IsGraphic reports whether s is ASCII without blanks and control characters, so that it is safe in an
// escape sequence.
func IsGraphic(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
