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
	maxSize  = 16 << 20 // bytes of a file; enough for several forms at their limits
	staleAge = 24 * time.Hour
)

// limit returns the maximum size in bytes of the file with a name.
func limit(name string) int {
	switch name {
	case PreferencesName, WatchedName:
		return 64 << 10 // several times what Normalise keeps
	case TalliesName:
		return maxTalliesSize
	case SeenName:
		return maxSeenSize
	}
	return maxSize
}

// file is a file of the store in its opened directory. It need not exist.
type file struct {
	root      *os.Root
	dir, name string
}

func (f *file) fileName() string   { return f.name + ".json" }
func (f *file) brokenFile() string { return f.name + ".broken.json" }
func (f *file) path() string       { return filepath.Join(f.dir, f.fileName()) }

// open opens the file without blocking. It returns nil if the file does not exist.
func (f *file) open() (*os.File, os.FileInfo, error) {
	info, err := f.root.Lstat(f.fileName())
	var file *os.File
	if err == nil && info.Mode().IsRegular() { // merely opening a device can have effects
		file, err = f.root.OpenFile(f.fileName(), os.O_RDONLY|openNow, 0)
	}
	if file != nil {
		if info, err = file.Stat(); err != nil {
			file.Close()
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist): // perhaps another program has removed it since Lstat
		return nil, nil, nil
	case err != nil:
		return nil, nil, failed(f.path(), err)
	case !info.Mode().IsRegular():
		if file != nil {
			file.Close()
		}
		return nil, nil, &Error{Kind: KindNotAFile, Path: f.path()}
	}
	return file, info, nil
}

// content returns the content of the file and its identity, or nil if it does not exist.
func (f *file) content() ([]byte, os.FileInfo, error) {
	file, info, err := f.open()
	if file == nil {
		return nil, nil, err
	}
	defer file.Close()
	if kind, ok := trusted(info); !ok {
		return nil, nil, &Error{Kind: kind, Path: f.path()}
	}
	if info.Size() > int64(f.limit()) {
		return nil, nil, f.tooLarge()
	}
	content, err := io.ReadAll(io.LimitReader(file, int64(f.limit())+1))
	switch {
	case err != nil:
		return nil, nil, failed(f.path(), err)
	case len(content) > f.limit(): // it grows while it is read
		return nil, nil, f.tooLarge()
	}
	return content, info, nil
}

func (f *file) limit() int { return limit(f.name) }

func (f *file) tooLarge() *Error {
	return &Error{Kind: KindTooLarge, Path: f.path(), Limit: f.limit()}
}

// kind returns a pointer to a zero value of the type that is saved under the name.
func (f *file) kind() any {
	kind, _, _ := strings.Cut(f.name, "-") // an id may follow
	switch kind {
	case PreferencesName:
		return new(Preferences)
	case WatchedName:
		return new(Watched)
	case TalliesName:
		return new(Tallies)
	case SeenName:
		return new(Seen)
	case LaunchesName, LaunchName:
		return new(Launches)
	case DraftName, SentName:
		return new(Drafts)
	default:
		return new(any)
	}
}

// load reads the value in the file into v, a pointer, and returns the identity of the file,
// or nil if it does not exist. It sets a broken file aside and leaves the file of another
// version alone; both are errors.
func (f *file) load(v any) (os.FileInfo, error) {
	content, info, err := f.content()
	if err != nil || info == nil {
		return nil, err
	}
	switch err = decode(content, v); {
	case errors.Is(err, errUnknown):
		return nil, &Error{Kind: KindNewer, Path: f.path(), cause: err}
	case err != nil:
		return nil, f.setAside(info, err)
	}
	return info, nil
}

// setAside renames a broken file and returns the error that says so. It does not rename a
// file that another program has put in its place since.
func (f *file) setAside(broken os.FileInfo, cause error) error {
	now, err := f.root.Lstat(f.fileName())
	if err == nil && os.SameFile(broken, now) {
		err = f.root.Rename(f.fileName(), f.brokenFile())
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failed(f.path(), fmt.Errorf("it is broken and cannot be renamed: %w", reason(err)))
	}
	return &Error{Kind: KindBroken, Path: f.path(), Kept: filepath.Join(f.dir, f.brokenFile()), cause: cause}
}

// mayReplace returns nil if the file may be replaced by a value of the type of v, a pointer:
// if it is one of this version, if it does not exist, or if it was broken and has been set
// aside.
func (f *file) mayReplace(v any) error {
	_, err := f.load(v)
	if failure, ok := errors.AsType[*Error](err); ok && failure.Kind == KindBroken {
		return nil
	}
	return err
}

// replace writes the file. A reader sees the old content or the new one, never a part.
func (f *file) replace(content []byte) error {
	half := f.name + "." + rand.Text() + ".tmp"
	file, err := f.root.OpenFile(half, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return failed(f.path(), err)
	}
	_, err = file.Write(content)
	err = cmp.Or(err, file.Sync())
	err = cmp.Or(err, file.Close())
	if err == nil {
		err = f.root.Rename(half, f.fileName())
	}
	if err != nil {
		f.root.Remove(half)
		return failed(f.path(), err)
	}
	syncDirectory(f.root)
	return nil
}

// temporary matches the names of the temporary files that replace creates.
var temporary = regexp.MustCompile(`^[a-z0-9-]+\.[A-Z2-7]{26}\.tmp$`)

// removeStale removes the temporary files of programs that were killed more than a day ago.
// It ignores errors.
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
