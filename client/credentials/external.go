package credentials

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os/exec"
	"runtime"
	"time"

	"scantop/client/reason"
)

// external returns keys that a program of the user prints.
func (p *cliProfile) external(ctx context.Context) (session, error) {
	words, err := splitCommand(p.ProcessCommand, runtime.GOOS == "windows")
	switch {
	case externalDisabled():
		return session{}, reason.Disabled
	case err != nil:
		return session{}, reason.Incomplete
	}
	out, err := runProgram(ctx, words)
	if err != nil {
		return session{}, err
	}
	var reply struct {
		Mode            string `json:"mode"`
		AccessKeyID     string `json:"access_key_id"`
		AccessKeySecret string `json:"access_key_secret"`
		SecurityToken   string `json:"sts_token"`
		Expiration      string `json:"expiration"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(out, []byte(byteOrderMark)), &reply); err != nil {
		return session{}, err
	}
	found := temporary(reply.AccessKeyID, reply.AccessKeySecret, reply.SecurityToken, reply.Expiration)
	if !found.keys.complete() || knownMode(trimmed(reply.Mode)) == "StsToken" && reply.SecurityToken == "" {
		return session{}, reason.NoKeys
	}
	return found, nil
}

// runProgram runs a program without a shell and returns its output. The program has no terminal, so
// it cannot read key presses, and its error messages cannot damage the screen.
func runProgram(ctx context.Context, words []string) ([]byte, error) {
	var out capped
	command := exec.CommandContext(ctx, words[0], words[1:]...)
	command.Stdout = &out
	command.WaitDelay = time.Second // limits the wait for child processes that keep the output open
	detach(command)
	if err := resolverOf(ctx).programs.run(command); err != nil && !errors.Is(err, exec.ErrWaitDelay) {
		return nil, err
	}
	return out.text, ctx.Err()
}

// capped collects the output of a program up to a limit. It does not embed a bytes.Buffer, because
// [io.Copy] would call its ReadFrom, which ignores the limit.
type capped struct{ text []byte }

// Write fails if the output exceeds the limit. The program's output is then closed.
func (c *capped) Write(p []byte) (int, error) {
	if len(c.text)+len(p) > replyLimit {
		return 0, errors.New("too much")
	}
	c.text = append(c.text, p...)
	return len(p), nil
}
