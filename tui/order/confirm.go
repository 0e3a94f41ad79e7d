package order

import "scantop/client"

// The flags of scantop new with which --yes also confirms a launch that carries a risk. A large
// number of targets needs no flag, because the command line lists them.
const (
	ConfirmIntrusive = "--confirm-intrusive"
	ConfirmAllAssets = "--confirm-all-assets"
)

// Confirmations returns the flags that --yes needs to launch a scan.
func Confirmations(s client.Spec) []string {
	var flags []string
	if s.Flow.Full() {
		flags = append(flags, ConfirmIntrusive)
	}
	if ScansAll(s) {
		flags = append(flags, ConfirmAllAssets)
	}
	return flags
}
