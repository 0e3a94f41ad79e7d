package order

import (
	"reflect"
	"slices"
	"strconv"
	"time"
	"unicode"

	"scantop/client"
)

// Parameter is one parameter of CreateScan: how it is asked for and what it means.
type Parameter struct {
	Name     string // the API's; of a list without its number
	Flag     string // of scantop new, without its dashes
	Section  Section
	Kind     Kind
	Choices  []Choice               // of Options and of a Switch
	Blanks   bool                   // blanks separate the entries of a List
	Default  string                 // what is typed at first, of a Text a layout of a time; "": the first choice
	Needs    Need                   // where the parameter has a meaning
	Required bool                   // it is sent with its default where it has none
	Of       func(*client.Spec) any // a pointer to its field
}

// Section is the part of the form in which a parameter is asked for.
type Section int

// The sections in the order of the form.
const (
	What Section = iota // is scanned
	How
	When
)

// Kind is what a parameter takes, and how that is read.
type Kind int

// The kinds of parameters.
const (
	Text     Kind = iota
	List          // texts, of which one with a separator stands between quotes
	Targets       // hosts, as package target reads them
	Options       // one of the Choices
	Switch        // Choices that are on, off, or left to the service
	Number        // 1 to 1000
	Date          // a point in time that has not passed
	EndDate       // a point in time, or a span from the start on
	Clock         // a time of day
	EndClock      // a time of day, 24:00 too
)

// Choice is an allowed value.
type Choice struct {
	Value string // the API's; "" sends nothing
	Word  string // what a flag takes for it as well; "": nothing
	Warns bool   // choosing it deserves a second thought
}

// Need is a parameter that must have one of some values; the zero Need is met.
type Need struct {
	Parameter string
	Values    []string
}

// Table is a list of parameters in the order of the form.
type Table []Parameter

// find is the parameter with a name of the API; false if there is none.
func (t Table) find(name string) (Parameter, bool) {
	if i := slices.IndexFunc(t, func(p Parameter) bool { return p.Name == name }); i >= 0 {
		return t[i], true
	}
	return Parameter{}, false
}

// Allows reports whether a value is one of the choices, of which a text has none.
func (p Parameter) Allows(value string) bool {
	return len(p.Choices) == 0 || slices.ContainsFunc(p.Choices, func(c Choice) bool { return c.Value == value })
}

// Words are all that a flag takes for the choices.
func (p Parameter) Words() []string {
	var words []string
	for _, c := range p.Choices {
		words = append(words, c.Value)
		if c.Word != "" {
			words = append(words, c.Word)
		}
	}
	return words
}

// Parameters are what a request has of p for a scan, of a list the first entries.
func (p Parameter) Parameters(s client.Spec, most int) []client.Parameter {
	values := p.Sent(s)
	parameters := make([]client.Parameter, min(most, len(values)))
	for i := range parameters {
		parameters[i] = client.Parameter{Name: p.Name, Value: values[i]}
		if p.Kind == List || p.Kind == Targets {
			parameters[i].Name += "." + strconv.Itoa(i+1)
		}
	}
	return parameters
}

// separates reports whether a character stands between two entries.
func (p Parameter) separates(r rune) bool {
	switch r {
	case '\r', '\n', ',', ';', '，', '；', '、':
		return true
	}
	return p.Blanks && unicode.IsSpace(r)
}

// set gives a field of a scan its value: a number, a switch, or a text.
func (p Parameter) set(s *client.Spec, value string) {
	switch at := p.Of(s).(type) {
	case *int:
		*at, _ = strconv.Atoi(value) // none is 0
	case **bool:
		*at = nil
		if value != "" {
			*at = new(value == "1")
		}
	default:
		reflect.ValueOf(at).Elem().SetString(value)
	}
}

// Sent are the values of a parameter as they are sent; none of what is not.
func (p Parameter) Sent(s client.Spec) []string {
	var value string
	switch at := p.Of(&s).(type) {
	case *[]string:
		return *at
	case *time.Time:
		if !at.IsZero() {
			value = strconv.FormatInt(at.UnixMilli(), 10)
		}
	case *int:
		if *at != 0 {
			value = strconv.Itoa(*at)
		}
	case **bool:
		if *at != nil {
			value = map[bool]string{true: "1", false: "0"}[**at]
		}
	default:
		value = reflect.ValueOf(at).Elem().String()
	}
	if value == "" {
		return nil
	}
	return []string{value}
}
