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

// openLog returns the debug log. It writes JSON lines to the file of --log, which only its owner can
// read, or discards them without --log. It does not follow a symbolic link, because in a directory that
// is writable by others the link could lead to any file of the user.
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

// reason returns why a file cannot be used, without the path of the file.
func reason(err error) error {
	if path, ok := errors.AsType[*os.PathError](err); ok {
		return path.Err
	}
	return err
}

// makePrivate makes an existing file readable only by its owner. A device keeps its mode.
func makePrivate(file *os.File) error {
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return err
	}
	return file.Chmod(0o600)
}

// logCalls returns an observer that logs each call of the API. A Call contains no secrets.
func logCalls(log *slog.Logger) func(client.Call) {
	return func(c client.Call) {
		log := log.With("action", c.Action, "ms", c.Duration.Milliseconds(), "requestId", c.RequestID)
		if failure, ok := errors.AsType[*client.Error](c.Err); ok {
			log.Warn("call failed", "kind", failure.Kind.String(), "code", failure.Code,
				"status", failure.Status, "message", explain.Said(text.For("en"), failure))
			return
		}
		log.Debug("call")
	}
}
