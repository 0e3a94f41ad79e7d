package client

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"unicode/utf8"

	"scantop/client/reason"
)

// Limits of an XML reply, far beyond a page of scans. An element of a few bytes takes a few hundred
// in memory.
const (
	maxXML      = 4 << 20 // bytes
	maxElements = 1 << 17
	maxDepth    = 32
)

// jsonOfXML converts a reply in XML to JSON. Both documents show XML beside JSON, and an older
// gateway may always send it. An element with child elements becomes an object, elements of the
// same name become a list, and everything else becomes a string. The name of the root is dropped.
// The returned reason is "" unless it fails.
func jsonOfXML(body []byte) ([]byte, reason.Reason) {
	if len(body) > maxXML {
		return nil, reason.TooLarge
	}
	r := &xmlReader{decoder: xml.NewDecoder(bytes.NewReader(body))}
	r.decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) {
		if !utf8.Valid(body) {
			return nil, reason.Malformed
		}
		return input, nil // declared with another charset, but valid UTF-8
	}
	for {
		token, err := r.decoder.Token()
		if err != nil {
			return nil, reason.Malformed
		}
		switch token := token.(type) {
		case xml.Directive: // <!DOCTYPE html>: AVDS never sends one
			return nil, reason.WebPage
		case xml.StartElement:
			if strings.EqualFold(token.Name.Local, "html") {
				return nil, reason.WebPage
			}
			value, why := r.element(0)
			if why != "" {
				return nil, why
			}
			rewritten, err := json.Marshal(value)
			if err != nil {
				return nil, reason.Malformed
			}
			return rewritten, ""
		}
	}
}

type xmlReader struct {
	decoder  *xml.Decoder
	elements int
}

// element reads the rest of an element whose start tag has been read.
func (r *xmlReader) element(depth int) (any, reason.Reason) {
	if r.elements++; r.elements > maxElements || depth > maxDepth {
		return nil, reason.TooLarge
	}
	var text strings.Builder
	var children map[string]any
	for {
		token, err := r.decoder.Token()
		if err != nil {
			return nil, reason.Malformed
		}
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.StartElement:
			child, why := r.element(depth + 1)
			if why != "" {
				return nil, why
			}
			if children == nil {
				children = map[string]any{}
			}
			children[token.Name.Local] = joined(children[token.Name.Local], child)
		case xml.EndElement:
			if children != nil {
				return children, ""
			}
			return strings.TrimSpace(text.String()), ""
		}
	}
}

// several are the elements of one name within the same parent.
type several []any

func joined(before, next any) any {
	switch before := before.(type) {
	case nil:
		return next
	case several:
		return append(before, next)
	default:
		return several{before, next}
	}
}
