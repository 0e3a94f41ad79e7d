package state

import (
	"slices"

	"scantop/client"
)

// unknown reports whether a value belongs to a parameter that this version does not have. The
// file of such a value is left alone, because saving it again would lose the value.
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
