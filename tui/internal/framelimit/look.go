package framelimit

import (
	"strconv"
	"strings"
)

// look is how a character is written. The zero value is plain.
type look struct {
	foreground, background string // as in a sequence: "31", "38;5;80"; "" is the default
	attributes             uint16 // bit n is on as after SGR n, for n from 1 to 9
	link                   string
}

const (
	boldOrFaint = 1<<1 | 1<<2
	seenOnBlank = 1<<4 | 1<<7 | 1<<9 // underline, reverse, strikethrough
)

// ofBlank returns the look of a blank, of which only the background is seen.
func (l look) ofBlank() look {
	if l.attributes&seenOnBlank != 0 {
		return l
	}
	return look{background: l.background, link: l.link}
}

// lookOf reads an SGR sequence that was written with a plain pen.
func lookOf(sequence string) look {
	var l look
	codes := strings.Split(strings.TrimSuffix(strings.TrimPrefix(sequence, "\x1b["), "m"), ";")
	for i := 0; i < len(codes); i++ {
		code := codes[i]
		n, _ := strconv.Atoi(code)
		switch {
		case n == 38 || n == 48:
			length := 3
			if i+1 < len(codes) && codes[i+1] == "2" {
				length = 5
			}
			colour := strings.Join(codes[i:min(i+length, len(codes))], ";")
			if n == 38 {
				l.foreground = colour
			} else {
				l.background = colour
			}
			i += length - 1
		case n >= 30 && n <= 37 || n >= 90 && n <= 97:
			l.foreground = code
		case n >= 40 && n <= 47 || n >= 100 && n <= 107:
			l.background = code
		case n >= 1 && n <= 9:
			l.attributes |= 1 << n
		}
	}
	return l
}

// change returns what it costs to take another pen. Links are not counted.
func change(from, to look) int {
	from.link, to.link = "", ""
	if from == to {
		return 0
	}
	cost := len("\x1b[m") + len(strings.Join(codes(from, to), ";"))
	anew := append([]string{""}, codes(look{}, to)...)
	return min(cost, len("\x1b[m")+len(strings.Join(anew, ";")))
}

// codes returns the SGR codes that turn one look into another.
func codes(from, to look) []string {
	var list []string
	if from.foreground != to.foreground {
		list = append(list, orDefault(to.foreground, "39"))
	}
	if from.background != to.background {
		list = append(list, orDefault(to.background, "49"))
	}
	off, on := from.attributes&^to.attributes, to.attributes&^from.attributes
	if off&boldOrFaint != 0 {
		list = append(list, "22")
		off &^= boldOrFaint
		on |= to.attributes & boldOrFaint
	}
	for n := range 10 {
		if off&(1<<n) != 0 {
			list = append(list, strconv.Itoa(n+20))
		}
		if on&(1<<n) != 0 {
			list = append(list, strconv.Itoa(n))
		}
	}
	return list
}

func orDefault(colour, standard string) string {
	if colour == "" {
		return standard
	}
	return colour
}
