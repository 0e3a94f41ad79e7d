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

// documented returns the row of a parameter in the package documentation.
func documented(p Parameter) []string {
	form := text.For("en").Form
	section := map[Section]string{What: form.What, How: form.How, When: form.When}[p.Section]
	needs := ""
	if p.Needs.Parameter != "" {
		needs = fmt.Sprintf("%s %s", p.Needs.Parameter, strings.Join(p.Needs.Values, ", "))
	}
	var s client.Spec
	field, spec := "", reflect.ValueOf(&s).Elem()
	for i := range spec.NumField() {
		if spec.Field(i).Addr().Interface() == p.Of(&s) {
			field = spec.Type().Field(i).Name
		}
	}
	place := strings.ToLower(section) + ": " + form.Parameters[p.Name].Label
	return []string{p.Name, place, "--" + p.Flag, needs, field}
}

// The package documentation has a row for each parameter of the table.
func TestTheDocumentationHasTheTable(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	rows := [][]string{{"CreateScan", "in the form", "by scantop new", "only with", "client.Spec"}}
	for _, p := range Parameters() {
		rows = append(rows, documented(p))
	}
	var want strings.Builder
	for _, row := range rows {
		want.WriteString("//\t")
		for i, cell := range row {
			width := 0
			for _, r := range rows {
				width = max(width, len(r[i])+2)
			}
			if i == len(row)-1 {
				width = 0
			}
			fmt.Fprintf(&want, "%-*s", width, cell)
		}
		want.WriteString("\n")
	}
	if !strings.Contains(string(source), "//\n"+want.String()+"package order") {
		t.Errorf("doc.go does not have\n%s", want.String())
	}
}
