//go:build !linux

package tui

import "time"

var began = time.Now()

// cpuTime is the time that passes, as nobody tells how long this thread has run.
func cpuTime() time.Duration { return time.Since(began) }
