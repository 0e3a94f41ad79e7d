package tui

import (
	"errors"
	"slices"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// Memory keeps what outlives a run; a *state.Store does. Its calls may come
// from any goroutine, one at a time.
type Memory interface {
	Read(name string, v any) (found bool, err error)
	Write(name string, v any) error
	Remove(name string) error
}

// memory writes to a Memory off the path of keys and frames: one write at a
// time, in order, and of each name only the newest value. Both screens share it.
type memory struct {
	store   Memory // nil: nothing is kept
	waiting []keep
	writing bool

	mu      sync.Mutex     // against the end of the program
	current *keep          // what is being written, or about to be
	saves   int            // how many there were
	newest  map[string]int // the newest that was written, by name
}

// keep is a value to be written, or, when it is nil, a name to be removed. A
// value that is a func(Memory) any is made when it is written; a func(Memory)
// error does that itself.
type keep struct {
	name  string
	value any
	save  int // which one it is: an older one does not take the place of a newer
}

// keptMsg answers a write.
type keptMsg struct {
	name string
	err  error
}

// save has a value written. The value must not change afterwards. One that takes
// in what another window wrote meanwhile is given as a func(Memory) any.
func (m *memory) save(name string, value any) tea.Cmd {
	if m.store == nil {
		return nil
	}
	m.waiting = slices.DeleteFunc(m.waiting, func(k keep) bool { return k.name == name })
	m.saves++
	m.waiting = append(m.waiting, keep{name, value, m.saves})
	return m.next()
}

// writer returns what writes a value at once, for who has to wait for that.
func (m *memory) writer(name string, value any) (write func() error) {
	m.saves++
	k := keep{name, value, m.saves}
	return func() error {
		m.mu.Lock()
		defer m.mu.Unlock()
		return m.put(k)
	}
}

// remove has a name forgotten.
func (m *memory) remove(name string) tea.Cmd { return m.save(name, nil) }

// written goes on after a write.
func (m *memory) written() tea.Cmd {
	m.writing = false
	return m.next()
}

func (m *memory) next() tea.Cmd {
	if m.writing || len(m.waiting) == 0 {
		return nil
	}
	m.writing = true
	m.mu.Lock()
	m.current, m.waiting = &m.waiting[0], m.waiting[1:]
	m.mu.Unlock()
	name := m.current.name
	return func() tea.Msg { return keptMsg{name, m.write()} }
}

// write writes what is current, unless flush has done that.
func (m *memory) write() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	k := m.current
	m.current = nil
	if k == nil {
		return nil
	}
	return m.put(*k)
}

// put writes a value, unless a newer one of the name is there.
func (m *memory) put(k keep) (err error) {
	if k.save < m.newest[k.name] {
		return nil
	}
	switch value := k.value.(type) {
	case nil:
		err = m.store.Remove(k.name)
	case func(Memory) error:
		err = value(m.store)
	case func(Memory) any:
		err = m.store.Write(k.name, value(m.store))
	default:
		err = m.store.Write(k.name, value)
	}
	if err == nil {
		if m.newest == nil {
			m.newest = map[string]int{}
		}
		m.newest[k.name] = k.save
	}
	return err
}

// flush writes what is not written yet, once the program has ended. A command
// that is still under way then finds nothing to do.
func (m *memory) flush() error {
	all := []error{m.write()}
	for _, k := range m.waiting {
		m.current = &k
		all = append(all, m.write())
	}
	m.waiting = nil
	return errors.Join(all...)
}
