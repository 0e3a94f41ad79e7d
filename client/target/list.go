package target

import (
	"sort"
	"strings"
)

// List reads a text of targets that changes little by little, such as one
// that is being typed. It finds what [Parse] finds, and reads only the
// piece of the text that has changed. The zero value has read an empty text.
type List struct {
	blocks []*targetBlock
	times  map[string]int // how many entries name a host
	text   string
	hosts  []string // nil until they are asked for
	total  int      // how many entries name a host, repeats included
	cost   int      // how many bytes were parsed so far
}

// targetBlock is a piece of the text in which the same is found whatever stands
// around it. Its places count from its own beginning.
type targetBlock struct {
	text    string
	entries string   // one a line
	hosts   []string // one for each entry that names a host
	bad     []Bad
	lines   int // how many line ends it has
}

// leastBlock is how many bytes a block has at least, unless it ends where an
// older one began.
const leastBlock = 1 << 10

// Read has the list hold what is in a text.
func (l *List) Read(text string) {
	if text == l.text {
		return
	}
	first, begin := 0, 0 // the blocks before are as they were
	for first < len(l.blocks) && strings.HasPrefix(text[begin:], l.blocks[first].text) {
		begin += len(l.blocks[first].text)
		first++
	}
	last, end := len(l.blocks), len(text) // so are those from here on
	for last > first && strings.HasSuffix(text[begin:end], l.blocks[last-1].text) {
		last--
		end -= len(l.blocks[last].text)
	}
	if first > 0 { // the last block may go on, and each edit behind another one would leave a small one
		first--
		begin -= len(l.blocks[first].text)
	}
	var fresh []*targetBlock
	for begin < end {
		block := l.parse(text[begin:], end-begin)
		fresh = append(fresh, block)
		begin += len(block.text)
		for end < begin { // the block goes on into the next one
			end += len(l.blocks[last].text)
			last++
		}
	}
	l.replace(first, last, fresh)
	l.text, l.hosts = text, nil
}

// parse reads a block from the beginning of a text. It ends at a place if it can.
func (l *List) parse(text string, place int) *targetBlock {
	entries, end := splitBlock(text, func(at int) bool { return at >= leastBlock || at == place })
	b := &targetBlock{text: strings.Clone(text[:end])} // the whole text must not be kept for it
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

// replace puts blocks in the place of those from first to before last.
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

// Hosts are the hosts as they are sent, each once, in the order of the text. The
// caller must not change them.
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

// Repeats is how many entries name a host again.
func (l *List) Repeats() int { return l.total - len(l.times) }

// Entries are the entries of the text, one a line.
func (l *List) Entries() string {
	entries := make([]string, 0, len(l.blocks))
	for _, block := range l.blocks {
		if block.entries != "" {
			entries = append(entries, block.entries)
		}
	}
	return strings.Join(entries, "\n")
}

// NumBad is how many entries there are of which no host can be made.
func (l *List) NumBad() int {
	n := 0
	for _, block := range l.blocks {
		n += len(block.bad)
	}
	return n
}

// Bad is one of these entries, in the order of the text.
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

// BadFrom finds the first of these entries that ends at a byte of the text or
// behind it; it is NumBad where there is none.
func (l *List) BadFrom(at int) int {
	return sort.Search(l.NumBad(), func(i int) bool {
		bad := l.Bad(i)
		return bad.Begin+len(bad.Value) >= at
	})
}

// Cost is how many bytes were parsed so far, of all texts that were read.
func (l *List) Cost() int { return l.cost }
