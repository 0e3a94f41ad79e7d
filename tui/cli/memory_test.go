package cli

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

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

// What is typed in one window is neither another one's nor lost with it.
func TestEachWindowHasDraftsOfItsOwn(t *testing.T) {
	t.Parallel()
	environ := []string{"LANG=C.UTF-8", "XDG_STATE_HOME=" + t.TempDir()}
	drafts := func(targets ...string) state.Drafts {
		var d state.Drafts
		for _, target := range targets {
			d.List = append(d.List, state.Draft{Entries: state.Entries{"Targets": target}})
		}
		return d
	}
	opened := func() (*memory, state.Drafts) {
		o := rememberingSettings(t, environ).options
		return o.Memory.(*memory), o.Drafts
	}
	first, _ := opened()
	second, found := opened()
	if err := first.Write(state.DraftName, drafts("a.example.com")); err != nil || len(found.List) > 0 {
		t.Fatal(err, found)
	}
	if err := second.Remove(state.DraftName); err != nil {
		t.Fatal(err)
	}
	if _, found := opened(); len(found.List) > 0 {
		t.Errorf("finds %v of a window that is open", found)
	}
	first.window.Close() // as the end of the program does
	third, found := opened()
	if !reflect.DeepEqual(found, drafts("a.example.com")) {
		t.Errorf("finds %v", found)
	}
	third.window.Close() // before it wrote anything itself
	fourth, found := opened()
	if err := fourth.Write(state.DraftName, drafts("b.example.com", "a.example.com")); err != nil || !reflect.DeepEqual(found, drafts("a.example.com")) {
		t.Errorf("finds %v, %v", found, err)
	}
	fourth.window.Close()
	if _, found := opened(); !reflect.DeepEqual(found, drafts("b.example.com", "a.example.com")) {
		t.Errorf("finds %v", found)
	}
}
