package text

import (
	"math"
	"testing"
)

func TestASummaryNamesTheTwoWorstSeverities(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		counts []int
		en, zh string
	}{
		{[]int{0, 0, 0, 0}, "nothing found", "未发现漏洞"},
		{[]int{2, 7, 31, 12}, "2 high, 7 medium", "高危 2、中危 7"},
		{[]int{1, 0, 0, 12}, "1 high, 12 info", "高危 1、信息 12"},
		{[]int{0, 0, 31, 0}, "31 low", "低危 31"},
		{[]int{9999, 10000, 0, 0}, "9999 high, 9999+ medium", "高危 9999、中危 9999+"},
		{[]int{math.MaxInt, -5, 0, -1}, "9999+ high", "高危 9999+"},
	} {
		en, zh := For("en"), For("zh")
		if got := en.Found(c.counts); got != c.en {
			t.Errorf("%v: %q, want %q", c.counts, got, c.en)
		}
		if got := zh.Found(c.counts); got != c.zh {
			t.Errorf("%v: %q, want %q", c.counts, got, c.zh)
		}
	}
}
