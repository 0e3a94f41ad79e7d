//go:build !linux

package tui

import "time"

var began = time.Now()

// cpuTime returns the time that has passed: these systems do not report the time of a
// thread.
func cpuTime() time.Duration { return time.Since(began) }
