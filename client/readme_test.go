package client

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// names are the wire names of a request's or a reply's fields, and the fields
// of the type that users of this package see.
func names(wire any, tag string) (list []string) {
	t := reflect.TypeOf(wire)
	for i := range t.NumField() {
		if name := t.Field(i).Tag.Get(tag); name != "" {
			list = append(list, name)
		}
	}
	return list
}

// The README says of each parameter and of each field of both documents where
// it is set or shown, and by which field of this package.
func TestReadmeNamesEveryParameterAndField(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []struct {
		head   string
		names  []string
		fields reflect.Type
		count  int
	}{
		{"| CreateScan |", names(createScanRequest{}, "name"), reflect.TypeFor[Spec](), 20},
		{"| DescribeScans, request |", names(describeScansRequest{}, "name"), reflect.TypeFor[Query](), 9},
		{"| DescribeScans, page |", names(describeScansResponse{}, "json"), reflect.TypeFor[Page](), 7},
		{"| DescribeScans, scan |", names(wireScan{}, "json"), reflect.TypeFor[Scan](), 25},
	} {
		_, rest, ok := strings.Cut(string(readme), table.head)
		if !ok || len(table.names) != table.count {
			t.Errorf("%s: %v, %d names, the document has %d", table.head, ok, len(table.names), table.count)
			continue
		}
		rows, _, _ := strings.Cut(rest, "\n\n")
		for _, name := range table.names {
			_, row, ok := strings.Cut(rows, "\n| `"+name+"` | ")
			row, _, _ = strings.Cut(row, "\n")
			cells := strings.Split(row, " | ")
			field := strings.Trim(cells[len(cells)-1], "` |")
			if _, exists := table.fields.FieldByName(field); !ok || !exists {
				t.Errorf("%s: %s has no row, or its field %q does not exist", table.head, name, field)
			}
		}
		if n := strings.Count(rows, "\n| `"); n != table.count {
			t.Errorf("%s: %d rows, want %d", table.head, n, table.count)
		}
	}
}
