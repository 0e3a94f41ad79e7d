package simulator

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
)

// acts carries the request out first, in secret.
func acts(serve func(*exchange)) func(*exchange) {
	return func(x *exchange) {
		x.perform()
		serve(x)
	}
}

func with(header string, value func(*exchange) string, serve func(*exchange)) func(*exchange) {
	return func(x *exchange) {
		x.w.Header().Set(header, value(x))
		serve(x)
	}
}

func sends(status int, media, body string) func(*exchange) {
	return func(x *exchange) { x.send(status, media, []byte(body)) }
}

func refuses(bad *refusal) func(*exchange) {
	return func(x *exchange) { x.send(bad.status, contentType, x.refused(bad)) }
}

func webPage(title string) string {
	return "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body>" + title + "</body></html>\n"
}

// asXML carries a request out and answers in the form of the XML samples.
func asXML(x *exchange) {
	status, body := x.perform()
	root := x.action()
	if status != http.StatusOK {
		root = "Error"
	}
	var b bytes.Buffer
	writeXML(&b, root, decode(body))
	x.send(status, "text/xml;charset=utf-8", b.Bytes())
}

// writeXML writes an element for a value; for a list, as the samples do, one
// for each item.
func writeXML(b *bytes.Buffer, name string, value any) {
	if list, ok := value.([]any); ok {
		for _, item := range list {
			writeXML(b, name, item)
		}
		return
	}
	b.WriteString("<" + name + ">")
	switch value := value.(type) {
	case nil:
	case object:
		for _, name := range slices.Sorted(maps.Keys(value)) {
			writeXML(b, name, value[name])
		}
	default:
		_ = xml.EscapeText(b, []byte(fmt.Sprint(value))) // a buffer takes everything
	}
	b.WriteString("</" + name + ">")
}

// object is a JSON object. Numbers in it are json.Number, so that a long ScanId
// survives.
type object = map[string]any

// decode reads back what encode wrote.
func decode(body []byte) (o object) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
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

// objectsIn returns the objects that a value is or lists.
func objectsIn(value any) (objects []object) {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	for _, value := range list {
		if o, ok := value.(object); ok {
			objects = append(objects, o)
		}
	}
	return objects
}

// eachScan makes a change of every scan in a list, which are counted from 0.
func eachScan(change func(scan object, i int)) func(object, int) {
	return func(reply object, _ int) {
		for i, scan := range objectsIn(page(reply)["List"]) {
			change(scan, i)
		}
	}
}

// fields makes a change of every field of a reply, on any level, that holds no
// objects.
func fields(change func(o object, name string)) func(object, int) {
	return func(reply object, _ int) {
		todo := []object{reply}
		for i := 0; i < len(todo); i++ {
			for name, value := range todo[i] {
				inner := objectsIn(value)
				if todo = append(todo, inner...); inner == nil {
					change(todo[i], name)
				}
			}
		}
	}
}

func unheardOf(scan object, _ int) {
	for name, value := range map[string]string{
		"Status": "paused", "FlowName": "stealth", "ScanType": "deep", "TriggerType": "manual",
		"JobStatistics": "queued", "Period": "fortnight", "CronActive": "2",
	} {
		if _, there := scan[name]; there {
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
	if list, ok := page(reply)["List"].([]any); ok {
		page(reply)["List"] = list[:len(list)/2]
	}
}

// shrink leaves of all scans a half, at the next reply a quarter, and so on:
// the page that a client turns to may be gone when it gets there.
func shrink(reply object, nth int) {
	p := page(reply)
	list, _ := p["List"].([]any)
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
	data := maps.Clone(page(reply))
	data["RequestId"] = reply["requestId"]
	clear(reply)
	maps.Copy(reply, data)
}

// dataToString gives a CreateScan reply the form of the example in its table.
func dataToString(reply object, _ int) {
	if data, ok := reply["data"].(object); ok {
		reply["data"] = string(bytes.TrimSpace(encode(data)))
	}
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

// stringToNumber leaves alone what has a leading zero: that is no JSON number.
func stringToNumber(o object, name string) {
	s, _ := o[name].(string)
	if n, err := strconv.ParseUint(s, 10, 64); err == nil && strconv.FormatUint(n, 10) == s {
		o[name] = json.Number(s)
	}
}

func listToString(o object, name string) {
	if list, ok := o[name].([]any); ok {
		o[name] = string(bytes.TrimSpace(encode(list)))
	}
}
