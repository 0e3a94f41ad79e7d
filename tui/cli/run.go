package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/charmbracelet/x/term"

	"scantop/client"
	"scantop/client/simulator"
	"scantop/tui"
	"scantop/tui/effect"
	"scantop/tui/explain"
	"scantop/tui/terminal"
	"scantop/tui/text"
)

// run runs the screen until the user quits.
func (s *settings) run(ctx context.Context) error {
	return s.connected(ctx, func(ctx context.Context, c *client.Client, log *slog.Logger) error {
		if !term.IsTerminal(s.sys.Stdout.Fd()) {
			return errors.New(s.text.Command.NotATerminal)
		}
		s.options.Export = exportFile
		s.options.Copy = func(text string) string { return terminal.Copy(text, s.env.screen()) }
		s.options.Editor = s.edit
		var creator effect.Creator
		if !s.readOnly {
			creator = c
		}
		model := tui.New(ctx, c, creator, s.options)
		err := terminal.Run(ctx, model, s.sys.Stdin, s.sys.Stdout, s.env.screen())
		if lost := model.Flush(); lost != nil {
			log.Warn("not everything was kept", "reason", lost.Error())
			s.warn(explain.State(s.text, lost))
		}
		var signalled signalError
		var crash *terminal.Crash
		switch {
		case errors.As(context.Cause(ctx), &signalled):
			return signalled
		case errors.As(err, &crash):
			log.Error("panic", "reason", fmt.Sprint(crash.Reason), "stack", string(crash.Stack))
			return errors.New(s.text.Command.Crashed)
		}
		return err
	})
}

// connect returns a client for AVDS, or for an embedded simulator, and sets the options that name it in
// the header.
func (s *settings) connect(observe client.Option) (c *client.Client, disconnect func(), err error) {
	if s.demo {
		server, err := simulator.Start(simulator.Config{Seed: 1})
		if err != nil {
			return nil, nil, err
		}
		s.options.Source = []string{s.text.Header.Demo, s.text.Header.DemoSource}
		c, err := client.New(client.WithRegion(s.region), observe, client.WithEndpoint(server.URL),
			client.WithDirect(), client.WithStaticCredentials(server.AccessKeyID, server.AccessKeySecret, ""))
		return c, server.Close, err
	}
	options := append(s.clientOptions(), observe)
	if s.profile != "" {
		options = append(options, client.WithProfile(s.profile))
		s.options.Account = s.profile
	}
	if c, err = client.New(options...); err != nil {
		return nil, nil, err
	}
	s.options.Source = []string{c.Host(), c.Region()}
	return c, c.Close, nil
}

// clientOptions returns the options of a client for the region and endpoint of the flags.
func (s *settings) clientOptions() []client.Option {
	options := []client.Option{client.WithRegion(s.region), client.WithEndpoint(s.endpoint)}
	if s.plainHTTP {
		options = append(options, client.WithPlainHTTP())
	}
	return options
}

// checkConnection complains about values of flags that the client rejects.
func (s *settings) checkConnection(c text.Command) {
	_, err := client.New(s.clientOptions()...)
	if errors.Is(err, client.ErrEndpoint) {
		s.bad.add("endpoint", c.BadEndpoint, brief(s.endpoint))
	}
	if errors.Is(err, client.ErrPlainHTTP) {
		s.bad.add("endpoint", c.PlainHTTP, brief(s.endpoint))
	}
	if errors.Is(err, client.ErrRegion) {
		s.bad.add("region", c.BadRegion, brief(s.region))
	}
}
