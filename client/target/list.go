package target

import (
	"sort"
	"strings"
)

// List reads a text of targets that changes step by step, for example while the user types. It
// returns the same as [Parse], but reads only the changed part of the text. The zero value is an
// empty text.
type List struct {
	blocks []*targetBlock
	times  map[string]int // number of entries per host
	text   string
	hosts  []string // cache of Hosts, nil if not computed yet
	total  int      // number of entries that name a host, with repeats
	cost   int      // number of bytes parsed so far
}

// targetBlock is a part of the text that reads the same whatever surrounds it. Its positions count
// from its own beginning.
type targetBlock struct {
	text    string
	entries string   // one per line
	hosts   []string // one for each entry that names a host
	bad     []Bad
	lines   int // number of line ends
}

// leastBlock is the smallest size of a block in bytes, unless an older block begins right after it.
const leastBlock = 1 << 10

// Read sets the text of the list.
func (l *List) Read(text string) {
	if text == l.text {
		return
	}
	first, begin := 0, 0 // the blocks before are unchanged
	for first < len(l.blocks) && strings.HasPrefix(text[begin:], l.blocks[first].text) {
		begin += len(l.blocks[first].text)
		first++
	}
	last, end := len(l.blocks), len(text) // the blocks from here on are unchanged
	for last > first && strings.HasSuffix(text[begin:end], l.blocks[last-1].text) {
		last--
		end -= len(l.blocks[last].text)
	}
	if first > 0 { // the block before may continue; merging it also avoids small blocks after each edit
		first--
		begin -= len(l.blocks[first].text)
	}
	var fresh []*targetBlock
	for begin < end {
		block := l.parse(text[begin:], end-begin)
		fresh = append(fresh, block)
		begin += len(block.text)
		for end < begin { // the block extends into the next one
			end += len(l.blocks[last].text)
			last++
		}
	}
	l.replace(first, last, fresh)
	l.text, l.hosts = text, nil
}

// parse reads a block from the beginning of a text. The block ends at the given place if possible.
func (l *List) parse(text string, place int) *targetBlock {
	entries, end := splitBlock(text, func(at int) bool { return at >= leastBlock || at == place })
	b := &targetBlock{text: strings.Clone(text[:end])} // the clone lets the whole text be freed
	l.cost += end
	var lines strings.Builder
	for _, e := range entries {
		value := b.text[e.begin : e.begin+len(e.text)]
		lines.WriteString(value + "\n")
		if host, reason, ok := hostOf(value); ok {
			b.hosts = append(b.hosts, host)
		} else {
			b.bad = append(b.bad, Bad{e.position, e.line, e.begin, value, reason})
		}
	}
	b.entries = strings.TrimSuffix(lines.String(), "\n")
	crlf := strings.Count(b.text, "\r\n")
	b.lines = strings.Count(b.text, "\n") + strings.Count(b.text, "\r") - crlf
	return b
}

// replace replaces the blocks from first up to, but not including, last.
func (l *List) replace(first, last int, fresh []*targetBlock) {
	for _, block := range l.blocks[first:last] {
		l.total -= len(block.hosts)
		for _, host := range block.hosts {
			if l.times[host]--; l.times[host] == 0 {
				delete(l.times, host)
			}
		}
	}
	if l.times == nil {
		l.times = map[string]int{}
	}
	for _, block := range fresh {
		l.total += len(block.hosts)
		for _, host := range block.hosts {
			l.times[host]++
		}
	}
	blocks := make([]*targetBlock, 0, len(l.blocks)-(last-first)+len(fresh))
	blocks = append(append(blocks, l.blocks[:first]...), fresh...)
	l.blocks = append(blocks, l.blocks[last:]...)
}

// Hosts returns the hosts in the form that is sent, each once, in the order of the text. The caller
// must not change the slice.
func (l *List) Hosts() []string {
	if l.hosts != nil || len(l.times) == 0 {
		return l.hosts
	}
	l.hosts = make([]string, 0, len(l.times))
	seen := make(map[string]bool, len(l.times))
	for _, block := range l.blocks {
		for _, host := range block.hosts {
			if !seen[host] {
				seen[host] = true
				l.hosts = append(l.hosts, host)
			}
		}
	}
	return l.hosts
}

// Repeats returns how many entries name a host again.
func (l *List) Repeats() int { return l.total - len(l.times) }

// Entries returns the entries of the text, one per line.
func (l *List) Entries() string {
	entries := make([]string, 0, len(l.blocks))
	for _, block := range l.blocks {
		if block.entries != "" {
			entries = append(entries, block.entries)
		}
	}
	return strings.Join(entries, "\n")
}

// NumBad returns how many entries do not name a host.
func (l *List) NumBad() int {
	n := 0
	for _, block := range l.blocks {
		n += len(block.bad)
	}
	return n
}

// Bad returns one of the entries that do not name a host, in the order of the text.
func (l *List) Bad(which int) Bad {
	position, line, begin := 0, 0, 0
	for _, block := range l.blocks {
		if which < len(block.bad) {
			bad := block.bad[which]
			bad.Position += position
			bad.Line += line
			bad.Begin += begin
			return bad
		}
		which -= len(block.bad)
		position += len(block.hosts) + len(block.bad)
		line += block.lines
		begin += len(block.text)
	}
	panic("target: no such bad entry")
}

// BadFrom returns the index of the first such entry that ends at or after a byte of the text, or
// NumBad if there is none.
func (l *List) BadFrom(at int) int {
	return sort.Search(l.NumBad(), func(i int) bool {
		bad := l.Bad(i)
		return bad.Begin+len(bad.Value) >= at
	})
}

// Cost returns how many bytes were parsed so far, over all texts.
func (l *List) Cost() int { return l.cost }
