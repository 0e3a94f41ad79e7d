package simulator

import (
	"cmp"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// tagReply is an entry of List in the DescribeUserTags document.
type tagReply struct {
	TagKey     string
	AssetCount int
}

// describeUserTags lists the tags that scans were created for. As in the sample,
// the data has nothing but the list.
func (s *Server) describeUserTags(f *form) any {
	page, size := f.paging()
	search := strings.ToLower(f.Get("Search"))
	if f.bad != nil {
		return nil
	}
	tags := map[string]int{}
	for _, script := range s.scans.all() {
		for _, tag := range script.TargetsOriginal {
			tags[tag] = max(tags[tag], len(script.Targets), 1)
		}
	}
	list := []tagReply{}
	for _, tag := range slices.Sorted(maps.Keys(tags)) {
		if strings.Contains(strings.ToLower(tag), search) {
			list = append(list, tagReply{tag, tags[tag]})
		}
	}
	return struct{ List []tagReply }{pageOf(list, page, size)}
}

// assetReply is an entry of List in the DescribeAssets document. As in the sample,
// LastScanDate has no seconds.
type assetReply struct {
	Asset        string
	AssetID      string `json:"AssetId"`
	Type         string
	Source       string
	GmtCreate    int64
	LastScanDate string `json:",omitempty"`
	ExpireTime   int64
}

// describeAssets lists what scans were created for. One asset of eight is not
// verified yet.
func (s *Server) describeAssets(f *form) any {
	page, size := f.paging()
	search, assets := strings.ToLower(f.Get("Search")), f.list("Assets")
	types := f.list("Types", "domain", "ip", "subdomain")
	source := f.oneOf("Source", "UserAdd", "AutoImport", "ScanDiscover")
	status := f.oneOf("Status", "WaitingForVerification", "VerificationSuccess", "VerificationFailure", "Verifying")
	from, to := f.date("GmtCreateFrom"), f.date("GmtCreateTo")
	if f.bad != nil {
		return nil
	}
	var found []assetReply
	for name, lastScan := range s.targets() {
		a := newAsset(name, lastScan)
		if (search == "" || matchesAsset(search, a.Asset)) &&
			(len(assets) == 0 || slices.Contains(assets, a.Asset)) &&
			(len(types) == 0 || slices.Contains(types, a.Type)) &&
			(source == "" || source == a.Source) && (status == "" || status == verification(a.Asset)) &&
			(from.IsZero() || a.GmtCreate >= millis(from)) && (to.IsZero() || a.GmtCreate <= millis(to)) {
			found = append(found, a)
		}
	}
	slices.SortFunc(found, func(a, b assetReply) int { return cmp.Compare(a.Asset, b.Asset) })
	list := append([]assetReply{}, pageOf(found, page, size)...)
	return struct {
		counts
		List []assetReply
	}{countsOf(page, size, len(list), len(found)), list}
}

// targets returns the targets of all scans, and when each was scanned last.
func (s *Server) targets() map[string]time.Time {
	now := s.now()
	all := map[string]time.Time{}
	scripts := s.scans.all()
	for i := range scripts {
		last := scripts[i].at(now).last
		for _, target := range scripts[i].Targets {
			if !strings.Contains(target, "/") && last.Compare(all[target]) >= 0 {
				all[target] = last
			}
		}
	}
	return all
}

func newAsset(name string, lastScan time.Time) assetReply {
	r := random("asset", name)
	created := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).Add(between(r, 0, 300*24*time.Hour))
	a := assetReply{
		Asset: name, AssetID: uuid(r), Type: "subdomain",
		Source:    pick(r, "UserAdd", "UserAdd", "AutoImport", "ScanDiscover"),
		GmtCreate: millis(created), ExpireTime: millis(created.AddDate(3, 0, 0)),
	}
	if _, err := netip.ParseAddr(name); err == nil {
		a.Type = "ip"
	} else if strings.Count(name, ".") == 1 {
		a.Type = "domain"
	}
	if !lastScan.IsZero() {
		a.LastScanDate = lastScan.UTC().Format("2006-01-02T15:04Z")
	}
	return a
}

func verification(asset string) string {
	if random("verification", asset).IntN(8) == 0 {
		return "WaitingForVerification"
	}
	return "VerificationSuccess"
}

// matchesAsset reports whether a search finds an asset: by a part of its name, or by
// a network that it is in.
func matchesAsset(search, asset string) bool {
	network, err := netip.ParsePrefix(search)
	if ip, notIP := netip.ParseAddr(asset); err == nil && notIP == nil {
		return network.Contains(ip)
	}
	return strings.Contains(strings.ToLower(asset), search)
}
