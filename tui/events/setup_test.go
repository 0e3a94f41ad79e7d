package events

import "scantop/tui/internal/tuitest"

var noon = tuitest.Noon
