package quiet

import "testing"

func TestWithoutSDK(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"":              "",
		"sdk":           "",
		"sdk,sdk":       "",
		"other":         "other",
		"other,sdk":     "other",
		"sdk,a,sdk,b":   "a,b",
		"sdkother,SDK":  "sdkother,SDK", // the SDK knows only the exact word
		"a,,b":          "a,,b",
		" sdk , other ": " sdk , other ",
	} {
		if got := withoutSDK(value); got != want {
			t.Errorf("%q: got %q, want %q", value, got, want)
		}
	}
}
