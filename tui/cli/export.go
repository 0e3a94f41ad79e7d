package cli

import (
	"os"
	"path/filepath"
)

// export writes a file that the user asked for into the directory that scantop
// was started in, for its owner only, and never over another file. It returns
// the whole path.
func export(name, content string) (string, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	_, err = file.WriteString(content)
	if closing := file.Close(); err == nil {
		err = closing
	}
	return path, err
}
