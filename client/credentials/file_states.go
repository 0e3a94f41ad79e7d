package credentials

import "os"

// fileStates records the state of files just before they are read, so that a later look tells
// whether they have changed, appeared or vanished.
type fileStates []fileState

type fileState struct {
	path string
	info os.FileInfo // nil if the file does not exist
}

// add records the state of a file and reports whether it exists.
func (w *fileStates) add(path string) bool {
	info := look(path)
	*w = append(*w, fileState{path, info})
	return info != nil
}

// changed reports whether any of the files has changed.
func (w fileStates) changed() bool {
	for _, was := range w {
		now := look(was.path)
		switch {
		case was.info == nil && now == nil:
		case !os.SameFile(was.info, now), // SameFile is false if either is nil
			!was.info.ModTime().Equal(now.ModTime()), was.info.Size() != now.Size():
			return true
		}
	}
	return false
}

func look(path string) os.FileInfo {
	info, err := os.Stat(path)
	if err != nil {
		return nil
	}
	return info
}
