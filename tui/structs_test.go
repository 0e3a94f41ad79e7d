package tui

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// maxFields is how many fields a struct may have, including those of plain structs that only
// it uses. A larger struct has more than one purpose.
const maxFields = 25

// exempt are packages with structs of words.
var exempt = map[string]bool{"scantop/tui/text": true}

func TestStructsAreSmall(t *testing.T) {
	t.Parallel()
	packages := typeCheck(t, "scantop/tui/...")
	owners := map[types.Type]map[*types.Struct]bool{} // by struct type, the structs with a field of that type
	var all []*types.Named
	for _, p := range packages {
		for _, name := range p.Scope().Names() {
			named, ok := p.Scope().Lookup(name).Type().(*types.Named)
			if _, isType := p.Scope().Lookup(name).(*types.TypeName); !ok || !isType {
				continue
			}
			if s, ok := named.Underlying().(*types.Struct); ok {
				all = append(all, named)
				for f := range s.Fields() {
					if owners[f.Type()] == nil {
						owners[f.Type()] = map[*types.Struct]bool{}
					}
					owners[f.Type()][s] = true
				}
			}
		}
	}
	for _, named := range all {
		if n := fields(named, owners); n > maxFields && !exempt[named.Obj().Pkg().Path()] {
			t.Errorf("%v has %d fields, including those of plain structs that only it uses; at most %d are allowed",
				named, n, maxFields)
		}
	}
}

// fields counts the fields of a struct. A field counts as the fields of its type if that is
// a struct without methods that no other struct uses.
func fields(t types.Type, owners map[types.Type]map[*types.Struct]bool) int {
	s := t.Underlying().(*types.Struct)
	n := 0
	for f := range s.Fields() {
		named, ok := f.Type().(*types.Named)
		if !ok || named.Obj().Pkg() == nil || exempt[named.Obj().Pkg().Path()] ||
			!strings.HasPrefix(named.Obj().Pkg().Path(), "scantop/tui") || named.NumMethods() > 0 ||
			len(owners[f.Type()]) > 1 {
			n++
			continue
		}
		if _, plain := named.Underlying().(*types.Struct); plain {
			n += fields(named, owners)
			continue
		}
		n++
	}
	return n
}

// typeCheck type-checks packages without their tests, with the export data of their imports.
func typeCheck(t *testing.T, pattern string) []*types.Package {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-buildvcs=false", "-export", "-deps", "-f",
		`{{.ImportPath}}|{{.Export}}|{{if not .DepOnly}}{{.Dir}}|{{join .GoFiles "|"}}{{end}}`, pattern).Output()
	if err != nil {
		t.Fatal(err)
	}
	exports, sources := map[string]string{}, map[string][]string{}
	for line := range strings.Lines(string(out)) {
		parts := strings.Split(strings.TrimSpace(line), "|")
		exports[parts[0]] = parts[1]
		for _, name := range parts[min(3, len(parts)):] {
			if name != "" {
				sources[parts[0]] = append(sources[parts[0]], filepath.Join(parts[2], name))
			}
		}
	}
	fset := token.NewFileSet()
	open := func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) }
	imports := importer.ForCompiler(fset, "gc", open)
	var packages []*types.Package
	for path, names := range sources {
		var files []*ast.File
		for _, name := range names {
			file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		p, err := (&types.Config{Importer: imports}).Check(path, fset, files, nil)
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	return packages
}
