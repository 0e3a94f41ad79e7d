//go:build unix

package cli

import "syscall"

// noFollow makes the opening of a symbolic link fail.
const noFollow = syscall.O_NOFOLLOW
