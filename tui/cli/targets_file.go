package cli

import (
	"bytes"
	"errors"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// errNulls means that a file is not text of bytes, but most likely of UTF-16.
var errNulls = errors.New("full of NUL bytes")

// decoded is a file of targets in UTF-8. A byte order mark at its beginning tells
// how it is encoded; without one it is in UTF-8 already. Single NUL bytes may
// stand between targets, but not be a third of the file.
func decoded(file []byte) (string, error) {
	text, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), file)
	if bytes.Count(text, []byte{0})*3 > len(text) {
		return "", errNulls
	}
	return string(text), err
}
