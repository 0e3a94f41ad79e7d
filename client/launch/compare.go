package launch

import (
	"slices"
	"strings"

	"scantop/client"
	"scantop/client/target"
)

// likeness is how far what the list tells of a scan is what was sent, apart from
// its name and start. What is not told counts as alike.
type likeness int

const (
	another likeness = iota // the scan was made of another request
	unlike                  // nothing of its targets was sent, as far as one can see
	partly                  // some differ
	alike
)

// compare tells how like the sent one a listed scan is. The documented types and
// triggers stand for themselves: with another one, it is another scan. Anything
// else a service may rewrite: it may have words of its own, list the assets
// behind a tag, or names by their addresses. So targets never prove that a scan
// is another one.
func compare(s client.Scan, spec client.Spec) likeness {
	types := []client.ScanType{client.TypeVuln, client.TypeContent}
	if spec.Type == client.TypeAsset {
		types = nil // of which the list has none, so that it may call them otherwise
	}
	return min(
		compareWord(s.Type, spec.Type, types),
		compareWord(s.Trigger, spec.Trigger, []client.Trigger{client.TriggerOnce, client.TriggerPeriodic}),
		compareTargets(s, spec),
	)
}

// compareWord compares values of an enumeration, of which certain ones are never
// shown in place of another.
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

// compareTargets compares what is scanned. Where only targets were asked for and
// the same are listed, TargetsOriginal has no say: what a service puts there then,
// the document does not tell.
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
		max( // the document knows tags there; targets were asked for as well
			compareSets(s.TargetsOriginal, spec.TargetAssetTags, false),
			compareSets(hosts(s.TargetsOriginal), hosts(spec.Targets), false),
		),
	)
}

// compareSets compares lists in which each entry is there once. One that grows
// may show more than was sent.
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

// hosts are targets in the one form in which they can be compared.
func hosts(targets []string) []string {
	parsed := target.Parse(strings.Join(targets, "\n"))
	for _, bad := range parsed.Bad {
		parsed.Hosts = append(parsed.Hosts, bad.Value)
	}
	return parsed.Hosts
}
