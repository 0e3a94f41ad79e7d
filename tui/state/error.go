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

// Kind says what is wrong with a file or with the directory, and so what can be
// done.
type Kind int

// The kinds of failure.
const (
	KindFailed   Kind = iota // the operating system refused
	KindForeign              // others may write to it
	KindOwner                // another user owns it
	KindNoHome               // no directory: a variable is not set
	KindNotAFile             // a symbolic link, a directory, a device
	KindTooLarge             // more than the Limit
	KindBroken               // not what scantop writes; set aside
	KindNewer                // written by another version, most likely a newer one; left alone
)

// Error is why something could not be remembered or recalled.
type Error struct {
	Kind Kind
	Path string // the file, or the directory; with KindNoHome the variable
	Kept string // where a broken file was put; only with KindBroken

	Limit int // bytes; only with KindTooLarge

	cause error
}

func failed(path string, cause error) *Error {
	if owned := othersAbove(path); owned != "" && errors.Is(cause, fs.ErrPermission) {
		return &Error{Kind: KindOwner, Path: owned, cause: cause}
	}
	return &Error{Kind: KindFailed, Path: path, cause: cause}
}

// Unwrap returns what the operating system or the decoder said, or nil.
func (e *Error) Unwrap() error { return e.cause }

// Error says in one line what is wrong, where, and what to do.
func (e *Error) Error() string {
	path := printable(e.Path)
	switch e.Kind {
	case KindForeign:
		return path + ": others may write to it: take that right away (chmod go-w)"
	case KindOwner:
		return path + " belongs to another user: run scantop as that one, or change its owner (chown)"
	case KindNoHome:
		return fmt.Sprintf("%s is not set to an absolute path: set it, or XDG_STATE_HOME", path)
	case KindNotAFile:
		return path + " is a symbolic link, or not a file: remove it"
	case KindTooLarge:
		return fmt.Sprintf("%s: over %s, so neither read nor written: remove the file, or keep less", path, Size(e.Limit))
	case KindBroken:
		return fmt.Sprintf("%s is broken and was set aside: start without it, or mend %s and rename it back", path, printable(e.Kept))
	case KindNewer:
		return path + " was written by another version of scantop and is left alone: use that one, or remove the file"
	default:
		return fmt.Sprintf("%s cannot be used: %v", path, reason(e.cause))
	}
}

// othersAbove is the nearest of a path and the directories above it that can be
// seen and belongs to another user, "" where the nearest directory does not.
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

// Size is a Limit for people.
func Size(limit int) string {
	if limit < 1<<20 {
		return fmt.Sprintf("%d KiB", limit>>10)
	}
	return fmt.Sprintf("%d MiB", limit>>20)
}

// reason is what the operating system said, without the path, which may hold
// anything.
func reason(err error) error {
	var failure *os.PathError
	if errors.As(err, &failure) {
		return failure.Err
	}
	return err
}

// printable is a path for people: as it is, or quoted where it holds what would
// not stay in its line.
func printable(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(path)
	}
	return path
}
