package state

import (
	"cmp"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	version  = 1        // of the envelope and of all that is kept in it
	maxSize  = 16 << 20 // of a file, in bytes: several forms with as much as they can hold
	staleAge = 24 * time.Hour
)

// envelope surrounds every value, so that a program knows what it must not
// touch because a newer one wrote it.
type envelope struct {
	Version int             `json:"version"`
	Data    json.RawMessage `json:"data"`
}

func encode(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	content, err := json.Marshal(envelope{version, data})
	return append(content, '\n'), err
}

// entry is one name in the opened directory.
type entry struct {
	root      *os.Root
	dir, name string
}

func (e *entry) file() string       { return e.name + ".json" }
func (e *entry) brokenFile() string { return e.name + ".broken.json" }
func (e *entry) path() string       { return filepath.Join(e.dir, e.file()) }

// content is what the file holds, and which file that was; nil without one.
func (e *entry) content() ([]byte, os.FileInfo, error) {
	info, err := e.root.Lstat(e.file())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil
	case err != nil:
		return nil, nil, failed(e.path(), err)
	case !info.Mode().IsRegular(): // before it is opened: opening a pipe would wait
		return nil, nil, &Error{Kind: KindNotAFile, Path: e.path()}
	}
	file, err := e.root.Open(e.file())
	if errors.Is(err, fs.ErrNotExist) { // removed by another program just now
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, failed(e.path(), err)
	}
	defer file.Close()
	info, err = file.Stat()
	if err == nil {
		if kind, doubtful := doubt(info); doubtful {
			return nil, nil, &Error{Kind: kind, Path: e.path()}
		}
	}
	content, readErr := io.ReadAll(io.LimitReader(file, maxSize+1))
	if err := cmp.Or(err, readErr); err != nil {
		return nil, nil, failed(e.path(), err)
	}
	if len(content) > maxSize {
		return nil, nil, &Error{Kind: KindTooLarge, Path: e.path()}
	}
	return content, info, nil
}

// load is the data in the file's envelope, and which file that was; nil without
// one. What is no envelope is set aside.
func (e *entry) load() (json.RawMessage, os.FileInfo, error) {
	content, info, err := e.content()
	if err != nil || info == nil {
		return nil, nil, err
	}
	var outer envelope
	err = json.Unmarshal(content, &outer)
	switch {
	case err == nil && outer.Version > version:
		return nil, nil, &Error{Kind: KindNewer, Path: e.path()}
	case err == nil && outer.Version < version:
		err = errors.New("no version")
	}
	if err != nil {
		return nil, nil, e.setAside(info, err)
	}
	return outer.Data, info, nil
}

// setAside renames a broken file, unless another program has put a new one in
// its place since, and returns the error that says so.
func (e *entry) setAside(broken os.FileInfo, cause error) error {
	now, err := e.root.Lstat(e.file())
	if err == nil && os.SameFile(broken, now) {
		err = e.root.Rename(e.file(), e.brokenFile())
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failed(e.path(), fmt.Errorf("it is broken and cannot be renamed: %w", reason(err)))
	}
	return &Error{Kind: KindBroken, Path: e.path(), Kept: filepath.Join(e.dir, e.brokenFile()), cause: cause}
}

// mayReplace is nil when the file may go: it is ours and of this version, or
// there is none, or not any more because it was broken.
func (e *entry) mayReplace() error {
	_, _, err := e.load()
	var failure *Error
	if errors.As(err, &failure) && failure.Kind == KindBroken {
		return nil
	}
	return err
}

// replace puts a complete file in the place of the old one.
func (e *entry) replace(content []byte) error {
	temporary := e.name + "." + rand.Text() + ".tmp"
	file, err := e.root.OpenFile(temporary, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return failed(e.path(), err)
	}
	_, err = file.Write(content)
	err = cmp.Or(err, file.Sync(), file.Close())
	if err == nil {
		err = e.root.Rename(temporary, e.file())
	}
	if err != nil {
		e.root.Remove(temporary)
		return failed(e.path(), err)
	}
	syncDirectory(e.root)
	return nil
}

// removeStale removes the temporary files of programs that were killed. What
// cannot be removed is left for the next time.
func removeStale(root *os.Root, now time.Time) {
	directory, err := root.Open(".")
	if err != nil {
		return
	}
	defer directory.Close()
	names, _ := directory.Readdirnames(-1)
	for _, name := range names {
		parts := strings.Split(name, ".")
		if len(parts) != 3 || !validName(parts[0]) || parts[2] != "tmp" {
			continue
		}
		info, err := root.Lstat(name)
		if err == nil && now.Sub(info.ModTime()) > staleAge {
			root.Remove(name)
		}
	}
}
