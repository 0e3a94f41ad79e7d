package client_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"scantop/client"
	"scantop/client/simulator"
)

// childVariable makes the test binary run child instead of the tests.
const childVariable = "SCANTOP_CLIENT_TEST_CHILD"

// child makes one good call, one refused one and one without keys, then says
// what DEBUG holds.
func child() {
	s, err := simulator.Start(simulator.Config{Seed: 1})
	if err != nil {
		panic(err)
	}
	defer s.Close()
	for _, secret := range []string{s.AccessKeySecret, "wrong"} {
		c, err := client.New(client.WithEndpoint(s.URL), client.WithDirect(), client.WithStaticCredentials(s.AccessKeyID, secret, ""))
		if err != nil {
			panic(err)
		}
		_, err = c.DescribeScans(context.Background(), client.Query{})
		fmt.Println("refused:", err != nil)
	}
	c, err := client.New(client.WithEndpoint(s.URL), client.WithDirect())
	if err != nil {
		panic(err)
	}
	_, err = c.DescribeScans(context.Background(), client.Query{})
	fmt.Println("refused:", err != nil)
	fmt.Println("DEBUG:", os.Getenv("DEBUG"))
}

// Trap 11: DEBUG=sdk makes the SDK print every request to standard output. It
// reads the variable before main, so only a process of its own can show that.
// Whatever DEBUG is, it prints when a credentials URI does not answer.
func TestDebugPrintsNothing(t *testing.T) {
	t.Parallel()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for value, kept := range map[string]string{"sdk": "", "other,sdk": "other", "sdk,a,sdk,b": "a,b", "other": "other"} {
		t.Run(value, func(t *testing.T) {
			t.Parallel()
			command := exec.CommandContext(t.Context(), binary)
			command.Env = append(os.Environ(), childVariable+"=1", "DEBUG="+value, "ALIBABA_CLOUD_CREDENTIALS_URI="+deaf(t))
			out, err := command.Output()
			if err != nil {
				t.Fatal(err)
			}
			want := "refused: false\nrefused: true\nrefused: true\nDEBUG: " + kept + "\n"
			if got := string(out); got != want {
				t.Errorf("printed %d lines:\n%.500s\nwant:\n%s", strings.Count(got, "\n"), got, want)
			}
		})
	}
}
