package simulator

import "time"

// SetWall sets the clock that a Timestamp is compared with. No request may be
// under way.
func (s *Server) SetWall(now func() time.Time) { s.wall = now }

// Armed is the number of faults that wait for requests.
func (s *Server) Armed() int {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	return len(s.faults.armed)
}
