package order

import "scantop/client"

// The flags of scantop new that confirm beforehand, beside --yes. That
// many targets are meant needs no flag: whoever gives them knows.
const (
	ConfirmIntrusive = "--confirm-intrusive"
	ConfirmAllAssets = "--confirm-all-assets"
)

// Confirmations are the flags without which --yes does not launch a scan like s.
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
