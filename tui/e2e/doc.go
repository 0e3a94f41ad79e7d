// Package e2e runs the built program as a user does: in a terminal, with keys,
// signals and a real exit code. It has tests only. They need bash; those that
// look at a whole session need tmux and are skipped without it. Nothing in here
// talks to anything off the loopback interface.
package e2e
