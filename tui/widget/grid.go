package widget

// Distances and widths that tables and details share, in cells.
const (
	RowMargins   = 3 // a blank and the cursor before a row, a blank behind it
	ColumnGap    = 2
	StatusGap    = 1 // between the cursor and the status
	BarGap       = 1 // what a bar adds to the gap before the percent, which then stands close
	FullBar      = 24
	PercentWidth = 6  // "100.0%"
	NarrowName   = 20 // a name never gets less while another column can leave
	ComfortName  = 26 // columns that may leave come back when the name has this
)
