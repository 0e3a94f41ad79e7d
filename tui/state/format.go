package state

import (
	"bytes"
	"encoding/json"
	"errors"
)

// version is that of every file. Programs of several versions may use one
// directory at a time, so a program leaves alone what it does not know: files of
// another version, files with a field more, and files of other names. Whatever a
// program of today would lose by writing a file again is therefore safe as a new
// field, or under a name of its own; what it would misunderstand needs another
// version.
const version = "1"

// errUnknown is why a file is left alone.
var errUnknown = errors.New("it has a version or a field that this scantop does not know")

// encode is a value as its file holds it.
func encode(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	content := append([]byte(`{"version":`+version+`,"data":`), data...)
	return append(content, "}\n"...), err
}

// decode puts what a file holds into v, a pointer. It fails with errUnknown when
// v has no place for some of it, and with another error when that is broken.
func decode(content []byte, v any) error {
	var outer map[string]json.RawMessage
	if err := json.Unmarshal(content, &outer); err != nil {
		return err
	}
	written, ok := outer["version"]
	data := outer["data"]
	delete(outer, "version")
	delete(outer, "data")
	switch {
	case !ok:
		return errors.New("no version")
	case string(written) != version || len(outer) > 0:
		return errUnknown
	}
	strict := json.NewDecoder(bytes.NewReader(data))
	strict.DisallowUnknownFields()
	if strictly := strict.Decode(v); strictly != nil {
		err := json.Unmarshal(data, v)
		if err != nil && (len(data) == 0 || err.Error() == strictly.Error()) {
			return err
		}
		return errUnknown
	}
	if value, ok := v.(interface{ unknown() bool }); ok && value.unknown() {
		return errUnknown
	}
	return nil
}
