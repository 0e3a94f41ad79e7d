package credentials

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"reflect"
)

// configFile is where the profiles of the aliyun CLI are, and what to call that
// place. The path is empty where there is no home directory.
func configFile() (path, shown string) {
	if path = setting(configVariable); path != "" {
		if shown = showablePath(path); shown == "" {
			shown = configVariable
		}
		return path, shown
	}
	return inHome(".aliyun", "config.json"), "~/.aliyun/config.json"
}

// homeless reports whether the place of the configuration cannot be known.
func homeless() bool {
	path, _ := configFile()
	return path == ""
}

// readCLIConfig reads the profiles. The error is a Reason; the line is
// that of a slip in the JSON, else 0.
func readCLIConfig(path string) (config *cliConfig, line int, err error) {
	if path == "" {
		return nil, 0, ReasonNoHome
	}
	content, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, 0, ReasonNoFile
	case err != nil && isDirectory(path):
		return nil, 0, ReasonDirectory
	case errors.Is(err, fs.ErrPermission):
		return nil, 0, ReasonForbidden
	case err != nil:
		return nil, 0, ReasonUnreadable
	}
	content = bytes.TrimPrefix(content, []byte(byteOrderMark))
	switch {
	case len(bytes.Trim(content, "\x00 \t\r\n")) == 0:
		return nil, 0, ReasonEmpty
	case bytes.IndexByte(content, 0) >= 0, // also without a byte order mark
		bytes.HasPrefix(content, []byte("\xff\xfe")), bytes.HasPrefix(content, []byte("\xfe\xff")):
		return nil, 0, ReasonUTF16
	}
	config = &cliConfig{}
	if err := json.Unmarshal(content, config); err != nil {
		line, reason := slipOf(content, err)
		return nil, line, reason
	}
	config.tidy()
	return config, 0, nil
}

func isDirectory(path string) bool {
	info := look(path)
	return info != nil && info.IsDir()
}

// tidy brings what people have written into the form that the aliyun CLI writes.
func (c *cliConfig) tidy() {
	c.Current = trimmed(c.Current)
	for _, p := range c.Profiles {
		if p == nil {
			continue
		}
		fields := reflect.ValueOf(p).Elem()
		for i := range fields.NumField() {
			if field := fields.Field(i); field.Kind() == reflect.String {
				field.SetString(trimmed(field.String()))
			}
		}
		p.Mode = p.meantMode()
	}
}

// byteOrderMark is what editors of Windows put before a text.
const byteOrderMark = "\xef\xbb\xbf"
