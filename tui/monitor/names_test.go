package monitor

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A package on which many others depend exports at most 40 names, not counting methods.
func TestFewNamesAreExported(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{".", "../order"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range parsed.Decls {
				names = append(names, exported(d)...)
			}
		}
		if len(names) > 40 {
			slices.Sort(names)
			t.Errorf("%s exports %d names, at most 40 are to be: %s", folder, len(names), strings.Join(names, " "))
		}
	}
}

// exported returns the exported names that a declaration adds to its package.
func exported(d ast.Decl) (names []string) {
	var all []*ast.Ident
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			all = append(all, d.Name)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				all = append(all, s.Name)
			case *ast.ValueSpec:
				all = append(all, s.Names...)
			}
		}
	}
	for _, name := range all {
		if name.IsExported() {
			names = append(names, name.Name)
		}
	}
	return names
}
