package credentials_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unsafe"
)

// wantNoSecrets fails the test if a value that a resolver reaches prints a marked secret with any
// verb.
func wantNoSecrets(t *testing.T, resolver any) {
	t.Helper()
	seen := map[unsafe.Pointer]bool{}
	var walk func(v reflect.Value, path string)
	walk = func(v reflect.Value, path string) {
		switch v.Kind() {
		case reflect.Interface:
			walk(v.Elem(), path)
		case reflect.Pointer:
			if v.IsNil() || seen[v.UnsafePointer()] {
				return
			}
			seen[v.UnsafePointer()] = true
			if strings.HasPrefix(v.Type().Elem().PkgPath(), "scantop") { // other packages protect their own fields
				wantPrintable(t, reflect.NewAt(v.Type().Elem(), v.UnsafePointer()), path)
				walk(v.Elem(), path)
			}
		case reflect.Struct:
			for field, value := range v.Fields() {
				walk(value, path+"."+field.Name)
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				walk(v.Index(i), fmt.Sprint(path, i))
			}
		case reflect.Map:
			for _, key := range v.MapKeys() {
				walk(v.MapIndex(key), fmt.Sprint(path, key))
			}
		}
	}
	walk(reflect.ValueOf(resolver), "resolver")
}

// wantPrintable prints a pointer and what it points to.
func wantPrintable(t *testing.T, pointer reflect.Value, path string) {
	t.Helper()
	for _, value := range []any{pointer.Interface(), pointer.Elem().Interface()} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
			shown := strings.ToLower(fmt.Sprintf(verb, value))
			if strings.Contains(shown, "marked") || strings.Contains(shown, fmt.Sprintf("%x", "arked")) {
				t.Errorf("%s of %s, a %T, shows %.300s", verb, path, value, shown)
			}
		}
	}
}
