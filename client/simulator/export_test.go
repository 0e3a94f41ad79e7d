package simulator

import "time"

// SetWall sets the clock for Timestamps. No request may be pending.
func (s *Server) SetWall(now func() time.Time) { s.wall = now }

// Armed returns the number of faults that have not ended.
func (s *Server) Armed() int {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	return len(s.faults.armed)
}
