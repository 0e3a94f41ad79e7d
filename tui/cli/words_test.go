package cli

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"scantop/client"
	"scantop/client/simulator"
	"scantop/theme"
	"scantop/tui/text"
)

// watch names a status as the list does, on the screen and at the end.
func TestWatchNamesAStatusAsTheListDoes(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		s := settingsFor(t, []string{"LANG=C.UTF-8", "TERM=xterm"}, "--lang", lang)
		b := &livePrinter{settings: s, th: theme.New(theme.Variant{Mono: true}), out: &bytes.Buffer{}}
		for _, status := range client.Statuses() {
			word := text.For(lang).Status(string(status))
			if line := b.line(&watched{id: "1", status: status}, 80); !strings.Contains(line, word) {
				t.Errorf("%s: watch calls %s %q, want %q", lang, status, line, word)
			}
			bad := slices.Contains([]client.Status{client.StatusAborted, client.StatusInvalid, client.StatusDisabled},
				status)
			w := watcher{settings: s, scans: []*watched{{status: client.StatusInvalid}}}
			if said := w.verdict().Error(); strings.Contains(said, word) != bad {
				t.Errorf("%s: the verdict is %q, with %q in it: %v", lang, said, word, !bad)
			}
			help := text.For(lang).Command.Subcommands.Watch.Long
			if (bad || status == client.StatusFinished) && !strings.Contains(help, word) {
				t.Errorf("%s: the help does not call %s %q", lang, status, word)
			}
		}
	}
}

func TestListPrintsAStatusInItsWord(t *testing.T) {
	scans := over(4)
	for i, outcome := range []simulator.Outcome{simulator.Finish, simulator.Abort, simulator.Invalid,
		simulator.Disabled} {
		scans[i].Outcome = outcome
	}
	server := serve(t, scans...)
	for _, lang := range []string{"en", "zh"} {
		_, stdout, _ := runMain(t, english, "list", "--endpoint", server.URL, "--lang", lang)
		for _, status := range []string{"finished", "aborted", "invalid", "disabled"} {
			if word := text.For(lang).Status(status); !strings.Contains(stdout, " "+word+" ") {
				t.Errorf("%s: %s is not called %q in %q", lang, status, word, stdout)
			}
		}
	}
}
