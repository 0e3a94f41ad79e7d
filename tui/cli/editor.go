package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"
	"scantop/tui/effect"
	"scantop/tui/terminal"
)

// edit opens a text in the user's editor, and passes what the editor has written to done. The file
// stands alone in a directory that only the user can read, so that the editor's own copies are removed
// with it. It is an [effect.Editor].
func (s *settings) edit(text string, done func(string, error) tea.Msg) tea.Cmd {
	return func() tea.Msg {
		dir, err := os.MkdirTemp("", "scantop-edit-")
		if err != nil {
			return done(text, err)
		}
		remove := func() { _ = os.RemoveAll(dir) }
		file := filepath.Join(dir, "targets.txt")
		cmd, err := s.env.editor(file)
		if err == nil {
			err = os.WriteFile(file, []byte(text), 0o600)
		}
		if err != nil {
			remove()
			return done(text, err)
		}
		return terminal.LendMsg{Cmd: cmd, Done: func(err error) tea.Msg {
			defer remove()
			edited, failure := readEdited(file)
			return done(edited, cmp.Or(err, failure))
		}}
	}
}

// readEdited returns the text that an editor has left in a file. A pipe would never end, so that the file
// must be a regular one.
func readEdited(file string) (string, error) {
	info, err := os.Stat(file)
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("%s: not a regular file", info.Name())
	}
	text, err := readText(file, nil)
	if errors.Is(err, errTooLarge) || errors.Is(err, errNulls) {
		err = fmt.Errorf("%s: %w", info.Name(), err)
	}
	return text, err
}

// editor returns the command that edits a file. VISUAL and EDITOR may have arguments; as in git, a shell
// reads them. Without both it is vi, if that is installed.
func (e environment) editor(file string) (*exec.Cmd, error) {
	command := e.first("VISUAL", "EDITOR")
	if command == "" {
		path, err := exec.LookPath("vi")
		if err != nil {
			return nil, effect.ErrNoEditor
		}
		command = path
	}
	var cmd *exec.Cmd
	switch words := strings.Fields(command); {
	case len(words) == 0:
		return nil, effect.ErrNoEditor
	case runtime.GOOS == "windows":
		cmd = exec.Command(words[0], append(words[1:], file)...)
	case !strings.ContainsAny(command, "|&;<>()$`\\\"' \t\n*?[#~=%"):
		cmd = exec.Command(command, file)
	default:
		if !strings.ContainsAny(command, "|&;<>()\n") && !strings.Contains(words[0], "=") {
			command = "exec " + command // the shell would end by ctrl+c, even where the editor does not
		}
		cmd = exec.Command("sh", "-c", command+` "$@"`, words[0], file)
	}
	cmd.Env = e
	return cmd, nil
}
