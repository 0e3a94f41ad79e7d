// Package credentials finds the AccessKey pair that signs requests: where the SDKs
// and the aliyun CLI look for one, and in what shape people have their files. It
// renews temporary pairs. It must not know AVDS, and it prints nothing: standard
// output belongs to a screen.
//
// Two libraries were weighed for it. Of the SDK (alibaba-cloud-sdk-go v1.63.107) its
// providers for roles and for the credentials file are used, one new provider for
// each question. Its default chain and its reader of the CLI's profiles are not:
//   - With ALIBABA_CLOUD_CREDENTIALS_URI=http://127.0.0.1:1 and nothing else set up,
//     NewDefaultCredentialsProvider().GetCredentials() prints the failed request to
//     standard output.
//   - With ~/.aliyun/config.json cut off, the error of a provider that
//     NewCLIProfileCredentialsProviderBuilder makes quotes the whole file, secrets
//     included.
//   - With a ChainableRamRoleArn profile whose source_profile is itself, the same
//     provider overflows the stack, which nothing can recover.
//   - A profile with mode External is refused as unsupported.
//
// github.com/aliyun/credentials-go v1.4.14 knows External, but its
// providers.NewCLIProfileCredentialsProviderBuilder quotes the file and overflows in
// the same two cases, and prints what a program has answered, such as a key, to
// standard output when that is not JSON.
package credentials
