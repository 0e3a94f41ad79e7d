package state

import (
	"bytes"
	"encoding/json"
	"errors"
)

// version is the version of the format of every file. Several versions of scantop may use a
// directory at the same time. Each leaves alone what it does not know: files of another
// version, files with an unknown field, and files with unknown names. If today's scantop
// would lose new data by writing a file again, the data is therefore safe as a new field, or
// in a file with a new name. Data that it would misunderstand needs a new version.
const version = "1"

// errUnknown is returned by decode for a file that this version must leave alone.
var errUnknown = errors.New("it has a version or a field that this scantop does not know")

// encode returns the content of the file for a value.
func encode(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	content := append([]byte(`{"version":`+version+`,"data":`), data...)
	return append(content, "}\n"...), err
}

// decode reads the content of a file into v, a pointer. It returns errUnknown if the content
// has something that v cannot hold, and another error if it is broken.
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
