package state

import (
	"slices"

	"scantop/client"
)

// unknown reports whether there is a value that no form has. A program that does
// not have its field leaves the draft alone.
func (v Values) unknown() bool {
	known := client.ParameterNames()
	for name := range v {
		if !slices.Contains(known, name) {
			return true
		}
	}
	return false
}

func (d *Drafts) unknown() bool {
	return slices.ContainsFunc(d.List, func(d Draft) bool { return d.Values.unknown() })
}

func (l *Launches) unknown() bool {
	return slices.ContainsFunc(l.List, func(l Launch) bool { return l.Values.unknown() })
}
