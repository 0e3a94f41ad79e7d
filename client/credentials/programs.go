package credentials

import (
	"errors"
	"maps"
	"os/exec"
	"sync"
)

// programs are those that a resolver has started to be given keys, with what they
// have started and left behind. None of them outlives it.
type programs struct {
	mu    sync.Mutex
	all   map[*exec.Cmd]bool // true once the program itself has ended
	ended bool
}

// run starts a program and waits until it ends.
func (p *programs) run(command *exec.Cmd) error {
	if err := p.start(command); err != nil {
		return err
	}
	err := command.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.all[command] = true
	p.forget()
	return err
}

func (p *programs) start(command *exec.Cmd) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return errors.New("the resolver is closed")
	}
	err := command.Start()
	if err == nil {
		if p.all == nil {
			p.all = map[*exec.Cmd]bool{}
		}
		p.all[command] = false
	}
	return err
}

// forget drops the programs of which nothing is left.
func (p *programs) forget() {
	maps.DeleteFunc(p.all, func(command *exec.Cmd, ended bool) bool { return ended && !leftBehind(command) })
}

// end ends all programs and what they have left behind, and starts no other.
func (p *programs) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	for command, ended := range p.all {
		if !ended || leftBehind(command) {
			_ = endGroup(command) // it may just have ended by itself
		}
	}
}

// Close ends the programs that were started to be given keys, with all that they
// have started, and starts none any more. It waits for nothing.
func (s *Resolver) Close() { s.programs.end() }
