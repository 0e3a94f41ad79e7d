package client

import (
	"context"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// createScanRequest is the wire form of a Spec, in the SDK's style: all 20 parameters of the
// CreateScan document, in the order of the form. They are sent in the body, because hundreds of
// targets would make a URL that gateways reject.
type createScanRequest struct {
	*requests.RpcRequest
	Name                  string           `position:"Body" name:"Name"`
	ScanType              string           `position:"Body" name:"ScanType"`
	Targets               *[]string        `position:"Body" name:"Targets" type:"Repeated"`
	TargetAssetTags       *[]string        `position:"Body" name:"TargetAssetTags" type:"Repeated"`
	ScanAll               requests.Integer `position:"Body" name:"ScanAll"`
	FlowName              string           `position:"Body" name:"FlowName"`
	Qps                   requests.Integer `position:"Body" name:"Qps"`
	TriggerType           string           `position:"Body" name:"TriggerType"`
	StartDate             requests.Integer `position:"Body" name:"StartDate"`
	EndDate               requests.Integer `position:"Body" name:"EndDate"`
	Period                string           `position:"Body" name:"Period"`
	Interval              requests.Integer `position:"Body" name:"Interval"`
	RuntimeStart          string           `position:"Body" name:"RuntimeStart"`
	RuntimeEnd            string           `position:"Body" name:"RuntimeEnd"`
	EnableAssetDiscover   requests.Integer `position:"Body" name:"EnableAssetDiscover"`
	EnableAssetLoginScan  requests.Integer `position:"Body" name:"EnableAssetLoginScan"`
	IndexIntervalInMinute requests.Integer `position:"Body" name:"IndexIntervalInMinute"`
	KeyWords              *[]string        `position:"Body" name:"KeyWords" type:"Repeated"`
	SiteIntervalInDay     requests.Integer `position:"Body" name:"SiteIntervalInDay"`
	SourceIP              string           `position:"Body" name:"SourceIp"`
}

// scanID is CreateScan's reply.
type scanID string

// CreateScan launches a scan and returns its ScanId. It sends one POST request
// and never repeats it: sent twice, it would create two scans. When the *Error
// of a failure has MayHaveTakenEffect set, the scan may exist all the same.
func (c *Client) CreateScan(ctx context.Context, s Spec) (string, error) {
	var id scanID
	if err := c.do(ctx, c.writes, newCreateScanRequest(s), &id); err != nil {
		return "", err
	}
	return string(id), nil
}

func newCreateScanRequest(s Spec) *createScanRequest {
	r := &createScanRequest{RpcRequest: &requests.RpcRequest{}}
	r.InitWithApiInfo(product, apiVersion, "CreateScan", "", "")
	r.Name, r.ScanType, r.FlowName = s.Name, string(s.Type), string(s.Flow)
	r.Qps, r.TriggerType = optionalInteger(s.QPS), string(s.Trigger)
	r.RuntimeStart, r.RuntimeEnd = s.RuntimeStart, s.RuntimeEnd
	r.StartDate, r.EndDate = optionalMoment(s.Start), optionalMoment(s.End)
	r.Period, r.Interval = string(s.Period), optionalInteger(s.Interval)
	r.Targets, r.TargetAssetTags, r.ScanAll = &s.Targets, &s.TargetAssetTags, optionalSwitch(s.ScanAll)
	r.IndexIntervalInMinute = optionalInteger(s.IndexIntervalInMinute)
	r.SiteIntervalInDay = optionalInteger(s.SiteIntervalInDay)
	r.KeyWords = &s.KeyWords
	r.EnableAssetDiscover, r.EnableAssetLoginScan = optionalSwitch(s.AssetDiscover), optionalSwitch(s.AssetLoginScan)
	r.SourceIP = s.SourceIP
	return r
}

// optionalMoment returns epoch milliseconds, and nothing for the zero time.
func optionalMoment(t time.Time) requests.Integer {
	if t.IsZero() {
		return ""
	}
	return requests.Integer(strconv.FormatInt(t.UnixMilli(), 10))
}

// optionalSwitch returns "1" or "0", or "" to leave the parameter out.
func optionalSwitch(on *bool) requests.Integer {
	switch {
	case on == nil:
		return ""
	case *on:
		return "1"
	default:
		return "0"
	}
}

// read reads the ScanId from an object {"Data":"…"}, from a plain value, or from a string
// that contains that object. The document shows all three forms, and gateways nest them.
func (id *scanID) read(e envelope, _ string) error {
	if *id = scanID(scanIDIn(e.Data)); *id == "" {
		return errors.New("no ScanId")
	}
	return nil
}

// maxScanIDWrappers is how many objects and quotes around a ScanId are removed.
const maxScanIDWrappers = 8

// scanIDIn returns the ScanId within a value, or "" if there is none. It rejects texts that cannot
// be a ScanId: the user would take one for a scan that exists.
func scanIDIn(v value) string {
	for range maxScanIDWrappers {
		s := strings.TrimSpace(v.text())
		switch {
		case strings.HasPrefix(s, "{"), strings.HasPrefix(s, `"`): // JSON within a string
			if v = value(s); !valid(s) {
				return ""
			}
		case s != "" && isScanID(s):
			return s
		default:
			var inner struct{ Data value }
			object := nested(v)
			if object == "" {
				return ""
			}
			decode(object, &inner)
			v = inner.Data
		}
	}
	return ""
}

// maxScanID is the longest ScanId that is accepted, in bytes. Real ones have 19 digits.
const maxScanID = 64

// isScanID reports whether s can be a ScanId, unlike "true", "OK" or a number with an exponent.
func isScanID(s string) bool {
	return len(s) <= maxScanID && strings.ContainsAny(s, "0123456789") && !strings.ContainsFunc(s, func(r rune) bool {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		return !letter && (r < '0' || r > '9') && r != '-' && r != '_'
	})
}

// Parameter is one name and value as they are sent in a request.
type Parameter struct {
	Name, Value string
}

// Parameters lists exactly what [Client.CreateScan] sends for s, apart from the common parameters,
// in the order of the form. A list yields one parameter for each entry.
func (s Spec) Parameters() []Parameter {
	var all []Parameter
	add := func(name, value string) {
		if value != "" {
			all = append(all, Parameter{name, value})
		}
	}
	for field, sent := range reflect.ValueOf(newCreateScanRequest(s)).Elem().Fields() {
		name := field.Tag.Get("name")
		switch value := sent.Interface().(type) {
		case string:
			add(name, value)
		case requests.Integer:
			add(name, string(value))
		case *[]string:
			for n, entry := range *value {
				add(name+"."+strconv.Itoa(n+1), entry)
			}
		}
	}
	return all
}

// ParameterNames lists the names of all parameters of CreateScan, apart from the common ones, in
// the order of [Spec.Parameters]. The name of a list has no number.
func ParameterNames() []string {
	var names []string
	for field := range reflect.TypeFor[createScanRequest]().Fields() {
		if name := field.Tag.Get("name"); name != "" {
			names = append(names, name)
		}
	}
	return names
}
