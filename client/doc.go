// Package client calls Alibaba Cloud's vulnerability scanning service (AVDS,
// API version 2017-11-29) through alibaba-cloud-sdk-go and turns its replies
// into plain Go types. It knows nothing of terminals.
//
// Start at [New]; [Client.DescribeScans] lists scans, [Client.CreateScan]
// launches one. Every error of a call is an [*Error] and carries no secret.
//
// The types follow the two seed documents, CreateScan and DescribeScans. Where
// those contradict their own samples, both forms are read.
package client

import _ "scantop/client/internal/quiet" // before the SDK: see its doc comment
