// Package credentials finds the AccessKey pair that signs requests: where the SDKs
// and the aliyun CLI look for one, and in what shape people have their files. It
// renews temporary pairs. It must not know AVDS, and it prints nothing: standard
// output belongs to a screen.
//
// Pairs come from the first of these places that has one; from a profile alone where one is named.
//
//  1. ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and, for temporary ones,
//     ALIBABA_CLOUD_SECURITY_TOKEN; else the same names that begin with ALIBABACLOUD_, else with ALICLOUD_.
//  2. The OIDC role of a pod: ALIBABA_CLOUD_OIDC_TOKEN_FILE, ALIBABA_CLOUD_OIDC_PROVIDER_ARN and
//     ALIBABA_CLOUD_ROLE_ARN; names that begin with ALIBABACLOUD_ come first.
//  3. A profile of aliyun configure, from ~/.aliyun/config.json or the file that ALIBABA_CLOUD_CONFIG_FILE
//     names: that of ALIBABACLOUD_PROFILE, else ALIBABA_CLOUD_PROFILE, else ALICLOUD_PROFILE, else the
//     current one. ALIBABA_CLOUD_IGNORE_PROFILE=TRUE leaves the profiles out. Every mode that can sign works,
//     except for RsaKeyPair, which the CLI has deprecated.
//  4. ~/.alibabacloud/credentials, or the file that ALIBABA_CLOUD_CREDENTIALS_FILE names.
//  5. ACCESS_KEY_ID, ACCESS_KEY_SECRET and SECURITY_TOKEN: after the files, since they may belong to
//     something else.
//  6. The RAM role of the ECS instance.
//  7. The service at ALIBABA_CLOUD_CREDENTIALS_URI.
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
