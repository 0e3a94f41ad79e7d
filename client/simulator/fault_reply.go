package simulator

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// acts carries out the request before serve sends another reply.
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

func rejects(bad *rejection) func(*exchange) {
	return func(x *exchange) { x.send(bad.status, contentType, x.rejected(bad)) }
}

// smallPages rejects a request for more scans than a page has by default, and carries out others.
func smallPages(x *exchange) {
	if size, _ := strconv.Atoi(x.r.Form.Get("PageSize")); size > defaultPageSize {
		rejects(invalid("PageSize"))(x)
		return
	}
	status, body := x.perform()
	x.send(status, contentType, body)
}

func webPage(title string) string {
	return "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body>" + title + "</body></html>\n"
}

// asXML carries out a request and replies in the form of the XML samples.
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

// writeXML writes a value as an element. Like the samples, it writes one element for each item of a
// list.
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
		_ = xml.EscapeText(b, []byte(fmt.Sprint(value))) // a buffer accepts all writes
	}
	b.WriteString("</" + name + ">")
}

// object is a JSON object. Its numbers are json.Number, so that a long ScanId keeps its digits.
type object = map[string]any

// decode reads the output of encode.
func decode(body []byte) (o object) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	_ = decoder.Decode(&o) // the output of encode is valid
	return o
}

// page returns the object with the fields of an operation: data, or the reply itself if it is flat.
func page(reply object) object {
	for _, name := range []string{"data", "Vulnerability"} {
		if data, ok := reply[name].(object); ok {
			return data
		}
	}
	return reply
}

// uuidScanIDs carries out a request for runs as a service does that takes and sends
// the RefJobId where the document says ScanId.
func uuidScanIDs(x *exchange) {
	status, body := x.perform()
	reply := decode(body)
	asked := x.r.Form.Get("ScanId")
	if status == http.StatusOK {
		if len(asked) == len("2019031816494923023") {
			emptyList(reply, 0)
		}
		for _, row := range objectsIn(page(reply)["List"]) {
			id, _ := strconv.ParseInt(fmt.Sprint(row["TaskId"]), 10, 64)
			if r, ok := x.findRun(id, x.now()); ok {
				row["ScanId"] = r.job()
			}
		}
	}
	x.send(status, contentType, encode(reply))
}

func emptyList(reply object, _ int) {
	if p := page(reply); p["List"] != nil {
		p["List"] = []any{}
		if p["TotalCount"] != nil {
			p["TotalCount"], p["Count"], p["PageCount"] = 0, 0, 0
		}
	}
}

func failReport(row object, _ int) {
	row["reportStatus"] = reportFailed
	delete(row, "reportUrl")
}

func expireReport(row object, _ int) {
	if link, ok := row["reportUrl"].(string); ok {
		row["reportUrl"] = expires.ReplaceAllString(link, "Expires=1552898972")
	}
}

var expires = regexp.MustCompile(`Expires=[0-9]+`)

// oddCase gives every name in a reply the other case of its first letter.
func oddCase(reply object, nth int) {
	for name, value := range maps.Clone(reply) {
		for _, inner := range objectsIn(value) {
			oddCase(inner, nth)
		}
		other := strings.ToUpper(name[:1])
		if other == name[:1] {
			other = strings.ToLower(other)
		}
		delete(reply, name)
		reply[other+name[1:]] = value
	}
}

// objectsIn returns the objects in a value, which may be an object or a list.
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

// eachScan returns a change that applies to every scan of a list. i counts from 0.
func eachScan(change func(scan object, i int)) func(object, int) {
	return func(reply object, _ int) {
		for i, scan := range objectsIn(page(reply)["List"]) {
			change(scan, i)
		}
	}
}

// fields returns a change that applies to every field of a reply, on all levels, that contains no
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

// jobDigit writes JobStatistics as in the Chinese table of the document.
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

// shrink removes half of all scans, at the next reply three quarters, and so on, so that the page
// that a client turns to may no longer exist.
func shrink(reply object, nth int) {
	p := page(reply)
	list, _ := p["List"].([]any)
	number := func(name string) int {
		n, _ := strconv.Atoi(fmt.Sprint(p[name])) // 0 if an earlier change removed it
		return n
	}
	size := max(number("PageSize"), 1)
	total := number("TotalCount") >> nth
	left := min(max(total-(number("CurrentPage")-1)*size, 0), len(list))
	p["List"], p["Count"] = list[:left], left
	p["TotalCount"], p["PageCount"] = total, (total+size-1)/size
}

// flatten changes a reply to the form of the tables in the documents.
func flatten(reply object, _ int) {
	data := maps.Clone(page(reply))
	data["RequestId"] = cmp.Or(reply["requestId"], reply["RequestId"])
	clear(reply)
	maps.Copy(reply, data)
}

// dataToString changes a CreateScan reply to the form of the example in the table.
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

// stringToNumber keeps strings with a leading zero, which are not JSON numbers.
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
