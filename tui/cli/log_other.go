//go:build !unix

package cli

// noFollow does nothing where there is no such flag.
const noFollow = 0
