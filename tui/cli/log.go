package cli

import (
	"errors"
	"fmt"
	"log/slog"
	"os"

	"scantop/client"
	"scantop/tui/explain"
	"scantop/tui/text"
)

// openLog returns the debug log: JSON lines in the file of --log, which only
// its owner may read, or nowhere. A symbolic link is not followed: in a directory
// that others may write to, it could lead to any file of the user's.
func (s *settings) openLog() (log *slog.Logger, closeLog func(), err error) {
	if s.log == "" {
		return slog.New(slog.DiscardHandler), func() {}, nil
	}
	if info, err := os.Lstat(s.log); err == nil && info.Mode()&os.ModeSymlink != 0 {
		return nil, nil, usageError{fmt.Sprintf(s.text.Command.LogLink, brief(s.log))}
	}
	file, err := os.OpenFile(s.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY|noFollow, 0o600)
	if err == nil {
		err = makePrivate(file)
	}
	if err != nil {
		return nil, nil, usageError{fmt.Sprintf(s.text.Command.BadLog, brief(s.log), reason(err))}
	}
	log = slog.New(slog.NewJSONHandler(file, &slog.HandlerOptions{Level: slog.LevelDebug}))
	return log, func() { file.Close() }, nil
}

// reason is why a file cannot be used, without its path.
func reason(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// makePrivate takes a file that was there before from everybody else; a device
// keeps its mode.
func makePrivate(file *os.File) error {
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return err
	}
	return file.Chmod(0o600)
}

// logCalls writes a line for each call of the API. What a Call holds is free of
// secrets.
func logCalls(log *slog.Logger) func(client.Call) {
	return func(c client.Call) {
		log := log.With("action", c.Action, "ms", c.Duration.Milliseconds(), "requestId", c.RequestID)
		var failure *client.Error
		if errors.As(c.Err, &failure) {
			log.Warn("call failed", "kind", failure.Kind.String(), "code", failure.Code, "status", failure.Status, "message", explain.Said(text.For("en"), failure))
			return
		}
		log.Debug("call")
	}
}
