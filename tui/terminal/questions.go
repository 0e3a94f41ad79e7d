package terminal

import (
	"math"
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
	pending int           // how many
	until   time.Time     // when no answer is to be expected any more
	came    chan struct{} // an answer has come
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
	if _, ok := event.(uv.PrimaryDeviceAttributesEvent); ok {
		q.settle(1)
	}
}

// forget gives up on answers: nobody reads them.
func (q *questions) forget() { q.settle(math.MaxInt) }

// settle takes some questions off, and has wait look again.
func (q *questions) settle(n int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.pending = max(0, q.pending-n)
	select {
	case q.came <- struct{}{}:
	default:
	}
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

// wait returns when no answer is to be expected any more.
func (q *questions) wait() {
	for left := q.left(time.Now()); left > 0; left = q.left(time.Now()) {
		select {
		case <-q.came:
		case <-time.After(left):
		}
	}
}
