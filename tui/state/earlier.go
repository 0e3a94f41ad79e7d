package state

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// What one program takes over of each kind is at most so much.
const (
	maxTaken      = 50 // files, whose locks stay open
	maxTakenBytes = maxSize
)

// Earlier is what earlier programs have left.
type Earlier struct {
	Drafts   []Draft // also launches without a known outcome; the one that was written last first
	Launches Launches
	Err      error // why something is missing; nil: nothing is
}

// Earlier takes over what programs that have ended have left. No other program
// touches it as long as this one runs; those that run keep theirs. What is too
// much for one program stays for the next one.
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

// separate gives each draft of a file a file of its own: older programs have put
// all drafts of a window into one. Where that fails, the file stays as it is.
func (s *Store) separate(from left, list []Draft) []Draft {
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
	for i := range slices.Backward(drafts) { // the first one is to be the newest
		drafts[i].File = NewName(DraftName)
		if err == nil {
			err = s.write(drafts[i].File, Drafts{List: drafts[i : i+1]})
		}
	}
	if err == nil {
		_ = s.remove(from.name) // else each is found twice, which loses nothing
	}
	return drafts
}

// left is a file of a program that may have ended.
type left struct {
	name    string
	size    int64
	written time.Time
}

// takeOver returns the files of a kind that ended programs have left, the one that
// was written last first, and takes their locks.
func (s *Store) takeOver(kind string) ([]left, error) {
	root, all, err := s.left(kind)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	var taken []left
	room := int64(maxTakenBytes)
	for _, file := range all {
		if file.size > maxSize {
			file.size = 0 // it will not be read
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

// left are the files of a kind that are not this program's, the one that was
// written last first. A name without an id is that of a program without locks.
func (s *Store) left(kind string) (*os.Root, []left, error) {
	root, err := s.open(kind)
	if err != nil {
		return nil, nil, err
	}
	files, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		root.Close()
		return nil, nil, failed(s.place(kind), err)
	}
	var found []left
	for _, file := range files {
		name, isValue := strings.CutSuffix(file.Name(), ".json")
		id, ok := idOf(name, kind+"-", "")
		info, err := file.Info()
		if isValue && err == nil && s.locks[id] == nil && (ok || name == kind) {
			found = append(found, left{name, info.Size(), info.ModTime()})
		}
	}
	slices.SortStableFunc(found, func(a, b left) int { return b.written.Compare(a.written) })
	return root, found, nil
}

// Prune removes the oldest records beyond MaxSent of programs without a screen, and
// launches that newer ones have replaced. What cannot be removed stays.
func (s *Store) Prune() {
	s.writing.Lock()
	defer s.writing.Unlock()
	if root, sent, err := s.left(SentName); err == nil {
		defer root.Close()
		for _, old := range sent[min(MaxSent, len(sent)):] {
			if s.own(root, old.name); s.locks[ownID(old.name)] != nil {
				_ = s.remove(old.name)
			}
		}
	}
	_, _ = s.launches()
}

// launches are the newest launches of all programs. It removes the files of others.
func (s *Store) launches() (Launches, error) {
	var all Launches
	_, unread := s.Read(LaunchesName, &all)
	root, files, err := s.left(LaunchName)
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
