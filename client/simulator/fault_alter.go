package simulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
)

// object is a JSON object. Numbers in it are json.Number, so that a long ScanId
// survives.
type object = map[string]any

// toObject reads an envelope back from its JSON.
func toObject(envelope any) object {
	decoder := json.NewDecoder(bytes.NewReader(encode(envelope)))
	decoder.UseNumber()
	var o object
	_ = decoder.Decode(&o) // what encode wrote can be read
	return o
}

// page returns the object that holds the fields of an operation: data, or of a
// reply that is flat already, itself.
func page(reply object) object {
	if data, ok := reply["data"].(object); ok {
		return data
	}
	return reply
}

// scansOf returns the List of a reply, empty if an earlier change took it.
func scansOf(reply object) []any {
	list, _ := page(reply)["List"].([]any)
	return list
}

// eachScan makes a change of every scan in a list, which are counted from 0.
func eachScan(change func(scan object, i int)) func(object, int) {
	return func(reply object, _ int) {
		for i, scan := range scansOf(reply) {
			if scan, ok := scan.(object); ok {
				change(scan, i)
			}
		}
	}
}

func unheardOf(scan object, _ int) {
	values := map[string]string{
		"Status": "paused", "FlowName": "stealth", "ScanType": "deep", "TriggerType": "manual",
		"JobStatistics": "queued", "Period": "fortnight", "CronActive": "2",
	}
	for name := range scan {
		if value, ok := values[name]; ok {
			scan[name] = value
		}
	}
}

// jobDigit writes JobStatistics as the Chinese table of the document has it.
func jobDigit(scan object, i int) {
	digits := map[any]string{statusRunning: "1", statusFinished: "2", statusAborted: "3"}
	if digit, ok := digits[scan["JobStatistics"]]; ok {
		scan["JobStatistics"] = digit
		if i%2 == 1 {
			scan["JobStatistics"] = json.Number(digit)
		}
	}
}

func impossiblePercent(scan object, i int) {
	values := []json.Number{"-1", "100.5", "1e300", "-0.001"}
	scan["RunPercent"] = values[i%len(values)]
}

func duplicateIDs(reply object, nth int) {
	var last any
	eachScan(func(scan object, i int) {
		if i%2 == 1 {
			scan["ScanId"] = last
		}
		last = scan["ScanId"]
	})(reply, nth)
}

func shorten(reply object, _ int) {
	if list := scansOf(reply); list != nil {
		page(reply)["List"] = list[:len(list)/2]
	}
}

// shrink leaves of all scans a half, at the next reply a quarter, and so on:
// the page that a client turns to may be gone when it gets there.
func shrink(reply object, nth int) {
	p, list := page(reply), scansOf(reply)
	number := func(name string) int {
		n, _ := strconv.Atoi(fmt.Sprint(p[name])) // none if an earlier change took it
		return n
	}
	size := max(number("PageSize"), 1)
	total := number("TotalCount") >> nth
	left := min(max(total-(number("CurrentPage")-1)*size, 0), len(list))
	p["List"], p["Count"] = list[:left], left
	p["TotalCount"], p["PageCount"] = total, (total+size-1)/size
}

// flatten gives a reply the form of the documents' tables of parameters.
func flatten(reply object, _ int) {
	data := page(reply)
	id := reply["requestId"]
	clear(reply)
	for name, value := range data {
		reply[name] = value
	}
	reply["RequestId"] = id
}

// dataToString gives a CreateScan reply the form of the example in its table.
func dataToString(reply object, _ int) {
	if data, ok := reply["data"].(object); ok {
		reply["data"] = string(bytes.TrimSpace(encode(data)))
	}
}

// fields makes a change of every field of a reply, on any level, that holds no
// objects.
func fields(change func(o object, name string)) func(object, int) {
	var walk func(o object)
	walk = func(o object) {
		for name, value := range o {
			inner := []any{value}
			if list, ok := value.([]any); ok {
				inner = list
			}
			plain := true
			for _, value := range inner {
				if value, ok := value.(object); ok {
					walk(value)
					plain = false
				}
			}
			if plain {
				change(o, name)
			}
		}
	}
	return func(reply object, _ int) { walk(reply) }
}

func toNull(o object, name string) {
	if name != "ScanId" {
		o[name] = nil
	}
}

func leaveOut(o object, name string) {
	if name != "ScanId" {
		delete(o, name)
	}
}

func numberToString(o object, name string) {
	if n, ok := o[name].(json.Number); ok {
		o[name] = n.String()
	}
}

var wholeNumber = regexp.MustCompile(`^(0|[1-9][0-9]*)$`)

func stringToNumber(o object, name string) {
	if s, ok := o[name].(string); ok && wholeNumber.MatchString(s) {
		o[name] = json.Number(s)
	}
}

func listToString(o object, name string) {
	if list, ok := o[name].([]any); ok {
		o[name] = string(bytes.TrimSpace(encode(list)))
	}
}
