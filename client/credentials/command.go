package credentials

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitCommand splits a command line into words like the aliyun CLI: at spaces outside quotes,
// without any other shell syntax. On Unix a backslash escapes the next character; within double
// quotes, only the characters that are special there. On Windows a backslash belongs to paths and
// escapes only a double quote within double quotes.
func splitCommand(line string, windows bool) ([]string, error) {
	var words []string
	var word strings.Builder
	inWord, quote := false, rune(0)
	for line != "" {
		r, size := utf8.DecodeRuneInString(line)
		line = line[size:]
		switch {
		case quote == 0 && unicode.IsSpace(r):
			if inWord {
				words = append(words, word.String())
			}
			word.Reset()
			inWord = false
			continue
		case quote == 0 && (r == '\'' || r == '"'):
			quote = r
		case r == quote:
			quote = 0
		case r == '\\' && quote != '\'':
			next, size := utf8.DecodeRuneInString(line)
			if escapes(next, size, quote != 0, windows) {
				r, line = next, line[size:]
			} else if size == 0 && !windows {
				return nil, errors.New("nothing after the last backslash")
			}
			word.WriteRune(r)
		default:
			word.WriteRune(r)
		}
		inWord = true
	}
	if inWord {
		words = append(words, word.String())
	}
	if quote != 0 || len(words) == 0 || words[0] == "" {
		return nil, errors.New("no command")
	}
	return words, nil
}

// escapes reports whether a backslash before next escapes it.
func escapes(next rune, size int, quoted, windows bool) bool {
	switch {
	case size == 0:
		return false
	case windows:
		return quoted && next == '"'
	case quoted:
		return strings.ContainsRune("\"\\$`", next)
	default:
		return true
	}
}
