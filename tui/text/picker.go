package text

// Picker is the screen that lists what the account has, so that the targets or the asset tags of a new scan
// can be picked.
type Picker struct {
	Assets, Tags PickerList

	Search, Loading, NoMatch       string
	Type, LastScan, Tagged, Note   string // column heads
	Unverified, Present, Unusable  string // notes beside a name
	Marked                         string // a format: how many names are marked
	Position, OpenPosition         string // formats: first, last and total; first and last
	Mark, Take, TakeOne, Retry     string // what keys do; Take is a format: how many
	MorePages, Previous, Following string // what keys do

	types map[string]string // of assets, by the API's name
}

// PickerList are the words that differ between assets and asset tags.
type PickerList struct {
	Title, Name, Empty string
	Hint               string // what can be searched for
	Unavailable        string // a format: the code of the error
	Key                string // what the key of the form does in this field
}

// AssetType returns the word for a type of an asset. An unknown type is returned as it came.
func (p *Picker) AssetType(value string) string { return word(p.types, value) }
