package palette

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"scantop/keymap"
)

// action is a binding that the user can run.
type action struct {
	binding key.Binding
	said    []string // what it does, in each language, in lower case
}

func newAction(b key.Binding, translations func(string) []string) action {
	does := strings.ToLower(b.Help().Desc)
	said := append([]string{does}, translations(does)...)
	for i, s := range said {
		said[i] = narrow(s)
	}
	return action{b, said}
}

// narrow returns a text with narrow letters in the place of full-width ones, which an input method may type.
func narrow(text string) string { return strings.Map(keymap.NarrowRune, text) }

// How well an action matches a search, the best first.
const (
	isKey      = iota // the search is its key
	beginsWith        // what it does begins with the search
	hasWord           // a word of it does
	hasPart           // it contains the search, or its key does
	hasLetters        // it has the letters of the search in their order
	matchesNever
)

// leastLetters is the length, in bytes, from which a word may leave out letters. Shorter ones would match
// nearly every action.
const leastLetters = 3

// search returns the actions that match every word of a search, the best first.
func search(actions []action, typed string) []action {
	words := strings.Fields(narrow(typed))
	ranks := make([][]action, matchesNever)
	for _, a := range actions {
		rank := isKey
		for _, word := range words {
			rank = max(rank, a.rank(word))
		}
		if rank < matchesNever {
			ranks[rank] = append(ranks[rank], a)
		}
	}
	return slices.Concat(ranks...)
}

// rank returns how well an action matches a word. Only its keys tell upper case from lower case.
func (a action) rank(word string) int {
	shown := a.binding.Help().Key
	if slices.Contains(a.binding.Keys(), word) || slices.Contains(strings.Split(shown, "/"), word) {
		return isKey
	}
	best := matchesNever
	word = strings.ToLower(word)
	if strings.Contains(strings.ToLower(shown), word) {
		best = hasPart
	}
	for _, said := range a.said {
		switch {
		case strings.HasPrefix(said, word):
			best = min(best, beginsWith)
		case strings.Contains(said, " "+word):
			best = min(best, hasWord)
		case strings.Contains(said, word):
			best = min(best, hasPart)
		case len(word) >= leastLetters && inOrder(said, word):
			best = min(best, hasLetters)
		}
	}
	return best
}

// inOrder reports whether a text has the characters of a word in their order.
func inOrder(said, word string) bool {
	rest := []rune(word)
	for _, r := range said {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}
