package cli

import (
	"os"
	"path/filepath"
)

// exportFile writes a new file in the working directory, readable only by its owner, and returns its
// absolute path. It fails if the file exists.
func exportFile(name, content string) (string, error) {
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
