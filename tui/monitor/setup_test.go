package monitor

import "time"

// noon is when every test starts.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.FixedZone("CST", 8*60*60))
