package state

// Saver saves what outlives a run; a *[Store] does. Only Flush and Earlier wait for a disk.
type Saver interface {
	Save(name string, v any)
	Waiting() bool
	Flush() error
	Unsaved(name string) error
	Earlier() Earlier
	Seen() Seen
}

// Nowhere is the Saver of a run that saves nothing.
type Nowhere struct{ Why error } // nil in a demo, which is to save nothing

// Save does nothing.
func (Nowhere) Save(string, any) {}

// Waiting returns false.
func (Nowhere) Waiting() bool { return false }

// Flush does nothing.
func (Nowhere) Flush() error { return nil }

// Unsaved returns why nothing is saved.
func (n Nowhere) Unsaved(string) error { return n.Why }

// Earlier finds nothing.
func (Nowhere) Earlier() Earlier { return Earlier{} }

// Seen returns nothing.
func (Nowhere) Seen() Seen { return Seen{} }
