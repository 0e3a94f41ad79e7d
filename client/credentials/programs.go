package credentials

import (
	"errors"
	"maps"
	"os/exec"
	"sync"
)

// programs are the programs that a resolver has started to obtain keys, and their children. They
// all end with the resolver.
type programs struct {
	mu    sync.Mutex
	all   map[*exec.Cmd]bool // true if the program itself has ended
	ended bool
}

// run starts a program and waits for its end.
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

// forget removes programs that have ended and have no children left.
func (p *programs) forget() {
	maps.DeleteFunc(p.all, func(command *exec.Cmd, ended bool) bool { return ended && !leftBehind(command) })
}

// end kills all programs and their children, and prevents new ones.
func (p *programs) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	for command, ended := range p.all {
		if !ended || leftBehind(command) {
			_ = endGroup(command) // it may have ended in the meantime
		}
	}
}

// Close kills the programs that were started to obtain keys, and their children. It prevents new
// ones and does not wait.
func (r *Resolver) Close() { r.programs.end() }
