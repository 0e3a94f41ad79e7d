package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scantop/tui/text"
)

// A symbolic link as the log could lead to any file of the user, which would be written to and lose its
// mode.
func TestTheLogFollowsNoLink(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir) // the message cuts long paths
	precious := filepath.Join(dir, "precious")
	if err := os.WriteFile(precious, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"link": precious, "relative": "precious",
		"dangling": filepath.Join(dir, "new"), "device": os.DevNull} {
		if err := os.Symlink(target, name); err != nil {
			t.Skip("no symbolic links here")
		}
		for lang, want := range map[string]string{"en": "symbolic link", "zh": "符号链接"} {
			s := settings{flags: flags{log: name}, program: program{text: text.For(lang)}}
			_, _, err := s.openLog()
			var usage usageError
			if !errors.As(err, &usage) || !strings.Contains(usage.message, want) ||
				!strings.Contains(usage.message, "--log "+name) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	content, err := os.ReadFile(precious)
	info, failed := os.Stat(precious)
	if err != nil || failed != nil || string(content) != "mine" || info.Mode().Perm() != 0o644 {
		t.Errorf("the file behind the link is %q, %v", content, info.Mode())
	}
	if _, err := os.Lstat(filepath.Join(dir, "new")); err == nil {
		t.Error("a file was made behind a link")
	}
	// A directory on the way may be a link, as /tmp is on some systems.
	if err := os.Symlink(dir, filepath.Join(dir, "here")); err != nil {
		t.Fatal(err)
	}
	s := settings{flags: flags{log: filepath.Join(dir, "here", "log")}, program: program{text: text.For("en")}}
	_, closeLog, err := s.openLog()
	if err != nil {
		t.Fatal(err)
	}
	closeLog()
}
