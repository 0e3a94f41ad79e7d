package state

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// These limits apply to what one program takes over of each kind.
const (
	maxTaken      = 50      // files; their locks stay open
	maxTakenBytes = maxSize // bytes
)

// Earlier is what earlier programs have left.
type Earlier struct {
	Drafts   []Draft // drafts and unresolved launches, the newest first
	Launches Launches
	Err      error // why something is missing; nil: nothing is missing
}

// Earlier takes over what ended programs have left. No other program touches it while this
// one runs. Running programs keep their drafts. What exceeds the limits for one program is
// left for the next one.
func (s *Store) Earlier() Earlier {
	s.writing.Lock()
	defer s.writing.Unlock()
	var e Earlier
	note := func(err error) {
		if err != nil {
			e.Err = err
		}
	}
	for _, kind := range []string{DraftName, SentName} {
		taken, err := s.takeOver(kind)
		note(err)
		for _, file := range taken {
			var drafts Drafts
			_, err := s.Read(file.name, &drafts)
			note(err)
			e.Drafts = append(e.Drafts, s.separate(file, drafts.List)...)
		}
	}
	slices.SortStableFunc(e.Drafts, func(a, b Draft) int { return b.At.Compare(a.At) })
	var err error
	e.Launches, err = s.launches()
	note(err)
	return e
}

// separate gives each draft of a file a file of its own, because older versions saved all
// drafts of a window in one file. If that fails, the file stays as it is.
func (s *Store) separate(from leftover, list []Draft) []Draft {
	var drafts []Draft
	for _, d := range list {
		drafts = append(drafts, d.parts()...)
	}
	for i := range drafts {
		drafts[i].At, drafts[i].File = from.written, from.name
	}
	if len(drafts) == 1 && len(list) == 1 && ownID(from.name) != "" {
		return drafts
	}
	var err error
	for i := range slices.Backward(drafts) { // so that the first draft gets the newest file
		drafts[i].File = NewName(DraftName)
		if err == nil {
			err = s.write(drafts[i].File, Drafts{List: drafts[i : i+1]})
		}
	}
	if err == nil {
		_ = s.remove(from.name) // on failure the drafts are found twice, and none is lost
	}
	return drafts
}

// leftover is a file of another program, which may still be running.
type leftover struct {
	name    string
	size    int64
	written time.Time
}

// takeOver takes the locks of the files of a kind that ended programs have left, and returns
// these files, the newest first.
func (s *Store) takeOver(kind string) ([]leftover, error) {
	root, all, err := s.leftovers(kind)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	var taken []leftover
	room := int64(maxTakenBytes)
	for _, file := range all {
		if file.size > maxSize {
			file.size = 0 // Read will reject it by its size
		}
		if file.size > room || len(taken) == maxTaken {
			break
		}
		if id := ownID(file.name); id != "" && s.locks[id] == nil {
			lock := claim(root, id)
			if lock == nil {
				continue
			}
			s.locks[id] = lock
		}
		taken = append(taken, file)
		room -= file.size
	}
	return taken, nil
}

// leftovers returns the files of a kind that belong to other programs, the newest first. A
// name without an id belongs to a version without locks.
func (s *Store) leftovers(kind string) (*os.Root, []leftover, error) {
	root, err := s.open(kind)
	if err != nil {
		return nil, nil, err
	}
	files, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		root.Close()
		return nil, nil, failed(s.place(kind), err)
	}
	var found []leftover
	for _, file := range files {
		name, isValue := strings.CutSuffix(file.Name(), ".json")
		id, ok := idOf(name, kind+"-", "")
		info, err := file.Info()
		if isValue && err == nil && s.locks[id] == nil && (ok || name == kind) {
			found = append(found, leftover{name, info.Size(), info.ModTime()})
		}
	}
	slices.SortStableFunc(found, func(a, b leftover) int { return b.written.Compare(a.written) })
	return root, found, nil
}

// Prune removes the oldest records beyond [MaxSent] of ended programs without a screen, and
// launches that newer ones have replaced. It ignores errors.
func (s *Store) Prune() {
	s.writing.Lock()
	defer s.writing.Unlock()
	if root, sent, err := s.leftovers(SentName); err == nil {
		defer root.Close()
		for _, old := range sent[min(MaxSent, len(sent)):] {
			if s.own(root, old.name); s.locks[ownID(old.name)] != nil {
				_ = s.remove(old.name)
			}
		}
	}
	_, _ = s.launches()
}

// launches returns the newest launches of all programs. It removes the files whose launches
// are not among them.
func (s *Store) launches() (Launches, error) {
	var all Launches
	_, unread := s.Read(LaunchesName, &all)
	root, files, err := s.leftovers(LaunchName)
	if err != nil {
		return all, err
	}
	root.Close()
	read := map[string]Launches{}
	for _, file := range files {
		var launched Launches
		if _, err := s.Read(file.name, &launched); err != nil {
			unread = err
			continue
		}
		read[file.name] = launched
		all = all.And(launched)
	}
	for name, launched := range read {
		if !all.has(launched) {
			_ = s.remove(name)
		}
	}
	return all, unread
}
