package order

import "time"

// zone makes clock times the same on every machine.
var zone = time.FixedZone("CST", 8*3600)

// noon is a Monday.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, zone)
