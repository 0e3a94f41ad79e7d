// Package credentials finds the AccessKey pair that signs requests: where the SDKs
// and the aliyun CLI look for one, and in what shape people have their files. It
// renews temporary pairs. It must not know AVDS, and it prints nothing.
package credentials
