package state

// Write saves a value without a Flush.
func (s *Store) Write(name string, v any) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.write(name, v)
}

// Remove removes a name without a Flush.
func (s *Store) Remove(name string) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.remove(name)
}
