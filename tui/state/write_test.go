package state

// Write saves a value at once.
func (s *Store) Write(name string, v any) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.write(name, v)
}

// Remove removes a name at once.
func (s *Store) Remove(name string) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.remove(name)
}
