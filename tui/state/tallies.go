package state

// TalliesName is the name of the file for [Tallies].
const TalliesName = "tallies"

// MaxTallied is the number of runs whose findings are remembered.
const MaxTallied = 1000

const (
	maxTalliesSize = 512 << 10 // bytes of the file; several times what Normalise keeps
	maxFindings    = 1 << 30   // findings of one severity; far more than any run has
)

// Tallies say what runs found, at most [MaxTallied], in the order in which they were counted.
type Tallies struct {
	Runs []TalliedRun `json:"runs,omitempty"`
}

// TalliedRun is the newest run of a scan that was over, and its open findings by severity.
type TalliedRun struct {
	ScanID string `json:"scanId"` // digits
	Run    string `json:"run"`    // tells the run from other runs of the scan; see monitor.Tallied
	High   int    `json:"high,omitempty"`
	Medium int    `json:"medium,omitempty"`
	Low    int    `json:"low,omitempty"`
	Info   int    `json:"info,omitempty"`
}

// Normalise drops runs without a valid ScanId, runs that no scan can have, and all but the newest run
// of a scan. Beyond [MaxTallied], it drops the oldest runs.
func (t *Tallies) Normalise() {
	last := map[string]int{}
	for i, r := range t.Runs {
		if r.valid() {
			last[r.ScanID] = i
		}
	}
	var runs []TalliedRun
	for i, r := range t.Runs {
		if at, ok := last[r.ScanID]; ok && at == i {
			runs = append(runs, r)
		}
	}
	t.Runs = runs[max(0, len(runs)-MaxTallied):]
}

func (r TalliedRun) valid() bool {
	for _, n := range []int{r.High, r.Medium, r.Low, r.Info} {
		if n < 0 || n > maxFindings {
			return false
		}
	}
	return validScanID(r.ScanID) && r.Run != "" && line(r.Run, maxScanID) != ""
}
