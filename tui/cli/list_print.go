package cli

import (
	"io"

	"scantop/client"
)

// scanPrinter writes scans in a format of --output as they come.
type scanPrinter struct {
	settings *settings
	out      io.Writer
	flags    listFlags
	width    int // of the terminal; 0: standard output is not a terminal

	scans  []client.Scan // the scans that are not written yet
	begun  bool          // something was written
	widths []int         // of the columns of a table, which the first scans decide
}

// batch is how many scans are written at once. The columns of a table line up over the first batch; later
// scans use the same widths.
const batch = 500

// add writes a scan, now or with those that follow.
func (p *scanPrinter) add(s client.Scan) error {
	if p.scans = append(p.scans, s); len(p.scans) < batch {
		return nil
	}
	return p.flush()
}

// flush writes the scans that are not written yet.
func (p *scanPrinter) flush() error {
	text := ""
	rows := recordsOf(p.scans)
	switch p.flags.output {
	case "json":
		text = rows.elements(p.begun)
	case "jsonl":
		text = rows.lines()
	case "csv":
		if !p.begun && p.flags.bom {
			text = byteOrderMark
		}
		text += rows.csv(exportFields(&client.Scan{}), !p.begun)
	default:
		text, p.widths = p.settings.table(p.scans, p.width, p.widths)
	}
	p.begun, p.scans = true, p.scans[:0]
	return p.settings.write(p.out, text)
}

// end writes what is left. A JSON array is closed, also where reading failed.
func (p *scanPrinter) end() error {
	if len(p.scans) > 0 || !p.begun && p.flags.output != "json" {
		if err := p.flush(); err != nil {
			return err
		}
	}
	if p.flags.output != "json" {
		return nil
	}
	end := "\n]\n"
	if !p.begun {
		end = "[]\n"
	}
	return p.settings.write(p.out, end)
}
