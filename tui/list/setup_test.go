package list

import "scantop/tui/internal/tuitest"

var noon = tuitest.Noon
