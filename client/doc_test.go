package client

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// names returns the wire names of the fields of a request or a reply.
func names(wire any, tag string) (list []string) {
	t := reflect.TypeOf(wire)
	for _, field := range reflect.VisibleFields(t) {
		if name := field.Tag.Get(tag); name != "" && name != "-" {
			list = append(list, name)
		}
	}
	return list
}

// The package documentation names each field of both documents and the matching field of this
// package. The parameters of CreateScan are documented in package order.
func TestTheDocumentationNamesEveryField(t *testing.T) {
	t.Parallel()
	for _, table := range []struct {
		file, head string
		names      []string
		fields     reflect.Type
		count      int
	}{
		{"../tui/order/doc.go", "CreateScan ", names(createScanRequest{}, "name"), reflect.TypeFor[Spec](), 20},
		{"doc.go", "DescribeScans, request ", names(describeScansRequest{}, "name"), reflect.TypeFor[Query](), 9},
		{"doc.go", "DescribeScans, page ", names(wirePage{}, "json"), reflect.TypeFor[Page](), 7},
		{"doc.go", "DescribeScans, scan ", names(wireScan{}, "json"), reflect.TypeFor[Scan](), 25},
		{"doc.go", "DescribeScanSessions, request ", names(describeScanSessionsRequest{}, "name"),
			reflect.TypeFor[RunQuery](), 6},
		{"doc.go", "DescribeScanSessions, run ", names(wireRun{}, "json"), reflect.TypeFor[Run](), 13},
		{"doc.go", "GenerateVulReport, request ", names(generateVulReportRequest{}, "name"),
			reflect.TypeFor[ReportSpec](), 5},
		{"doc.go", "DescribeAllVulnerabilities, request ", names(describeAllVulnerabilitiesRequest{}, "name"),
			reflect.TypeFor[FindingQuery](), 15},
		{"doc.go", "DescribeAllVulnerabilities, finding ", names(wireFinding{}, "json"), reflect.TypeFor[Finding](), 9},
		{"doc.go", "DescribeVulnerability, finding ", names(wireFindingDetail{}, "json"),
			reflect.TypeFor[FindingDetail](), 20},
		{"doc.go", "DescribeUserTags, request ", names(describeUserTagsRequest{}, "name"), reflect.TypeFor[TagQuery](),
			5},
		{"doc.go", "DescribeUserTags, tag ", names(wireTag{}, "json"), reflect.TypeFor[Tag](), 2},
		{"doc.go", "DescribeAssets, request ", names(describeAssetsRequest{}, "name"), reflect.TypeFor[AssetQuery](),
			11},
		{"doc.go", "DescribeAssets, asset ", names(wireAsset{}, "json"), reflect.TypeFor[Asset](), 7},
	} {
		source, err := os.ReadFile(table.file)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, ok := strings.Cut(string(source), "//\t"+table.head)
		if !ok || len(table.names) != table.count {
			t.Errorf("%s: %v, %d names, the document has %d", table.head, ok, len(table.names), table.count)
			continue
		}
		rows := map[string]string{} // field of this package by name in the document
		_, rest, _ = strings.Cut(rest, "\n")
		for line := range strings.Lines(rest) {
			cells, row := strings.CutPrefix(line, "//\t")
			if !row {
				break
			}
			words := strings.Fields(cells)
			rows[words[0]] = words[len(words)-1]
		}
		for _, name := range table.names {
			if _, exists := table.fields.FieldByName(rows[name]); !exists {
				t.Errorf("%s: %s has no row, or its field %q does not exist", table.head, name, rows[name])
			}
		}
		if len(rows) != table.count {
			t.Errorf("%s: %d rows, want %d", table.head, len(rows), table.count)
		}
	}
}
