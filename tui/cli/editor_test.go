package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/effect"
	"scantop/tui/terminal"
)

// What an editor leaves is read whole or not at all, and nothing of it stays behind.
func TestWhatAnEditorLeaves(t *testing.T) {
	t.Parallel()
	write := func(content string) func(string) error {
		return func(file string) error { return os.WriteFile(file, []byte(content), 0o600) }
	}
	for name, c := range map[string]struct {
		leave func(file string) error
		want  string // the text
		fails string // what the error says; "": there is none
	}{
		"nothing new": {func(string) error { return nil }, "a.example.com\n", ""},
		"a mark":      {write("\ufeffa.com\r\nb.com\r\n"), "a.com\r\nb.com\r\n", ""},
		"UTF-16":      {write("\xff\xfea\x00.\x00c\x00o\x00m\x00"), "a.com", ""},
		"no mark":     {write("a\x00.\x00c\x00o\x00m\x00"), "", "targets.txt: full of NUL bytes"},
		"no file":     {os.Remove, "", "targets.txt: no such file"},
		"5 MiB":       {func(file string) error { return os.Truncate(file, 5<<20) }, "", "targets.txt: too large"},
		"a device": {func(file string) error {
			if err := os.Remove(file); err != nil {
				return err
			}
			return os.Symlink(os.DevNull, file)
		}, "", "targets.txt: not a regular file"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &settings{program: program{env: environment{"EDITOR=vi"}}}
			var text string
			var err error
			done := func(written string, failure error) tea.Msg { text, err = written, failure; return nil }
			loan := s.edit("a.example.com\n", done)().(terminal.LendMsg)
			file := loan.Cmd.Args[len(loan.Cmd.Args)-1]
			if failure := c.leave(file); failure != nil {
				t.Fatal(failure)
			}
			loan.Done(nil)
			if c.fails == "" && (err != nil || text != c.want) {
				t.Errorf("read are %q, %v; want %q", text, err, c.want)
			}
			if c.fails != "" && (err == nil || !strings.HasPrefix(err.Error(), c.fails)) {
				t.Errorf("the error is %v, want %q", err, c.fails)
			}
			if _, err := os.Stat(filepath.Dir(file)); !os.IsNotExist(err) {
				t.Errorf("%s stays behind: %v", filepath.Dir(file), err)
			}
		})
	}
}

// An editor that does not exist is told from one that fails, also if a shell looked for it.
func TestAnEditorThatDoesNotExist(t *testing.T) {
	t.Parallel()
	for editor, missing := range map[string]bool{
		"/no/such/editor": true, "no-such-editor": true, "no-such-editor --wait": true, "'/no such/editor'": true,
		" ": true, "false": false, "sh -c 'exit 3'": false,
	} {
		s := &settings{program: program{env: append(environment(os.Environ()), "VISUAL=", "EDITOR="+editor)}}
		var err error
		msg := s.edit("", func(_ string, failure error) tea.Msg { err = failure; return nil })()
		if loan, ok := msg.(terminal.LendMsg); ok {
			loan.Done(loan.Cmd.Run())
		}
		if err == nil || errors.Is(err, effect.ErrNoEditor) != missing {
			t.Errorf("EDITOR=%q: the error is %v", editor, err)
		}
	}
}
