// Package quiet keeps the Alibaba Cloud SDK from printing requests, their
// signatures included, to standard output, which belongs to the screen.
//
// The SDK reads DEBUG once, in a package-level initialiser, so nothing that
// runs later can silence it. This package must therefore be initialised first:
// it imports nothing but os and strings, and Go initialises packages in the
// order of their import paths among those that are ready, which puts it before
// net/http and so before the SDK. The test of package client that runs itself
// with DEBUG=sdk shows whether that still holds.
package quiet

import (
	"os"
	"strings"
)

// sdkFlag is the word in DEBUG that switches the SDK's request dump on.
const sdkFlag = "sdk"

func init() {
	value, ok := os.LookupEnv("DEBUG")
	if !ok {
		return
	}
	os.Setenv("DEBUG", withoutSDK(value)) //nolint:errcheck // the name is a constant and valid
}

// withoutSDK removes the SDK's word from a comma-separated DEBUG value and
// leaves what other programs may read there.
func withoutSDK(value string) string {
	kept := make([]string, 0, 4)
	for _, word := range strings.Split(value, ",") {
		if word != sdkFlag {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, ",")
}
