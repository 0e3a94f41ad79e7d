package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	demoLimit = 40 * time.Second    // the longest time that a viewer watches
	demoScan  = "release-3.0-check" // the scan that the tape launches
)

func demoTape(t *testing.T) *tape {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "..", "demo.tape"))
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := parseTape(string(source))
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

// TestDemoTapeForm checks the tape without playing it: its settings, its length, and that
// each pause follows an expectation.
func TestDemoTapeForm(t *testing.T) {
	t.Parallel()
	demo := demoTape(t)
	for _, setting := range []string{"Output", "Require", "FontSize", "Width", "Height", "TypingSpeed", "Theme"} {
		if demo.settings[setting] == "" {
			t.Errorf("the tape has no %s", setting)
		}
	}
	if demo.settings["Output"] != "demo.gif" {
		t.Errorf("the output is %s", demo.settings["Output"])
	}
	utf8 := func(e string) bool { return strings.HasPrefix(e, "LANG=") && strings.HasSuffix(e, "UTF-8") }
	if !slices.ContainsFunc(demo.env, utf8) {
		t.Errorf("no UTF-8 locale in %v: the recording would be in ASCII", demo.env)
	}
	var total time.Duration
	hidden, expected := false, false
	for _, s := range demo.steps {
		total += s.takes
		switch s.kind {
		case "Hide", "Show":
			hidden = s.kind == "Hide"
		case "Wait":
			if !hidden {
				t.Errorf("line %d: a visible wait may take any time", s.line)
			}
		case "expect":
			expected = true
		case "Sleep":
			if !hidden && !expected {
				t.Errorf("line %d: a pause without an expectation", s.line)
			}
			expected = false
		}
	}
	if total >= demoLimit {
		t.Errorf("the tape takes %v, the limit is %v", total, demoLimit)
	}
	t.Logf("the tape takes %v", total)
}

// TestDemoTapePlay plays the tape to a shell and the real program, and checks the screen
// after each part. It does not wait for the pauses. With -update, it draws the picture that
// the tape asks for.
func TestDemoTapePlay(t *testing.T) {
	t.Parallel()
	demo := demoTape(t)
	p := startShell(t, demo.env)
	waitUntil(t, p, "a prompt", prompt)
	var before string // the screen at the start of the part
	keys, fresh, pictures := true, true, 0
	for i, s := range demo.steps {
		switch s.kind {
		case "Type", "Key":
			if !keys {
				before, keys, fresh = p.settled(), true, false
			}
			p.send(s.text)
		case "Wait":
			waitUntil(t, p, "a prompt", prompt)
		case "expect":
			waitFor(t, p, s.text)
			fresh = fresh || !strings.Contains(before, s.text)
			last := i+1 == len(demo.steps) || demo.steps[i+1].kind != "expect"
			if last && !fresh {
				t.Errorf("line %d: the expected text was there before, so it proves nothing", s.line)
			}
			keys = false
		case "picture":
			checkPicture(t, p, s.text)
			pictures++
		}
	}
	if pictures == 0 {
		t.Error("no line of the tape asks for the picture of the README")
	}
	waitUntil(t, p, "the cursor on the launched scan", func(screen string) bool { return selected(screen) == demoScan })
	p.send("q")
	waitUntil(t, p, "the prompt after the program", prompt)
	p.send("exit\r")
	if code := p.exit(patience); code != 0 {
		t.Errorf("the program left the shell with status %d", code)
	}
}

// settled returns the screen when it stays the same for a while. A frame that is half drawn still has texts
// of the one before.
func (p *program) settled() string {
	p.t.Helper()
	var before string
	if !eventually(func() bool {
		same := p.screen() == before
		before = p.screen()
		return same
	}) {
		p.t.Fatalf("the screen never stays the same:\n%s", before)
	}
	return before
}

// prompt reports whether the screen shows the prompt that VHS sets and waits for.
func prompt(screen string) bool {
	return strings.HasSuffix(strings.TrimSpace(screen), ">")
}

// startShell starts the shell of a tape in an empty directory. Its go command only installs
// the program that these tests have built.
func startShell(t *testing.T, env []string) *program {
	t.Helper()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed")
	}
	dir := t.TempDir()
	for name, content := range map[string]string{
		"bashrc": "PS1='> '\n",
		"go":     "#!/bin/sh\n[ \"$*\" = 'build -o scantop .' ] && ln -s " + quote(scantop) + " scantop\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(bash, "--rcfile", "bashrc")
	cmd.Dir = dir
	cmd.Env = append(environ(t, env...), "PATH="+dir+":"+os.Getenv("PATH"))
	return startCommand(t, cmd)
}
