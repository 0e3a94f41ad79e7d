// Package client calls Alibaba Cloud's vulnerability scanning service (AVDS,
// API version 2017-11-29) through alibaba-cloud-sdk-go and turns its replies
// into plain Go types. It must not know screens, nor the words that users read.
//
// Start at [New]; [Client.DescribeScans] lists scans, [Client.CreateScan]
// launches one. Every error of a call is an [*Error] and carries no secret.
//
// The types follow the two seed documents, CreateScan and DescribeScans. Where
// those contradict their own samples, both forms are read.
//
// The SDK signs and encodes requests. Errors and replies are read here, below it:
// v1.63.107, given a transport that answers so, panics at a refusal {"Code":4001},
// quotes the string to sign of a SignatureDoesNotMatch, takes {"success":false} with
// status 200 for a success, finds nothing in a reply whose names have another letter
// case, and fails at a single value in place of a list. It reads a body without a
// limit and takes no context.
package client

import _ "scantop/client/internal/quiet" // before the SDK: see its doc comment
