package text

func englishTally() Tally {
	return Tally{
		Row:           []string{"%s high", "%s med", "%s low", "%s info"},
		Narrow:        []string{"%sH", "%sM", "%sL", "%sI"},
		Sentence:      []string{"%s high", "%s medium", "%s low", "%s info"},
		Nothing:       "nothing found",
		NarrowNothing: "none",
		Column:        "FOUND",
		ColumnWidth:   20,
	}
}
