package client

import (
	"context"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// Tag is an asset tag of the account.
type Tag struct {
	Key        string // TagKey, as CreateScan takes it in TargetAssetTags.N
	AssetCount int    // AssetCount: how many assets have the tag

	Raw string // the whole entry of List as JSON, unchanged
}

// TagQuery chooses asset tags. Zero fields are left out of the request.
type TagQuery struct {
	Paging
	Search string // Search: part of a tag
	Lang   string // Lang: zh or en
}

// describeUserTagsRequest is the wire form of a TagQuery: all four parameters of
// the document, and SourceIp, which every operation has.
type describeUserTagsRequest struct {
	*requests.RpcRequest
	Search      string           `position:"Query" name:"Search"`
	Lang        string           `position:"Query" name:"Lang"`
	CurrentPage requests.Integer `position:"Query" name:"CurrentPage"`
	PageSize    requests.Integer `position:"Query" name:"PageSize"`
	SourceIP    string           `position:"Query" name:"SourceIp"`
}

// DescribeUserTags returns one page of the asset tags that match q. It sends one
// GET request. A failure is an *Error, and the request may be repeated.
func (c *Client) DescribeUserTags(ctx context.Context, q TagQuery) (*Listing[Tag], error) {
	return list[wireTag](ctx, c, &describeUserTagsRequest{
		RpcRequest: rpc("DescribeUserTags"), Search: q.Search, Lang: q.Lang,
		CurrentPage: optionalInteger(q.Page), PageSize: optionalInteger(q.PageSize), SourceIP: q.SourceIP,
	})
}

// wireTag is one entry of List: both fields of the document.
type wireTag struct {
	AssetCount value `json:"AssetCount"`
	TagKey     value `json:"TagKey"`
}

func (w wireTag) item(raw string) (Tag, bool) {
	return Tag{Key: w.TagKey.text(), AssetCount: w.AssetCount.count(), Raw: raw}, w.TagKey.text() != ""
}
