package launch

import (
	"slices"
	"strings"

	"scantop/client"
	"scantop/client/target"
)

// likeness is how well a listed scan matches the launched one, apart from name and start. What the
// list does not tell counts as equal.
type likeness int

const (
	another likeness = iota // the scan belongs to another request
	unlike                  // it shares no targets with the launched scan
	partly                  // some targets or settings differ
	alike
)

// compare returns how well a listed scan matches the launched one. AVDS does not replace a
// documented type or trigger by another one, so a different one means another scan. It may rewrite
// everything else: use words of its own, list the assets behind a tag, or show names as addresses.
// So different targets never prove that it is another scan.
func compare(s client.Scan, spec client.Spec) likeness {
	types := []client.ScanType{client.TypeVuln, client.TypeContent}
	if spec.Type == client.TypeAsset {
		types = nil // the document lists no asset discoveries; AVDS may show them as another type
	}
	return min(
		compareWord(s.Type, spec.Type, types),
		compareWord(s.Trigger, spec.Trigger, []client.Trigger{client.TriggerOnce, client.TriggerPeriodic}),
		compareTargets(s, spec),
	)
}

// compareWord compares values of an enumeration. A shown value that is one of certain is always the
// value that was sent.
func compareWord[T ~string](shown, sent T, certain []T) likeness {
	switch {
	case shown == "" || strings.EqualFold(string(shown), string(sent)):
		return alike
	case slices.Contains(certain, shown):
		return another
	default:
		return partly
	}
}

// compareTargets compares what is scanned. If only targets were sent and the list shows the same
// targets, TargetsOriginal does not count: the document does not say what it contains in this case.
func compareTargets(s client.Scan, spec client.Spec) likeness {
	everything := spec.ScanAll != nil && *spec.ScanAll
	switch {
	case s.ScanAll && !everything:
		return unlike
	case everything && !s.ScanAll && len(s.Targets) > 0:
		return partly
	}
	discovers := spec.AssetDiscover != nil && *spec.AssetDiscover
	grows := everything || discovers || len(spec.TargetAssetTags) > 0
	listed := compareSets(hosts(s.Targets), hosts(spec.Targets), grows)
	if listed == alike && len(s.Targets) > 0 && len(spec.Targets) > 0 && len(spec.TargetAssetTags) == 0 {
		return alike
	}
	return min(
		listed,
		max( // the document lists tags here, but targets may appear too
			compareSets(s.TargetsOriginal, spec.TargetAssetTags, false),
			compareSets(hosts(s.TargetsOriginal), hosts(spec.Targets), false),
		),
	)
}

// compareSets compares two lists without repeated entries. If grows is true, the shown list may
// have more entries than were sent.
func compareSets(shown, sent []string, grows bool) likeness {
	if len(shown) == 0 {
		return alike
	}
	there := make(map[string]bool, len(shown))
	for _, entry := range shown {
		there[entry] = true
	}
	shared := 0
	for _, entry := range sent {
		if there[entry] {
			shared++
		}
	}
	switch {
	case shared == len(sent) && (grows || shared == len(there)):
		return alike
	case shared > 0:
		return partly
	default:
		return unlike
	}
}

// hosts returns targets in the form of [target.Parse], so that they can be compared.
func hosts(targets []string) []string {
	parsed := target.Parse(strings.Join(targets, "\n"))
	for _, bad := range parsed.Bad {
		parsed.Hosts = append(parsed.Hosts, bad.Value)
	}
	return parsed.Hosts
}
