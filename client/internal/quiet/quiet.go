// Package quiet keeps the Alibaba Cloud SDK from printing requests, with their signatures, to
// standard output, which belongs to the screen.
//
// The SDK reads the variable DEBUG once, when its package is initialised, so this package must
// be initialised earlier. It imports only os and strings. Among the packages whose imports are
// ready, Go initialises the one with the first import path; so this one comes before net/http,
// and therefore before the SDK. A test of package client, which runs itself with DEBUG=sdk,
// checks this.
package quiet

import (
	"os"
	"strings"
)

// sdkFlag is the word in DEBUG that makes the SDK print requests.
const sdkFlag = "sdk"

func init() {
	value, ok := os.LookupEnv("DEBUG")
	if !ok {
		return
	}
	os.Setenv("DEBUG", withoutSDK(value)) //nolint:errcheck // the name is a constant and valid
}

// withoutSDK removes the SDK's word from a comma-separated DEBUG value and keeps the others, which
// may be for other programs.
func withoutSDK(value string) string {
	kept := make([]string, 0, 4)
	for _, word := range strings.Split(value, ",") {
		if word != sdkFlag {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, ",")
}
