package text

import (
	"math"
	"testing"
	"time"
)

func TestDurationsInWords(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{
		0: "0s", 45 * time.Second: "45s", 9*time.Minute + 59*time.Second: "9m", 125 * time.Minute: "2h05m",
		14 * time.Hour: "14h", 25 * time.Hour: "1d 1h", 72 * time.Hour: "3d", 76 * time.Hour: "3d 4h",
		239 * time.Hour: "9d 23h", 244 * time.Hour: "10d",
	} {
		if got := Brief(d); got != want {
			t.Errorf("brief(%v) = %q, want %q", d, got, want)
		}
	}
	for d, want := range map[time.Duration]string{
		0: "10s", 3 * time.Second: "10s", 47 * time.Second: "50s", 58 * time.Second: "1m", 83 * time.Second: "1m20s",
		118 * time.Second: "2m", 155 * time.Second: "2m30s", 290 * time.Second: "5m",
		6*time.Minute + 20*time.Second:  "6m",
		59*time.Minute + 40*time.Second: "1h00m", 95 * time.Minute: "1h40m",
		12 * time.Hour: "12h", 30 * 24 * time.Hour: "30d",
	} {
		if got := Roughly(d); got != want {
			t.Errorf("roughly(%v) = %q, want %q", d, got, want)
		}
	}
}

// What is written is near what is meant.
func TestRoughlyIsNear(t *testing.T) {
	t.Parallel()
	for d := time.Minute; d < 9*time.Hour; d += time.Second {
		written, err := time.ParseDuration(Roughly(d))
		if off := math.Abs(float64(written-d)) / float64(d); err != nil || off > 0.13 {
			t.Fatalf("%v is written %q, %.0f %% off", d, Roughly(d), 100*off)
		}
	}
}

func TestExactPeriods(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{
		5 * time.Second: "5s", 90 * time.Second: "1m30s", time.Minute: "1m", time.Hour: "1h",
		1500 * time.Millisecond: "1.5s",
	} {
		if got := Exactly(d); got != want {
			t.Errorf("exactly(%v) = %q, want %q", d, got, want)
		}
	}
}

// Sentences have durations in words, for one and for many. Chinese has no compact form, so its labels have
// them in words as well.
func TestSpokenDurations(t *testing.T) {
	t.Parallel()
	en, zh := For("en"), For("zh")
	for compact, want := range map[string][2]string{
		"5s": {"5 seconds", "5 秒"}, "1m": {"1 minute", "1 分"}, "2h05m": {"2 hours 5 minutes", "2 小时 5 分"},
		"1h00m": {"1 hour", "1 小时"}, "1d 1h": {"1 day 1 hour", "1 天 1 小时"}, "0s": {"0 seconds", "0 秒"},
		"1.5s": {"1.5 seconds", "1.5 秒"}, "10m": {"10 minutes", "10 分"},
	} {
		if got := [2]string{en.Spoken(compact), zh.Spoken(compact)}; got != want {
			t.Errorf("%s is spoken %q, want %q", compact, got, want)
		}
		if got, want := [2]string{en.Short(compact), zh.Short(compact)}, [2]string{compact, want[1]}; got != want {
			t.Errorf("%s is %q in labels, want %q", compact, got, want)
		}
	}
}
