package order

import (
	"reflect"
	"slices"
	"strconv"
	"time"
	"unicode"

	"scantop/client"
)

// Parameter is a parameter of CreateScan: how the form asks for it and what it means.
type Parameter struct {
	Name     string                 // the API's name; for a list, without the number of an entry
	Flag     string                 // the flag of scantop new, without dashes
	Section  Section                // the part of the form that has the parameter
	Kind     Kind                   // what values it takes
	Choices  []Choice               // the values of Options and of a Switch
	Blanks   bool                   // spaces also separate the entries of a List
	Default  string                 // the first value; for a Text, a layout of a time; "": the first choice
	Needs    Need                   // the condition under which the parameter applies
	Required bool                   // AVDS requires it, so the default is sent where it does not apply
	Of       func(*client.Spec) any // returns a pointer to the field of the parameter
}

// Section is a part of the form.
type Section int

// The sections in the order of the form.
const (
	What Section = iota // what is scanned
	How                 // how it is scanned
	When                // when it is scanned
)

// Kind says what values a parameter takes, and how they are read.
type Kind int

// The kinds of parameters.
const (
	Text     Kind = iota
	List          // texts; quotes surround one that contains a separator
	Targets       // hosts, as package target reads them
	Options       // one of the Choices
	Switch        // one of the Choices: on, off, or left to AVDS
	Number        // 1 to 1000
	Date          // a point in time that has not passed
	EndDate       // a point in time, or a span that begins at the start
	Clock         // a time of day
	EndClock      // a time of day, or 24:00
)

// Choice is one allowed value of a parameter.
type Choice struct {
	Value string // the API's value; "": the parameter is not sent
	Word  string // another name of the value that a flag accepts; "": none
	Warns bool   // the form warns of the choice
}

// Need is a condition: a parameter must have one of some values. The zero Need is always met.
type Need struct {
	Parameter string
	Values    []string
}

// Table is a list of parameters in the order of the form.
type Table []Parameter

// find returns the parameter with a name of the API. It reports false if there is none.
func (t Table) find(name string) (Parameter, bool) {
	if i := slices.IndexFunc(t, func(p Parameter) bool { return p.Name == name }); i >= 0 {
		return t[i], true
	}
	return Parameter{}, false
}

// Allows reports whether a value is one of the choices. A parameter without choices allows every
// value.
func (p Parameter) Allows(value string) bool {
	return len(p.Choices) == 0 || slices.ContainsFunc(p.Choices, func(c Choice) bool { return c.Value == value })
}

// Words returns every word that a flag accepts for the choices.
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

// Parameters returns the parameters of a request for p, at most the first most entries of a list.
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

// separates reports whether a character separates two entries of a list.
func (p Parameter) separates(r rune) bool {
	switch r {
	case '\r', '\n', ',', ';', '，', '；', '、':
		return true
	}
	return p.Blanks && unicode.IsSpace(r)
}

// set sets the field of p, which is a number, a switch or a text, to a value of the API.
func (p Parameter) set(s *client.Spec, value string) {
	switch at := p.Of(s).(type) {
	case *int:
		*at, _ = strconv.Atoi(value) // 0 if the value is not a number
	case **bool:
		*at = nil
		if value != "" {
			*at = new(value == "1")
		}
	default:
		reflect.ValueOf(at).Elem().SetString(value)
	}
}

// Sent returns the values of p as they are sent. It returns none if p is not sent.
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
