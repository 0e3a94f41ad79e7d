package state

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

const (
	maxSize  = 16 << 20 // of a file, in bytes: several forms with as much as they can hold
	staleAge = 24 * time.Hour
)

// limit is how many bytes the file of a name may have.
func limit(name string) int {
	if name == PreferencesName || name == WatchedName {
		return 64 << 10 // several times what Normalise leaves of them
	}
	return maxSize
}

// entry is one name in the opened directory.
type entry struct {
	root      *os.Root
	dir, name string
}

func (e *entry) file() string       { return e.name + ".json" }
func (e *entry) brokenFile() string { return e.name + ".broken.json" }
func (e *entry) path() string       { return filepath.Join(e.dir, e.file()) }

// open opens the file, and waits for nobody; it is nil without one.
func (e *entry) open() (*os.File, os.FileInfo, error) {
	info, err := e.root.Lstat(e.file())
	var file *os.File
	if err == nil && info.Mode().IsRegular() { // opening a device may do something
		file, err = e.root.OpenFile(e.file(), os.O_RDONLY|openNow, 0)
	}
	if file != nil {
		if info, err = file.Stat(); err != nil {
			file.Close()
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist): // another program may have removed it just now
		return nil, nil, nil
	case err != nil:
		return nil, nil, failed(e.path(), err)
	case !info.Mode().IsRegular():
		if file != nil {
			file.Close()
		}
		return nil, nil, &Error{Kind: KindNotAFile, Path: e.path()}
	}
	return file, info, nil
}

// content is what the file holds, and which file that was; nil without one.
func (e *entry) content() ([]byte, os.FileInfo, error) {
	file, info, err := e.open()
	if file == nil {
		return nil, nil, err
	}
	defer file.Close()
	if kind, doubtful := doubt(info); doubtful {
		return nil, nil, &Error{Kind: kind, Path: e.path()}
	}
	if info.Size() > int64(e.limit()) {
		return nil, nil, e.tooLarge()
	}
	content, err := io.ReadAll(io.LimitReader(file, int64(e.limit())+1))
	switch {
	case err != nil:
		return nil, nil, failed(e.path(), err)
	case len(content) > e.limit(): // it is growing
		return nil, nil, e.tooLarge()
	}
	return content, info, nil
}

func (e *entry) limit() int { return limit(e.name) }

func (e *entry) tooLarge() *Error {
	return &Error{Kind: KindTooLarge, Path: e.path(), Limit: e.limit()}
}

// kind is a pointer to a value of the kind that a program keeps under the name, or
// to any value.
func (e *entry) kind() any {
	kind, _, _ := strings.Cut(e.name, "-") // the rest is an id
	switch kind {
	case PreferencesName:
		return new(Preferences)
	case WatchedName:
		return new(Watched)
	case LaunchesName, LaunchName:
		return new(Launches)
	case DraftName, SentName:
		return new(Drafts)
	default:
		return new(any)
	}
}

// load puts the value in the file into v, a pointer, and returns which file that
// was; nil without one. What is broken is set aside, what another version wrote
// is left alone.
func (e *entry) load(v any) (os.FileInfo, error) {
	content, info, err := e.content()
	if err != nil || info == nil {
		return nil, err
	}
	switch err = decode(content, v); {
	case errors.Is(err, errUnknown):
		return nil, &Error{Kind: KindNewer, Path: e.path(), cause: err}
	case err != nil:
		return nil, e.setAside(info, err)
	}
	return info, nil
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

// mayReplace is nil when the file may go for a value like v: it is ours and of
// this version, or there is none, or not any more because it was broken.
func (e *entry) mayReplace(v any) error {
	_, err := e.load(v)
	var failure *Error
	if errors.As(err, &failure) && failure.Kind == KindBroken {
		return nil
	}
	return err
}

// replace puts a complete file in the place of the old one.
func (e *entry) replace(content []byte) error {
	half := e.name + "." + rand.Text() + ".tmp"
	file, err := e.root.OpenFile(half, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return failed(e.path(), err)
	}
	_, err = file.Write(content)
	err = cmp.Or(err, file.Sync())
	err = cmp.Or(err, file.Close())
	if err == nil {
		err = e.root.Rename(half, e.file())
	}
	if err != nil {
		e.root.Remove(half)
		return failed(e.path(), err)
	}
	syncDirectory(e.root)
	return nil
}

// temporary are the names that replace gives to files: rand.Text is in them.
var temporary = regexp.MustCompile(`^[a-z0-9-]+\.[A-Z2-7]{26}\.tmp$`)

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
		if !temporary.MatchString(name) {
			continue
		}
		info, err := root.Lstat(name)
		if err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > staleAge {
			root.Remove(name)
		}
	}
}
