package simulator

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// asXML carries a request out and answers in the form of the XML samples.
func asXML(x *exchange) {
	status, envelope := x.perform()
	root := x.action()
	if status != http.StatusOK {
		root = "Error"
	}
	var b bytes.Buffer
	writeXML(&b, root, toObject(envelope))
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
