package state

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
)

// Kind is what is wrong with a file or a directory. It decides what the user can do.
type Kind int

// These are the kinds of errors.
const (
	KindFailed   Kind = iota // an error of the operating system
	KindForeign              // other users can write to it
	KindOwner                // another user owns it
	KindNoHome               // no directory, because a variable is not set
	KindNotAFile             // a symbolic link, a directory or a device
	KindTooLarge             // larger than Limit
	KindBroken               // not written by scantop; set aside
	KindNewer                // written by another version, probably a newer one; not changed
)

// Error says why state could not be saved or read.
type Error struct {
	Kind Kind
	Path string // the file or the directory; with KindNoHome the variable
	Kept string // the new path of a broken file; only with KindBroken

	Limit int // the maximum size in bytes; only with KindTooLarge

	cause error
}

func failed(path string, cause error) *Error {
	if owned := othersAbove(path); owned != "" && errors.Is(cause, fs.ErrPermission) {
		return &Error{Kind: KindOwner, Path: owned, cause: cause}
	}
	return &Error{Kind: KindFailed, Path: path, cause: cause}
}

// Unwrap returns the error of the operating system or the decoder, or nil.
func (e *Error) Unwrap() error { return e.cause }

// Error says in one line what is wrong and what to do.
func (e *Error) Error() string {
	path := printable(e.Path)
	switch e.Kind {
	case KindForeign:
		return path + ": writable by others; run chmod go-w on it"
	case KindOwner:
		return path + ": owned by another user; run scantop as that user, or change the owner with chown"
	case KindNoHome:
		return fmt.Sprintf("%s is not set to an absolute path; set it, or set XDG_STATE_HOME", path)
	case KindNotAFile:
		return path + ": not a regular file; remove it"
	case KindTooLarge:
		return fmt.Sprintf("%s: over %s, so not read or written; delete the file, or save less", path, Size(e.Limit))
	case KindBroken:
		return fmt.Sprintf("%s: broken, and renamed to %s; to use it, repair it and rename it back",
			path, printable(e.Kept))
	case KindNewer:
		return path + ": written by another version of scantop, and not changed; use that version, or delete the file"
	default:
		return fmt.Sprintf("%s: not usable: %v", path, reason(e.cause))
	}
}

// othersAbove returns the path, or the nearest directory above it, if it belongs to another
// user. It returns "" if the nearest directory that exists belongs to this user.
func othersAbove(path string) string {
	for ; ; path = filepath.Dir(path) {
		info, err := os.Stat(path)
		switch {
		case err == nil && !ours(info):
			return path
		case err == nil && info.IsDir(), path == filepath.Dir(path):
			return ""
		}
	}
}

// Size returns a limit in bytes as a text, such as 16 MiB.
func Size(limit int) string {
	if limit < 1<<20 {
		return fmt.Sprintf("%d KiB", limit>>10)
	}
	return fmt.Sprintf("%d MiB", limit>>20)
}

// reason returns an error of the operating system without its path, which may contain any
// characters.
func reason(err error) error {
	if failure, ok := errors.AsType[*os.PathError](err); ok {
		return failure.Err
	}
	return err
}

// printable returns a path as it is, or quoted if it contains characters that could change
// the line.
func printable(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(path)
	}
	return path
}
