package cli

import (
	"errors"
	"io"
	"log/slog"

	"scantop/client"
)

// callLogger writes a JSON line for each call of the API. What a Call holds is
// free of secrets.
func callLogger(w io.Writer) func(client.Call) {
	log := slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: slog.LevelDebug}))
	return func(c client.Call) {
		log := log.With("action", c.Action, "ms", c.Duration.Milliseconds(), "requestId", c.RequestID)
		var failure *client.Error
		if errors.As(c.Err, &failure) {
			log.Warn("call failed", "code", failure.Code, "status", failure.Status, "message", failure.Message)
			return
		}
		log.Debug("call")
	}
}
