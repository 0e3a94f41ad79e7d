package credentials

import (
	"context"
	"errors"
	"maps"
	"os/exec"
	"sync"
)

// programs are those that a client has started to be given keys, with what they
// have started and left behind. None of them outlives the client.
type programs struct {
	mu    sync.Mutex
	all   map[*exec.Cmd]bool // true once the program itself has ended
	ended bool
}

type programsKey struct{}

// programsOf are those of the client whose search for keys ctx belongs to.
func programsOf(ctx context.Context) *programs {
	if p, ok := ctx.Value(programsKey{}).(*programs); ok {
		return p
	}
	return &programs{}
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
		return errors.New("the client is closed")
	}
	p.forget()
	if err := command.Start(); err != nil {
		return err
	}
	if p.all == nil {
		p.all = map[*exec.Cmd]bool{}
	}
	p.all[command] = false
	return nil
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
