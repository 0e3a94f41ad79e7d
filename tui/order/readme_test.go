package order

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"scantop/client"
	"scantop/tui/text"
)

// readmeRow is what the README says of a parameter.
func readmeRow(p Parameter) string {
	form := text.For("en").Form
	section := map[Section]string{What: form.What, How: form.How, When: form.When}[p.Section]
	needs := ""
	if p.Needs.Parameter != "" {
		needs = fmt.Sprintf("`%s` %s", p.Needs.Parameter, strings.Join(p.Needs.Values, ", "))
	}
	var s client.Spec
	field, spec := "", reflect.ValueOf(&s).Elem()
	for i := range spec.NumField() {
		if spec.Field(i).Addr().Interface() == p.Of(&s) {
			field = spec.Type().Field(i).Name
		}
	}
	return fmt.Sprintf("| `%s` | %s: %s | `--%s` | %s | `%s` |", p.Name,
		strings.ToLower(section), form.Parameters[p.Name].Label, p.Flag, needs, field)
}

// The README's table of parameters is this table.
func TestTheReadmeHasTheTable(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, p := range Parameters() {
		rows = append(rows, readmeRow(p))
	}
	if want := strings.Join(rows, "\n"); !strings.Contains(string(readme), want+"\n\n") {
		t.Errorf("the README does not have\n%s", want)
	}
}
