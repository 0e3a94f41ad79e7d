package view

import "slices"

// Stack holds the open screens: first the one at the bottom, last the one in front, which receives the keys.
type Stack []Screen

// Front returns the screen in front.
func (s Stack) Front() Screen { return s[len(s)-1] }

// Has reports whether a screen is open.
func (s Stack) Has(screen Screen) bool { return slices.Contains(s, screen) }

// Open puts a screen in front, unless it is open.
func (s *Stack) Open(screen Screen) {
	if !s.Has(screen) {
		*s = append(*s, screen)
	}
}

// Close closes a screen and the screens above it, except the one in front if it is an overlay of another
// screen, as the help is. The screen at the bottom stays open.
func (s *Stack) Close(screen Screen, overlay bool) {
	if at := slices.Index(*s, screen); at > 0 {
		front := s.Front()
		*s = (*s)[:at:at]
		if overlay && front != screen {
			*s = append(*s, front)
		}
	}
}
