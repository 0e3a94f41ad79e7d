package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
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
			if missing(err) {
				return done(text, effect.ErrNoEditor)
			}
			edited, failure := readEdited(file)
			return done(edited, cmp.Or(err, failure))
		}}
	}
}

// missing reports whether an editor does not exist. A shell that does not find it ends with the status 127.
func missing(err error) bool {
	var ended interface {
		error
		ExitCode() int
	}
	return errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist) ||
		errors.As(err, &ended) && ended.ExitCode() == 127
}

// readEdited returns the text that an editor has left in a file. A pipe would never end, so that the file
// must be a regular one. The error has only the last part of the file's name.
func readEdited(file string) (text string, err error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
	case info.Mode().IsRegular():
		text, err = readText(file, nil)
	default:
		err = errors.New("not a regular file")
	}
	if inPath, ok := errors.AsType[*fs.PathError](err); ok {
		err = inPath.Err
	}
	if err != nil {
		err = fmt.Errorf("%s: %w", filepath.Base(file), err)
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
