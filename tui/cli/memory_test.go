package cli

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/state"
)

// rememberingSettings checks a command line with a memory, without running it.
func rememberingSettings(t *testing.T, environ []string, args ...string) *settings {
	t.Helper()
	return checked(t, flags.remembering, environ, args)
}

func TestListOpensAsItWasLeftUnlessFlagsSayOtherwise(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	environ := []string{"LANG=en_US.UTF-8", "XDG_STATE_HOME=" + dir}
	first := rememberingSettings(t, environ, "--page-size", "50", "--lang", "zh")
	kept := first.options.Preferences
	if want := (state.Preferences{PageSize: 50, Lang: "zh"}); !reflect.DeepEqual(kept, want) {
		t.Fatalf("kept %+v, want %+v", kept, want)
	}
	kept.Statuses, kept.Type, kept.Search = []string{"running", "waiting"}, "vuln", "edge"
	if err := first.options.Memory.Write(state.PreferencesName, kept); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(dir, "scantop", "preferences.json")); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info, err)
	}

	o := rememberingSettings(t, environ).options
	if o.PageSize != 50 || o.Text.Lang != "zh" || !o.Restored || o.Search != "edge" || o.Type != client.TypeVuln || len(o.Statuses) != 2 {
		t.Errorf("opens with %+v", o)
	}
	o = rememberingSettings(t, environ, "--page-size", "20", "--lang", "en", "--trigger", "date").options
	if o.PageSize != 20 || o.Text.Lang != "en" || o.Restored || o.Search != "" || o.Type != "" || o.Statuses != nil || o.Trigger != client.TriggerOnce {
		t.Errorf("flags lead to %+v", o)
	}
	if o.Preferences.PageSize != 20 || o.Preferences.Lang != "en" {
		t.Errorf("flags are not kept: %+v", o.Preferences)
	}
	if o := rememberingSettings(t, environ, "--ascii").options; o.Text.Lang != "en" || !o.Theme.ASCII {
		t.Errorf("ASCII with remembered Chinese leads to %s, %+v", o.Text.Lang, o.Theme)
	}
	if o := rememberingSettings(t, environ, "--demo").options; o.PageSize != 20 || o.Memory != nil || o.Restored {
		t.Errorf("a demo remembers: %+v", o)
	}
}

// What belongs to one account does not turn up in another.
func TestEachAccountHasAMemoryOfItsOwn(t *testing.T) {
	t.Parallel()
	environ := []string{"LANG=en_US.UTF-8", "XDG_STATE_HOME=" + t.TempDir()}
	prod := rememberingSettings(t, environ, "--profile", "prod").options.Memory
	if err := prod.Write(state.WatchedName, state.Watched{Scans: []state.WatchedScan{{ScanID: "7"}}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want bool
	}{{[]string{"--profile", "prod"}, true}, {[]string{"--profile", "dev"}, false}, {nil, false}, {[]string{"--profile", "prod", "--endpoint", "https://x.example.com"}, false},
		{[]string{"--profile", "prod", "--region", "cn-x"}, false}} {
		m := rememberingSettings(t, environ, c.args...).options.Memory.(*memory)
		var w state.Watched
		if found, err := m.account.Read(state.WatchedName, &w); err != nil || found != c.want {
			t.Errorf("%q: found %v, %v", c.args, found, err)
		}
	}
}

func TestWithoutAUsableMemoryItStartsAllTheSame(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	o := rememberingSettings(t, []string{"LANG=C.UTF-8", "XDG_STATE_HOME=" + file}).options
	if o.Memory != nil || o.MemoryError == nil || o.PageSize != 20 {
		t.Errorf("a directory that is a file leads to %+v", o)
	}
	var failure *state.Error
	o = rememberingSettings(t, []string{"LANG=C.UTF-8"}).options
	if !errors.As(o.MemoryError, &failure) || failure.Kind != state.KindNoHome || o.Memory != nil || o.PageSize != 20 {
		t.Errorf("no home leads to %+v", o)
	}
	if o := rememberingSettings(t, []string{"LANG=C.UTF-8"}, "--demo").options; o.Memory != nil || o.MemoryError != nil {
		t.Errorf("no home leads a demo to %+v", o)
	}
	dir := t.TempDir()
	broken := filepath.Join(dir, "scantop", "preferences.json")
	if err := os.MkdirAll(filepath.Dir(broken), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(broken, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	environ := []string{"LANG=C.UTF-8", "XDG_STATE_HOME=" + dir}
	if o := rememberingSettings(t, environ).options; o.Memory == nil || o.MemoryError == nil {
		t.Errorf("a broken file leads to %+v", o)
	}
	if o := rememberingSettings(t, environ).options; o.Memory == nil || o.MemoryError != nil {
		t.Errorf("the next start still complains: %v", o.MemoryError)
	}
}

// Chinese that was chosen on another terminal does not break one without it.
func TestRememberedChineseDoesNotReachATerminalWithoutIt(t *testing.T) {
	t.Parallel()
	dir := "XDG_STATE_HOME=" + t.TempDir()
	first := rememberingSettings(t, []string{"LANG=en_US.UTF-8", dir}, "--lang", "zh").options
	if err := first.Memory.Write(state.PreferencesName, first.Preferences); err != nil {
		t.Fatal(err)
	}
	linux := []string{"LANG=C", "TERM=linux", dir}
	if o := rememberingSettings(t, linux).options; o.Text.Lang != "en" || !o.Theme.ASCII {
		t.Errorf("remembered Chinese leads to %s, %+v", o.Text.Lang, o.Theme)
	}
	if o := rememberingSettings(t, linux, "--lang", "zh").options; o.Text.Lang != "zh" || o.Theme.ASCII {
		t.Errorf("--lang zh leads to %s, %+v", o.Text.Lang, o.Theme)
	}
}

// drafts are forms with these targets.
func drafts(targets ...string) state.Drafts {
	var d state.Drafts
	for _, target := range targets {
		d.List = append(d.List, state.Draft{Entries: state.Entries{"Targets": target}})
	}
	return d
}

// recallAll is the start of a program, and what it finds.
func recallAll(t *testing.T, environ []string, args ...string) (drafts []state.Draft, launches []state.Launch, m *memory) {
	t.Helper()
	o := rememberingSettings(t, environ, args...).options
	left := o.Recall()
	if left.Err != nil {
		t.Error(left.Err)
	}
	for _, file := range left.Drafts {
		drafts = append(drafts, file.List...)
	}
	return drafts, left.Launches.List, o.Memory.(*memory)
}

// openWindow is the start of a program, and the targets of the drafts that it
// finds, one a line.
func openWindow(t *testing.T, environ []string) (*memory, string) {
	t.Helper()
	drafts, _, m := recallAll(t, environ)
	found := ""
	for _, d := range drafts {
		found += d.Entries["Targets"] + "\n"
	}
	return m, found
}

// What is typed in one window is neither another one's nor lost with it.
func TestEachWindowHasDraftsOfItsOwn(t *testing.T) {
	t.Parallel()
	environ := []string{"LANG=C.UTF-8", "XDG_STATE_HOME=" + t.TempDir()}
	first, _ := openWindow(t, environ)
	second, found := openWindow(t, environ)
	if err := first.Write(state.DraftName, drafts("a.example.com")); err != nil || found != "" {
		t.Fatal(err, found)
	}
	if err := second.Remove(state.DraftName); err != nil {
		t.Fatal(err)
	}
	if _, found := openWindow(t, environ); found != "" {
		t.Errorf("finds %q of a window that is open", found)
	}
	first.window.Close() // as the end of the program does
	third, found := openWindow(t, environ)
	if found != "a.example.com\n" {
		t.Errorf("finds %q", found)
	}
	if _, found := openWindow(t, environ); found != "" {
		t.Errorf("finds %q, which another window has taken over", found)
	}
	third.window.Close() // before it wrote anything itself
	fourth, found := openWindow(t, environ)
	if err := fourth.Write(state.DraftName, drafts("b.example.com")); err != nil || found != "a.example.com\n" {
		t.Errorf("finds %q, %v", found, err)
	}
	fourth.window.Close()
	if _, found := openWindow(t, environ); found != "b.example.com\na.example.com\n" {
		t.Errorf("finds %q", found)
	}
}

// A window that only watches leaves the drafts to one that can launch them.
func TestAReadOnlyWindowTakesNothingOver(t *testing.T) {
	t.Parallel()
	environ := []string{"LANG=C.UTF-8", "XDG_STATE_HOME=" + t.TempDir()}
	first, _ := openWindow(t, environ)
	if err := first.Write(state.DraftName, drafts("a.example.com")); err != nil {
		t.Fatal(err)
	}
	first.window.Close()
	if o := rememberingSettings(t, environ, "--read-only").options; o.Recall != nil || o.Memory == nil {
		t.Errorf("a read-only window recalls with %v", o.Memory)
	}
	if _, found := openWindow(t, environ); found != "a.example.com\n" {
		t.Errorf("finds %q", found)
	}
}

// A run that could open no window, as on a disk without locks, has kept its draft
// under the name alone.
func TestADraftWithoutAWindowIsTakenOver(t *testing.T) {
	t.Parallel()
	environ := []string{"LANG=C.UTF-8", "XDG_STATE_HOME=" + t.TempDir()}
	first, _ := openWindow(t, environ)
	if err := first.account.Write(state.DraftName, drafts("a.example.com")); err != nil {
		t.Fatal(err)
	}
	second, found := openWindow(t, environ)
	if found != "a.example.com\n" {
		t.Errorf("finds %q", found)
	}
	if _, found := openWindow(t, environ); found != "" {
		t.Errorf("finds %q, which another window has taken over", found)
	}
	second.window.Close()
	if _, found := openWindow(t, environ); found != "a.example.com\n" {
		t.Errorf("finds %q", found)
	}
}

// Whatever a newer program has left is there after a run of this one, untouched,
// and one line tells of it.
func TestANewerProgramsFilesOutliveARun(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	environ := []string{"LANG=C.UTF-8", "XDG_STATE_HOME=" + base}
	account := rememberingSettings(t, environ).options.Memory.(*memory).account
	if err := account.Write("any", 1); err != nil {
		t.Fatal(err)
	}
	written, err := filepath.Glob(filepath.Join(base, "scantop", "*", "any.json"))
	if err != nil || len(written) != 1 {
		t.Fatal(written, err)
	}
	folder := filepath.Dir(written[0])
	old := time.Now().Add(-48 * time.Hour)
	newer := map[string]string{
		filepath.Join(base, "scantop", "preferences.json"): `{"version":2,"data":{}}`,
		filepath.Join(base, "scantop", "views.json"):       `{"version":2,"data":[]}`,
	}
	for name, content := range map[string]string{
		"watched.json": `{"version":1,"data":{"scans":[],"groups":{}}}`, "launches.json": `{"version":3,"launches":[]}`,
		"draft-aaaaaaaaaaaa.json": `{"version":2,"data":{}}`, "draft-bbbbbbbbbbbb.json": `{"version":1,"data":{"list":[{"entries":{"Future":"1"}}]}}`,
		"draft.json": `{"version":"2","data":{}}`, "presets.json": "", "notes.new.tmp": "", "window-cccccccccccc.lock.json": "", "launch-x.json": "{",
		"launch-dddddddddddd.json": `{"version":2,"data":{"list":[]}}`, "sent-eeeeeeeeeeee.json": `{"version":1,"data":{"list":[{"why":"x"}]}}`,
	} {
		newer[filepath.Join(folder, name)] = content
	}
	for path, content := range newer {
		if err := errors.Join(os.WriteFile(path, []byte(content), 0o600), os.Chtimes(path, old, old)); err != nil {
			t.Fatal(err)
		}
	}
	o := rememberingSettings(t, environ).options
	if o.MemoryError == nil {
		t.Error("nobody tells that the preferences are not those")
	}
	left := o.Recall()
	var failure *state.Error
	if !errors.As(left.Err, &failure) || failure.Kind != state.KindNewer || len(left.Drafts)+len(left.Launches.List) > 0 {
		t.Errorf("recalls %+v", left)
	}
	for name, value := range map[string]any{
		state.PreferencesName: state.Preferences{}, state.WatchedName: state.Watched{}, state.LaunchesName: state.Launches{},
	} {
		if err := o.Memory.Write(name, value); !errors.As(err, &failure) || failure.Kind != state.KindNewer {
			t.Errorf("writing %s: %v", name, err)
		}
	}
	if err := o.Memory.Write(state.DraftName, drafts("a.example.com")); err != nil {
		t.Errorf("the window's own drafts: %v", err)
	}
	for path, content := range newer {
		if got, err := os.ReadFile(path); err != nil || string(got) != content {
			t.Errorf("%s: %v, holds %q", path, err, got)
		}
	}
}
