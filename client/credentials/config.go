package credentials

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"reflect"
	"strings"

	"scantop/client/reason"
)

// configFile returns the path of the aliyun CLI's configuration, and the name to show for it. The
// path is empty if there is no home directory.
func configFile() (path, shown string) {
	if path = setting(configVariable); path != "" {
		return path, cmp.Or(shownUpTo(200, path), configVariable)
	}
	return inHome(".aliyun", "config.json"), "~/.aliyun/config.json"
}

// readCLIConfig reads the profiles. The error is a reason. The line is where the JSON is invalid,
// from 1, and 0 for any other error.
func readCLIConfig(path string) (config *cliConfig, line int, err error) {
	if path == "" {
		return nil, 0, reason.NoHome
	}
	content, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, 0, reason.NoFile
	case errors.Is(err, fs.ErrPermission):
		return nil, 0, reason.Forbidden
	case err != nil:
		return nil, 0, reason.Unreadable
	}
	content = bytes.TrimPrefix(content, []byte(byteOrderMark))
	if len(bytes.TrimSpace(content)) == 0 {
		return nil, 0, reason.EmptyFile
	}
	config = &cliConfig{}
	if err := json.Unmarshal(content, config); err != nil {
		line, why := mistake(content, err)
		return nil, line, why
	}
	config.tidy()
	return config, 0, nil
}

// mistake returns the line of a JSON error, and the reason. The decoder's own message would quote
// the file.
func mistake(content []byte, err error) (line int, why reason.Reason) {
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	at := int64(len(content))
	switch {
	case errors.As(err, &mistyped):
		at, why = mistyped.Offset, reason.Mistyped
	case errors.As(err, &syntax) && strings.HasPrefix(syntax.Error(), "unexpected end"):
		why = reason.CutOff
	case syntax != nil:
		at, why = syntax.Offset-1, reason.JSON // the offset is one behind the invalid byte
	}
	return 1 + bytes.Count(content[:at], []byte("\n")), why
}

// tidy brings hand-written values into the form that the aliyun CLI writes.
func (c *cliConfig) tidy() {
	c.Current = trimmed(c.Current)
	for _, p := range c.Profiles {
		if p == nil {
			continue
		}
		for _, field := range reflect.ValueOf(p).Elem().Fields() {
			if field.Kind() == reflect.String {
				field.SetString(trimmed(field.String()))
			}
		}
		p.Mode = cmp.Or(knownMode(p.Mode), p.Mode)
	}
}

// byteOrderMark is what Windows editors put at the beginning of a text.
const byteOrderMark = "\xef\xbb\xbf"
