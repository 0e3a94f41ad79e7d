package credentials

import "os"

// watch remembers what files were like just before they were read, so that a
// later look can tell whether they have changed, appeared or vanished.
type watch []watched

type watched struct {
	path string
	info os.FileInfo // nil where there is no such file
}

// add looks at a file. It reports whether there is one.
func (w *watch) add(path string) bool {
	info := look(path)
	*w = append(*w, watched{path, info})
	return info != nil
}

// changed reports whether any of the files is another one than it was.
func (w watch) changed() bool {
	for _, was := range w {
		now := look(was.path)
		switch {
		case was.info == nil && now == nil:
		case !os.SameFile(was.info, now), // which one that is not there never is
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
