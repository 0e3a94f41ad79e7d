package text

import "fmt"

// Refused says which operations AVDS does not offer to this account.
type Refused struct {
	logged  string            // a format: what is missing, an operation, and the reason's code
	helped  string            // a format: what is missing, and an operation
	subject map[string]string // what an operation is for
}

// Event returns what the event log says about an operation. The code is the reason of AVDS.
func (r *Refused) Event(operation, code string) string {
	return fmt.Sprintf(r.logged, r.subject[operation], operation, code)
}

// Sentence returns what the help says about an operation.
func (r *Refused) Sentence(operation string) string {
	return fmt.Sprintf(r.helped, r.subject[operation], operation)
}

func refused(lang string) Refused {
	if lang == "zh" {
		return Refused{
			logged: "无法使用%s：AVDS 拒绝了 %s（%s）。请按 r 重试。",
			helped: "AVDS 未向此账号提供%s（%s）。",
			subject: map[string]string{
				"DescribeScanSessions": "漏洞", "DescribeAllVulnerabilities": "漏洞",
				"DescribeVulnerability": "漏洞详情", "GenerateVulReport": "报告",
				"DescribeAssets": "资产列表", "DescribeUserTags": "资产标签列表",
			},
		}
	}
	return Refused{
		logged: "No %s: AVDS rejected %s (%s). Press r to retry.",
		helped: "AVDS does not offer %s to this account (%s).",
		subject: map[string]string{
			"DescribeScanSessions": "findings", "DescribeAllVulnerabilities": "findings",
			"DescribeVulnerability": "details of findings", "GenerateVulReport": "reports",
			"DescribeAssets": "assets", "DescribeUserTags": "asset tags",
		},
	}
}
