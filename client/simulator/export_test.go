package simulator

import "time"

// SetWall sets the clock that a Timestamp is compared with. No request may be
// under way.
func (s *Server) SetWall(now func() time.Time) { s.wall = now }
