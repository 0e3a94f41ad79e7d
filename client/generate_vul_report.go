package client

import (
	"context"
	"errors"
	"net/http"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// ReportSpec describes the report that GenerateVulReport makes.
type ReportSpec struct {
	TaskIDs  []string // TaskIds.N: the finished runs to report on, required
	Lang     string   // Lang: zh or en
	Format   string   // format: only the service's SDKs have it, and no document lists its values
	SourceIP string   // SourceIp: the caller's address, if it differs
}

// generateVulReportRequest is the wire form of a ReportSpec. The document writes
// Lang where the service's SDKs write lang, so both are sent. They travel in the
// body, as those of CreateScan do.
type generateVulReportRequest struct {
	*requests.RpcRequest
	TaskIDs   *[]string `position:"Body" name:"TaskIds" type:"Repeated"`
	Lang      string    `position:"Body" name:"Lang"`
	LangOfSDK string    `position:"Body" name:"lang"`
	Format    string    `position:"Body" name:"format"`
	SourceIP  string    `position:"Body" name:"SourceIp"`
}

// accepted is the reply, of which only the RequestId says anything.
type accepted struct{}

// read accepts an object that says that the service took the request. A
// reply that says the opposite never gets here.
func (accepted) read(e envelope, _ string) error {
	if e.RequestID.text()+e.Code.text()+e.Success.text() == "" {
		return errors.New("not a reply to GenerateVulReport")
	}
	return nil
}

// GenerateVulReport asks the service to make the report of runs, and returns before
// it is ready: [Run].ReportStatus tells how far it is. It sends one POST request and
// never repeats it. When the *Error of a failure has MayHaveTakenEffect set, the
// service may be making the report all the same.
func (c *Client) GenerateVulReport(ctx context.Context, s ReportSpec) error {
	r := &generateVulReportRequest{
		RpcRequest: rpc("GenerateVulReport"),
		TaskIDs:    &s.TaskIDs, Lang: s.Lang, LangOfSDK: s.Lang, Format: s.Format, SourceIP: s.SourceIP,
	}
	r.Method = http.MethodPost
	return c.do(ctx, c.writes, r, accepted{})
}
