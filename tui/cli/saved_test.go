package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui"
	"scantop/tui/state"
)

// restoredSettings checks a command line with saved preferences, without running it.
func restoredSettings(t *testing.T, environ []string, args ...string) *settings {
	t.Helper()
	return checked(t, flags.restoring, environ, args)
}

func TestListOpensAsItWasLeftUnlessFlagsSayOtherwise(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	environ := []string{"LANG=en_US.UTF-8", "XDG_STATE_HOME=" + dir}
	first := restoredSettings(t, environ, "--page-size", "50", "--lang", "zh")
	kept := first.options.Preferences
	if want := (state.Preferences{Lang: "zh"}); !reflect.DeepEqual(kept, want) {
		t.Fatalf("kept %+v, want %+v", kept, want)
	}
	if first.options.PageSize != 50 {
		t.Errorf("--page-size 50 leads to %d", first.options.PageSize)
	}
	kept.PageSize = 50 // as earlier versions saved it
	kept.Statuses, kept.Type, kept.Search = []string{"running", "waiting"}, "vuln", "edge"
	if err := write(stored(first.options), state.PreferencesName, kept); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(dir, "scantop", "preferences.json")); err != nil ||
		info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info, err)
	}

	o := restoredSettings(t, environ).options
	if o.PageSize != 0 || o.Text.Lang != "zh" || !o.Restored || o.Filter.Search != "edge" ||
		o.Filter.ScanType != client.TypeVuln || len(o.Filter.Statuses) != 2 {
		t.Errorf("opens with %+v", o)
	}
	o = restoredSettings(t, environ, "--page-size", "20", "--lang", "en", "--trigger", "date").options
	if o.PageSize != 20 || o.Text.Lang != "en" || o.Restored || o.Filter.Search != "" || o.Filter.ScanType != "" ||
		o.Filter.Statuses != nil || o.Filter.Trigger != client.TriggerOnce {
		t.Errorf("flags lead to %+v", o)
	}
	if o.Preferences.PageSize != 0 || o.Preferences.Lang != "en" {
		t.Errorf("flags are not kept: %+v", o.Preferences)
	}
	if o := restoredSettings(t, environ, "--ascii").options; o.Text.Lang != "en" || !o.Theme.ASCII {
		t.Errorf("ASCII with remembered Chinese leads to %s, %+v", o.Text.Lang, o.Theme)
	}
	if o := restoredSettings(t, environ, "--demo").options; o.PageSize != 0 || o.Store != nil || o.Restored {
		t.Errorf("a demo remembers: %+v", o)
	}
}

// Saved files of one account do not appear in another.
func TestEachAccountHasAMemoryOfItsOwn(t *testing.T) {
	t.Parallel()
	environ := []string{"LANG=en_US.UTF-8", "XDG_STATE_HOME=" + t.TempDir()}
	prod := stored(restoredSettings(t, environ, "--profile", "prod").options)
	if err := write(prod, state.WatchedName, state.Watched{Scans: []state.WatchedScan{{ScanID: "7"}}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want bool
	}{{[]string{"--profile", "prod"}, true}, {[]string{"--profile", "dev"}, false}, {nil, false},
		{[]string{"--profile", "prod", "--endpoint", "https://x.example.com"}, false},
		{[]string{"--profile", "prod", "--region", "cn-x"}, false}} {
		s := stored(restoredSettings(t, environ, c.args...).options)
		var w state.Watched
		if found, err := s.Read(state.WatchedName, &w); err != nil || found != c.want {
			t.Errorf("%q: found %v, %v", c.args, found, err)
		}
	}
}

// remembers reports whether a run finds the watched scans that an earlier run of the same account saved, and
// saves them otherwise.
func remembers(t *testing.T, environ []string, args ...string) bool {
	t.Helper()
	s := stored(restoredSettings(t, environ, args...).options)
	var w state.Watched
	found, err := s.Read(state.WatchedName, &w)
	if !found && err == nil {
		err = write(s, state.WatchedName, state.Watched{Scans: []state.WatchedScan{{ScanID: "7"}}})
	}
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Accounts that the environment or the files of the aliyun CLI name have nothing in common. Temporary key pairs,
// which change every hour, keep what their role or profile has.
func TestKeysChooseTheMemory(t *testing.T) {
	base := t.TempDir()
	environ := []string{"LANG=en_US.UTF-8", "XDG_STATE_HOME=" + base}
	config := filepath.Join(t.TempDir(), "config.json")
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", config)
	profiles := func(current string) string {
		return `{"current":"` + current + `","profiles":[{"name":"one"},{"name":"two"},{"name":"three"}]}`
	}
	pair := func(id, token string) map[string]string {
		return map[string]string{"ALIBABA_CLOUD_ACCESS_KEY_ID": id, "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "marked",
			"ALIBABA_CLOUD_SECURITY_TOKEN": token}
	}
	role := func(arn string, more map[string]string) map[string]string {
		all := map[string]string{"ALIBABA_CLOUD_ROLE_ARN": arn}
		maps.Copy(all, more)
		return all
	}
	file := map[string]string{"ALIBABA_CLOUD_OIDC_TOKEN_FILE": config}
	for _, c := range []struct {
		what    string
		set     map[string]string
		current string // current profile of the aliyun CLI
		args    []string
		known   bool
	}{
		{what: "no keys"}, {what: "no keys, again", known: true},
		{what: "a key pair", set: pair("markedOne", "")}, {what: "another key pair", set: pair("markedTwo", "")},
		{what: "the first key pair", set: pair(" markedOne\n", ""), current: "one", known: true},
		{what: "a temporary pair", set: pair("STS.one", "token")},
		{what: "the next temporary pair", set: pair("STS.two", "token"), known: true},
		{what: "a temporary pair of a role", set: role("acs:ram::1:role/a", pair("STS.one", "token"))},
		{what: "of another role", set: role("acs:ram::2:role/a", pair("STS.one", "token"))},
		{what: "of the first role", set: role("acs:ram::1:role/a", pair("STS.two", "token")), known: true},
		{what: "the first role in a pod", set: role("acs:ram::1:role/a", file), known: true},
		{what: "the current profile", current: "one"},
		{what: "the same profile", args: []string{"--profile", "one"}, known: true},
		{what: "another profile", current: "two"},
		{what: "the first one by its variable", set: map[string]string{"ALIBABACLOUD_PROFILE": "one"}, current: "two",
			known: true},
		{what: "a profile in spite of a pair", set: pair("markedOne", ""), args: []string{"--profile", "three"}},
		{what: "that profile", current: "three", known: true},
	} {
		for _, name := range []string{
			"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN",
			"ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE", "ALIBABACLOUD_PROFILE",
		} {
			t.Setenv(name, c.set[name])
		}
		if err := os.WriteFile(config, []byte(profiles(c.current)), 0o600); err != nil {
			t.Fatal(err)
		}
		if known := remembers(t, environ, c.args...); known != c.known {
			t.Errorf("%s: remembers %v, want %v", c.what, known, c.known)
		}
	}
	err := filepath.WalkDir(base, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.Contains(path+string(content), "marked") {
			t.Errorf("%s shows a key", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// What an earlier version saved, without telling keys apart, goes to the first account that starts.
func TestAnEarlierMemoryIsTakenOver(t *testing.T) {
	base := t.TempDir()
	environ := []string{"LANG=en_US.UTF-8", "XDG_STATE_HOME=" + base}
	earlier := sha256.Sum256([]byte(client.DefaultEndpoint + "\n" + client.DefaultRegion + "\n"))
	s, err := state.Open(filepath.Join(base, "scantop"), hex.EncodeToString(earlier[:8]))
	if err != nil {
		t.Fatal(err)
	}
	keep(t, s, "a.example.com")
	s.Close()
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret")
	for _, c := range []struct{ id, want string }{{"one", "a.example.com\n"}, {"two", ""}, {"one", "a.example.com\n"}} {
		t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", c.id)
		s, _, found := openWindow(t, environ)
		if found != c.want {
			t.Errorf("%s finds %q, want %q", c.id, found, c.want)
		}
		s.Close()
	}
}

func TestWithoutAUsableMemoryItStartsAllTheSame(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	o := restoredSettings(t, []string{"LANG=C.UTF-8", "XDG_STATE_HOME=" + file}).options
	if o.Store != nil || o.StoreError == nil || o.PageSize != 0 {
		t.Errorf("a directory that is a file leads to %+v", o)
	}
	var failure *state.Error
	o = restoredSettings(t, []string{"LANG=C.UTF-8"}).options
	if !errors.As(o.StoreError, &failure) || failure.Kind != state.KindNoHome || o.Store != nil || o.PageSize != 0 {
		t.Errorf("no home leads to %+v", o)
	}
	if o := restoredSettings(t, []string{"LANG=C.UTF-8"}, "--demo").options; o.Store != nil || o.StoreError != nil {
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
	if o := restoredSettings(t, environ).options; o.Store == nil || o.StoreError == nil {
		t.Errorf("a broken file leads to %+v", o)
	}
	if o := restoredSettings(t, environ).options; o.Store == nil || o.StoreError != nil {
		t.Errorf("the next start still complains: %v", o.StoreError)
	}
}

// A terminal without Chinese characters gets English, although Chinese was saved on another terminal.
func TestRememberedChineseDoesNotReachATerminalWithoutIt(t *testing.T) {
	t.Parallel()
	dir := "XDG_STATE_HOME=" + t.TempDir()
	first := restoredSettings(t, []string{"LANG=en_US.UTF-8", dir}, "--lang", "zh").options
	if err := write(stored(first), state.PreferencesName, first.Preferences); err != nil {
		t.Fatal(err)
	}
	linux := []string{"LANG=C", "TERM=linux", dir}
	if o := restoredSettings(t, linux).options; o.Text.Lang != "en" || !o.Theme.ASCII {
		t.Errorf("remembered Chinese leads to %s, %+v", o.Text.Lang, o.Theme)
	}
	if o := restoredSettings(t, linux, "--lang", "zh").options; o.Text.Lang != "zh" || o.Theme.ASCII {
		t.Errorf("--lang zh leads to %s, %+v", o.Text.Lang, o.Theme)
	}
}

// stored returns the store that a run opens.
func stored(o tui.Options) *state.Store { return o.Store.(*state.Store) }

// write saves a value at once.
func write(s *state.Store, name string, v any) error {
	s.Save(name, v)
	return s.Flush()
}

// keep saves a draft as the screen does.
func keep(t *testing.T, s *state.Store, targets string) {
	t.Helper()
	one := state.Drafts{List: []state.Draft{{Values: state.Values{"Targets": targets}}}}
	if err := write(s, state.NewName(state.DraftName), one); err != nil {
		t.Fatal(err)
	}
}

// openWindow starts a program and returns the drafts that it finds.
func openWindow(t *testing.T, environ []string, args ...string) (s *state.Store, left state.Earlier, targets string) {
	t.Helper()
	s = stored(restoredSettings(t, environ, args...).options)
	t.Cleanup(func() { s.Close() })
	if left = s.Earlier(); left.Err != nil {
		t.Error(left.Err)
	}
	for _, d := range left.Drafts {
		targets += d.Values["Targets"] + "\n"
	}
	return s, left, targets
}

// A draft belongs to the window in which it was typed, and is not lost when the window closes.
func TestEachWindowHasDraftsOfItsOwn(t *testing.T) {
	t.Parallel()
	environ := []string{"LANG=C.UTF-8", "XDG_STATE_HOME=" + t.TempDir()}
	first, _, _ := openWindow(t, environ)
	second, _, _ := openWindow(t, environ)
	keep(t, first, "a.example.com")
	if _, _, found := openWindow(t, environ); found != "" {
		t.Errorf("finds %q of a window that is open", found)
	}
	first.Close() // as the end of the program does
	third, _, found := openWindow(t, environ)
	if found != "a.example.com\n" {
		t.Errorf("finds %q", found)
	}
	if left := second.Earlier(); len(left.Drafts) > 0 {
		t.Errorf("finds %+v, which another window has taken over", left.Drafts)
	}
	third.Close() // before it wrote anything itself
	fourth, _, found := openWindow(t, environ)
	if keep(t, fourth, "b.example.com"); found != "a.example.com\n" {
		t.Errorf("finds %q", found)
	}
	fourth.Close()
	if _, _, found := openWindow(t, environ); found != "b.example.com\na.example.com\n" {
		t.Errorf("finds %q", found)
	}
}

// A run does not change the files of a newer scantop, and says so in one line.
func TestANewerProgramsFilesOutliveARun(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	environ := []string{"LANG=C.UTF-8", "XDG_STATE_HOME=" + base}
	if err := write(stored(restoredSettings(t, environ).options), "any", 1); err != nil {
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
		"draft-aaaaaaaaaaaa.json": `{"version":2,"data":{}}`,
		"draft-bbbbbbbbbbbb.json": `{"version":1,"data":{"list":[{"entries":{"Future":"1"}}]}}`,
		"draft.json":              `{"version":"2","data":{}}`, "presets.json": "", "notes.new.tmp": "",
		"window-cccccccccccc.lock.json": "", "launch-x.json": "{",
		"launch-dddddddddddd.json": `{"version":2,"data":{"list":[]}}`,
		"sent-eeeeeeeeeeee.json":   `{"version":1,"data":{"list":[{"why":"x"}]}}`,
	} {
		newer[filepath.Join(folder, name)] = content
	}
	for path, content := range newer {
		if err := errors.Join(os.WriteFile(path, []byte(content), 0o600), os.Chtimes(path, old, old)); err != nil {
			t.Fatal(err)
		}
	}
	o := restoredSettings(t, environ).options
	if o.StoreError == nil {
		t.Error("nobody tells that the preferences are not those")
	}
	left := o.Store.Earlier()
	var failure *state.Error
	if !errors.As(left.Err, &failure) || failure.Kind != state.KindNewer ||
		len(left.Drafts)+len(left.Launches.List) > 0 {
		t.Errorf("recalls %+v", left)
	}
	for name, value := range map[string]any{
		state.PreferencesName: state.Preferences{}, state.WatchedName: state.Watched{},
		state.LaunchesName: state.Launches{},
	} {
		if err := write(stored(o), name, value); !errors.As(err, &failure) || failure.Kind != state.KindNewer {
			t.Errorf("writing %s: %v", name, err)
		}
	}
	own := state.NewName(state.DraftName)
	_ = write(stored(o), own, state.Drafts{})
	if err := stored(o).Unsaved(own); err != nil {
		t.Errorf("the window's own draft: %v", err)
	}
	for path, content := range newer {
		if got, err := os.ReadFile(path); err != nil || string(got) != content {
			t.Errorf("%s: %v, holds %q", path, err, got)
		}
	}
}
