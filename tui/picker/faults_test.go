package picker

import (
	"net/http"
	"strings"
	"testing"

	"scantop/client"
	"scantop/client/simulator"
	"scantop/tui/internal/tuitest"
)

// Whatever is wrong with a reply, the picker shows rows or says why there are none, and works again when AVDS
// does.
func TestEveryFaultIsSurvived(t *testing.T) {
	t.Parallel()
	for _, info := range simulator.Faults() {
		slow := strings.HasPrefix(info.Name, "hang") || strings.HasPrefix(info.Name, "drip") || info.Name == "huge"
		if info.Action != "" || slow { // slow ones end like others, but later
			continue
		}
		t.Run(info.Name, func(t *testing.T) {
			t.Parallel()
			server, err := simulator.Start(simulator.Config{Seed: 1})
			if err != nil {
				t.Fatal(err)
			}
			defer server.Close()
			c, err := client.New(client.WithEndpoint(server.URL), client.WithDirect(),
				client.WithStaticCredentials(server.AccessKeyID, server.AccessKeySecret, ""),
				client.WithTransport(func(network http.RoundTripper) http.RoundTripper {
					return server.Transport(network)
				}))
			if err != nil {
				t.Fatal(err)
			}
			if err := server.Inject(simulator.Fault{Name: info.Name}); err != nil {
				t.Fatal(err)
			}
			for _, change := range []func(*Config){func(*Config) {}, withTags} {
				h := open(t, nil, change, func(config *Config) { config.Effects.Lister = c })
				tuitest.Fits(t, info.Name, h.View(), 80, 22)
				said := strings.TrimSpace(strings.Join(strings.Split(h.screen(), "\n")[3:], ""))
				if said == "" || said == h.Text.Picker.Loading {
					t.Errorf("the screen shows neither rows nor a reason:\n%s", h.screen())
				}
				server.Recover()
				h.write("zzz")
				h.wait()
				h.see("No match")
				h.press("backspace", "backspace", "backspace")
				h.wait()
				if len(h.page.Assets) == 0 {
					t.Errorf("nothing is listed after the fault:\n%s", h.screen())
				}
				if err := server.Inject(simulator.Fault{Name: info.Name}); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
