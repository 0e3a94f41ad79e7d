package simulator

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// finding is one weakness on one target, as a run found it.
type finding struct {
	run
	*weakness
	index      int    // among the findings of the run
	host       string // the asset
	Target     string // a URL, or a host and its port
	status     int    // 0 open, 1 handled, 2 allowlisted, 3 false positive
	discovered time.Time
}

// findingsPerRun is how many findings the Ids of a run can tell apart.
const findingsPerRun = 100_000

// findingID returns the Id of a finding. The finding can be read from it: see
// findFinding.
func (f finding) findingID() int64 { return f.task()*findingsPerRun + int64(f.index) }

// findings returns what the run has found so far, newest first. A weakness of a
// target appears in some runs, is fixed for a few, and appears again.
func (r run) findings(now time.Time) []finding {
	if r.Type != "vuln" {
		return nil
	}
	scan := random("findings", r.ID)
	if r.Found == 0 && scan.IntN(5) == 0 {
		return nil // some scans find nothing
	}
	hosts := r.Targets
	if len(hosts) == 0 {
		hosts = []string{"www.example.com", "api.example.com", "mail.example.org"}
	}
	var all []finding
	index := 0
	candidates := r.Found
	if candidates == 0 {
		hosts = hosts[:min(len(hosts), maxHosts)]
		candidates = len(hosts) * len(weaknesses)
	}
	for i := range min(candidates, findingsPerRun) {
		host, w := hosts[i%len(hosts)], &weaknesses[i/len(hosts)%len(weaknesses)]
		dice := random("finding", r.ID, host, w.id, i)
		if r.Found == 0 && dice.IntN(100) >= w.percent {
			continue
		}
		index++
		present, period := 2+dice.IntN(6), 8 // number of runs with the weakness, in each period
		if r.Found == 0 && (r.n+dice.IntN(period))%period >= present {
			continue
		}
		at := r.began.Add(time.Duration(dice.Float64() * float64(r.runTime())))
		if limit := cmp.Or(r.ended, now); at.After(limit) {
			continue // not yet
		}
		all = append(all, finding{
			run: r, weakness: w, index: index - 1, host: host, Target: w.where(host, i/(len(hosts)*len(weaknesses))),
			discovered: at,
			status:     []int{0, 0, 0, 0, 0, 0, 0, 1, 2, 3}[dice.IntN(10)],
		})
	}
	slices.SortStableFunc(all, func(a, b finding) int { return b.discovered.Compare(a.discovered) })
	return all
}

// maxHosts is how many targets of a scan have findings.
const maxHosts = 8

// where returns the URL, or the host and port, at which the weakness shows. A scan with many findings
// has several rounds of all weaknesses, at other places of the same hosts.
func (w *weakness) where(host string, round int) string {
	if w.path == "" {
		return host + ":" + strconv.Itoa(w.port+round)
	}
	address := "https://" + host
	if round > 0 {
		address += "/" + strconv.Itoa(round)
	}
	return address + w.path
}

// findingReply is an entry of List in the DescribeAllVulnerabilities document, with
// the two fields that only the service's SDKs have.
type findingReply struct {
	ID                   int64 `json:"Id"`
	Name                 string
	Severity             int
	Status               int
	Target               string
	Hostname             string
	LastDiscoveredAt     int64
	TaskID               int64 `json:"TaskId"`
	VulnerabilityTypeDes string
}

func (f finding) reply(lang string) findingReply {
	return findingReply{
		ID: f.findingID(), Name: f.name.in(lang), Severity: f.severity, Status: f.status, Target: f.Target,
		Hostname:         f.host,
		LastDiscoveredAt: millis(f.discovered), TaskID: f.task(), VulnerabilityTypeDes: f.kind.in(lang),
	}
}

func (s *Server) describeAllVulnerabilities(f *form) any {
	page, size := f.paging()
	lang := f.Get("Lang")
	matches := readFindingFilter(f, lang)
	runs := s.runsOf(f)
	if f.bad != nil {
		return nil
	}
	now := s.now()
	var found []finding
	for _, r := range runs {
		for _, finding := range r.findings(now) {
			if matches(finding) {
				found = append(found, finding)
			}
		}
	}
	list := []findingReply{}
	for _, finding := range pageOf(found, page, size) {
		list = append(list, finding.reply(lang))
	}
	return struct {
		counts
		List []findingReply
	}{countsOf(page, size, len(list), len(found)), list}
}

// readFindingFilter reads the conditions besides the scan and the run, and returns a
// function that tells whether a finding meets them all.
func readFindingFilter(f *form, lang string) func(finding) bool {
	severity := int(f.integer("Severity", 0, 3, -1))
	status := int(f.integer("Status", 0, 3, -1))
	vulType := int(f.integer("VulType", 1, 41, 0))
	search, name := strings.ToLower(f.Get("Search")), strings.ToLower(f.Get("Name"))
	return func(x finding) bool {
		return (severity < 0 || severity == x.severity) && (status < 0 || status == x.status) &&
			(vulType == 0 || vulType == x.vulType) &&
			strings.Contains(strings.ToLower(x.host), search) &&
			strings.Contains(strings.ToLower(x.name.in(lang)), name)
	}
}

// runsOf returns the runs whose findings are asked for: that of TaskId, those of
// ScanId, or all.
func (s *Server) runsOf(f *form) []run {
	now := s.now()
	id, task := f.Get("ScanId"), f.Get("TaskId")
	if task != "" {
		if r, ok := s.findRun(f.integer("TaskId", 1, 1<<62, 0), now); ok && (id == "" || id == r.ID || id == r.job()) {
			return []run{r}
		}
		return nil
	}
	var runs []run
	scripts := s.scans.all()
	for i := range scripts {
		if id == "" || id == scripts[i].ID {
			runs = append(runs, scripts[i].runs(now)...)
		}
	}
	return runs
}

// detailReply is Vulnerability in the DescribeVulnerability document.
type detailReply struct {
	Args             string
	CommonType       string
	Cwe              string
	Data             string
	Description      string
	Hostname         string
	ID               int64 `json:"Id"`
	Impact           string
	LastDiscoveredAt int64
	Name             string
	Owasp            string
	Poc              string
	Reference        string
	Severity         int
	Solution         string
	Status           int
	Target           string
	Wasc             string
}

func (s *Server) describeVulnerability(f *form) any {
	f.require("Id")
	lang := f.oneOf("Lang", "zh", "en")
	id := f.integer("Id", 1, 1<<62, 0)
	if f.bad != nil {
		return nil
	}
	x, ok := s.findFinding(id)
	if !ok {
		f.fail(&rejection{404, "InvalidId.NotFound", "The specified vulnerability does not exist."})
		return nil
	}
	host := "{\"host\":\"" + x.host + "\",\"port\":" + strconv.Itoa(x.port)
	return detailReply{
		Args: host + ",\"qps\":1}", Data: host + ",\"proof\":\"" + x.proof + "\"}",
		CommonType: x.kind.in(lang), Cwe: x.cwe, Owasp: x.owasp, Wasc: x.wasc,
		Description: x.about.in(lang), Impact: x.impact.in(lang), Solution: x.fix.in(lang),
		Poc: "<pre>" + strings.ReplaceAll(x.poc, "{host}", x.host) + "</pre>", Reference: x.reference,
		Hostname: x.host, ID: id, LastDiscoveredAt: millis(x.discovered), Name: x.name.in(lang),
		Severity: x.severity, Status: x.status, Target: x.Target,
	}
}

// findFinding returns the finding of an Id.
func (s *Server) findFinding(id int64) (finding, bool) {
	now := s.now()
	if r, ok := s.findRun(id/findingsPerRun, now); ok {
		for _, x := range r.findings(now) {
			if x.findingID() == id {
				return x, true
			}
		}
	}
	return finding{}, false
}
