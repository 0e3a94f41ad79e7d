package explain

import (
	"errors"
	"fmt"
	"io/fs"

	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/text"
)

// State says why state could not be read or saved, and what to do.
func State(t *text.Catalogue, err error) string {
	var failure *state.Error
	if !errors.As(err, &failure) {
		return safe.Clean(err.Error())
	}
	w := t.State
	format := map[state.Kind]string{
		state.KindForeign: w.Foreign, state.KindNotAFile: w.NotAFile, state.KindBroken: w.Broken,
		state.KindNewer: w.Newer, state.KindOwner: w.Owner, state.KindNoHome: w.NoHome,
	}[failure.Kind]
	switch {
	case failure.Kind == state.KindTooLarge:
		return safe.Clean(fmt.Sprintf(w.TooLarge, failure.Path, state.Size(failure.Limit)))
	case format == "":
		reason := errors.Unwrap(failure)
		if within, ok := errors.AsType[*fs.PathError](reason); ok {
			reason = within.Err // the path is part of the message already
		}
		return safe.Clean(fmt.Sprintf(w.Failed, failure.Path, reason))
	}
	return safe.Clean(fmt.Sprintf(format, failure.Path))
}
