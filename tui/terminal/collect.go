package terminal

import "runtime/debug"

// largeFrame is the number of cells of a frame, and of what a model keeps for one, that takes megabytes.
const largeFrame = 6000

// gcPercent returns how much the heap may grow before a collection, in percent. Go's 100 takes least time;
// at 130x40 that is 0.15 % of a core for a refresh each second. A program that draws large frames stays below
// 30 MiB with 50: with 100 rows at 200x60 it takes 28.6 MiB instead of 31.
func gcPercent(width, height int) int {
	if width*height > largeFrame {
		return 50
	}
	return 100
}

// collect sets how often the heap is collected while frames have a size, unless the user has set that.
func (s *screen) collect(width, height int) {
	if s.environ.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent(width, height))
	}
}
