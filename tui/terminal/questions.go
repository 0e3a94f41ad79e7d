package terminal

import (
	"sync"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// lastQuestion stands behind each question: what the terminal is. Every terminal
// answers it, and after the questions before it, of which it need not know any.
const lastQuestion = ansi.RequestPrimaryDeviceAttributes

// answerLimit is how long an answer is waited for: the round trip of a slow line.
const answerLimit = time.Second

// questions are what the terminal was asked and has not answered. An answer that
// comes when the terminal is the shell's lands at its prompt.
type questions struct {
	mu      sync.Mutex
	pending int       // how many
	until   time.Time // when no answer is to be expected any more
}

// ask notes that a question is put to the terminal, and returns what to write.
func (q *questions) ask(question string, now time.Time) string {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.pending++
	q.until = now.Add(answerLimit)
	return question + lastQuestion
}

// answered notes an answer, if the event is the last one to a question.
func (q *questions) answered(event uv.Event) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if _, ok := event.(uv.PrimaryDeviceAttributesEvent); ok && q.pending > 0 {
		q.pending--
	}
}

// forget gives up on answers: nobody reads them.
func (q *questions) forget() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.pending = 0
}

// left is how long an answer may still come.
func (q *questions) left(now time.Time) time.Duration {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.pending == 0 {
		return 0
	}
	return max(0, q.until.Sub(now))
}

// wait returns when no answer is to be expected any more. It looks again and again:
// it waits once in a program's life, and for a moment.
func (q *questions) wait() {
	for q.left(time.Now()) > 0 {
		time.Sleep(5 * time.Millisecond)
	}
}
