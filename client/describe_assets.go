package client

import (
	"context"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// Asset is something that the account may scan. Times are in the machine's zone and
// zero if the reply had no time.
type Asset struct {
	Name     string    // Asset: a domain or an IP address, as CreateScan takes it in Targets.N
	ID       string    // AssetId
	Type     string    // Type: domain, ip or subdomain
	Source   string    // Source: UserAdd, AutoImport or ScanDiscover
	Created  time.Time // GmtCreate, epoch milliseconds on the wire
	LastScan time.Time // LastScanDate: epoch milliseconds on the wire, or 2018-07-10T11:11Z; zero: never scanned
	Expires  time.Time // ExpireTime, epoch milliseconds on the wire

	Raw string // the whole entry of List as JSON, unchanged
}

// AssetQuery chooses assets. Zero fields are left out of the request.
type AssetQuery struct {
	Paging
	Search      string    // Search: a domain (a root domain also finds what is below it), an IP address or a CIDR
	Types       []string  // Types.N: domain, ip or subdomain
	Source      string    // Source: UserAdd, AutoImport or ScanDiscover
	Status      string    // Status: WaitingForVerification, VerificationSuccess, VerificationFailure or Verifying
	Assets      []string  // Assets.N: these assets
	CreatedFrom time.Time // GmtCreateFrom
	CreatedTo   time.Time // GmtCreateTo
	GroupID     string    // AssetGroupId; only older SDKs of AVDS have it
}

// describeAssetsRequest is the wire form of an AssetQuery: all ten parameters of
// the document and of the SDKs of AVDS, and SourceIp, which every operation has.
type describeAssetsRequest struct {
	*requests.RpcRequest
	Search        string           `position:"Query" name:"Search"`
	Types         *[]string        `position:"Query" name:"Types" type:"Repeated"`
	Source        string           `position:"Query" name:"Source"`
	Status        string           `position:"Query" name:"Status"`
	Assets        *[]string        `position:"Query" name:"Assets" type:"Repeated"`
	GmtCreateFrom requests.Integer `position:"Query" name:"GmtCreateFrom"`
	GmtCreateTo   requests.Integer `position:"Query" name:"GmtCreateTo"`
	AssetGroupID  string           `position:"Query" name:"AssetGroupId"`
	CurrentPage   requests.Integer `position:"Query" name:"CurrentPage"`
	PageSize      requests.Integer `position:"Query" name:"PageSize"`
	SourceIP      string           `position:"Query" name:"SourceIp"`
}

// DescribeAssets returns one page of the assets that match q. It sends one GET
// request. A failure is an *Error, and the request may be repeated.
func (c *Client) DescribeAssets(ctx context.Context, q AssetQuery) (*Listing[Asset], error) {
	return list[wireAsset](ctx, c, &describeAssetsRequest{
		RpcRequest: rpc("DescribeAssets"),
		Search:     q.Search, Types: texts(q.Types), Source: q.Source, Status: q.Status, Assets: texts(q.Assets),
		GmtCreateFrom: optionalMoment(q.CreatedFrom), GmtCreateTo: optionalMoment(q.CreatedTo), AssetGroupID: q.GroupID,
		CurrentPage: optionalInteger(q.Page), PageSize: optionalInteger(q.PageSize), SourceIP: q.SourceIP,
	})
}

// wireAsset is one entry of List: all seven fields of the document.
type wireAsset struct {
	Asset        value `json:"Asset"`
	AssetID      value `json:"AssetId"`
	ExpireTime   value `json:"ExpireTime"`
	GmtCreate    value `json:"GmtCreate"`
	LastScanDate value `json:"LastScanDate"`
	Source       value `json:"Source"`
	Type         value `json:"Type"`
}

func (w wireAsset) item(raw string) (Asset, bool) {
	a := Asset{
		Name: w.Asset.text(), ID: w.AssetID.text(), Type: w.Type.text(), Source: w.Source.text(),
		Created: w.GmtCreate.date(), LastScan: w.LastScanDate.dateOrText(), Expires: w.ExpireTime.date(),
		Raw: raw,
	}
	return a, a.Name != ""
}

// dateOrText reads epoch milliseconds, or a date without seconds, as the sample of
// DescribeAssets has it.
func (v value) dateOrText() time.Time {
	for _, layout := range []string{"2006-01-02T15:04Z07:00", time.RFC3339} {
		if at, err := time.Parse(layout, v.text()); err == nil {
			return at.Local()
		}
	}
	return v.date()
}
