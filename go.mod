// The path is scantop until the repository has an address. Then go install can be told that address.
module scantop

go 1.26.7

require (
	charm.land/bubbles/v2 v2.2.1
	charm.land/bubbletea/v2 v2.1.1
	charm.land/lipgloss/v2 v2.1.0
	github.com/charmbracelet/colorprofile v0.4.3
	github.com/charmbracelet/ultraviolet v0.0.0-20261008173134-6b8d4baf91b4 // cells, and styled text made into them
	github.com/charmbracelet/x/ansi v0.11.9
	github.com/charmbracelet/x/term v0.2.2
	github.com/charmbracelet/x/termios v0.1.1 // whether the line leaves LF alone
)

require (
	github.com/aliyun/alibaba-cloud-sdk-go v1.63.107 // the traps handled in client were seen on this version
	github.com/owenrumney/go-sarif/v3 v3.3.1 // findings for tools that collect what scanners found; it knows the schema
	github.com/spf13/cobra v1.10.2
	github.com/spf13/pflag v1.0.9 // cobra's flags: its errors in our words
	golang.org/x/net v0.59.0 // idna: targets such as 例子.中国 are sent in Punycode, which must be what browsers make of them
	golang.org/x/sys v0.48.0 // which job has the terminal
	golang.org/x/text v0.43.0 // NFC: tui/safe composes accents, so that all terminals agree how wide a name is; NFKC: client/target
)

// Terminal tests: a pseudo-terminal, and a screen to read from it.
require (
	github.com/charmbracelet/x/vt v0.1.0 // a screen that knows characters that are two cells wide
	github.com/creack/pty v1.1.24
)

require (
	github.com/atotto/clipboard v0.1.4 // indirect
	github.com/charmbracelet/harmonica v0.2.0 // indirect
	github.com/charmbracelet/x/exp/ordered v0.1.0 // indirect
	github.com/charmbracelet/x/windows v0.2.2 // indirect
	github.com/clipperhouse/displaywidth v0.11.0 // indirect
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/jmespath/go-jmespath v0.4.0 // indirect
	github.com/json-iterator/go v1.1.12 // indirect
	github.com/lucasb-eyer/go-colorful v1.4.1 // indirect
	github.com/mattn/go-runewidth v0.0.31 // indirect
	github.com/modern-go/concurrent v0.0.0-20180306012644-bacd9c7ef1dd // indirect
	github.com/modern-go/reflect2 v1.0.2 // indirect
	github.com/muesli/cancelreader v0.2.2 // indirect
	github.com/opentracing/opentracing-go v1.2.1-0.20220228012449-10b1cf09e00b // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	github.com/xeipuuv/gojsonpointer v0.0.0-20180127040702-4e3ac2762d5f // indirect
	github.com/xeipuuv/gojsonreference v0.0.0-20180127040603-bd5ef7bd5415 // indirect
	github.com/xeipuuv/gojsonschema v1.2.0 // indirect
	github.com/xo/terminfo v1.0.0 // indirect
	golang.org/x/exp v0.0.0-20231110203233-9a3e6036ecaa // indirect
	golang.org/x/sync v0.24.0 // indirect
	gopkg.in/ini.v1 v1.67.0 // indirect
)
