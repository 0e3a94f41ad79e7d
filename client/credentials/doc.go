// Package credentials finds the AccessKey pair that signs requests. It looks where the SDKs
// and the aliyun CLI look, accepts files as people edit them, and renews temporary pairs. It
// must not know AVDS, and it must not print anything, because standard output belongs to the
// screen.
//
// A pair comes from the first of these sources that has one. If a profile is named, only that
// profile is used.
//
//  1. ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and, for temporary pairs,
//     ALIBABA_CLOUD_SECURITY_TOKEN. Otherwise the same names with the prefix ALIBABACLOUD_, or
//     else ALICLOUD_.
//  2. The OIDC role of a pod: ALIBABA_CLOUD_OIDC_TOKEN_FILE, ALIBABA_CLOUD_OIDC_PROVIDER_ARN and
//     ALIBABA_CLOUD_ROLE_ARN. Names with the prefix ALIBABACLOUD_ have priority.
//  3. A profile of aliyun configure, from ~/.aliyun/config.json or the file that
//     ALIBABA_CLOUD_CONFIG_FILE names. ALIBABACLOUD_PROFILE, ALIBABA_CLOUD_PROFILE or
//     ALICLOUD_PROFILE selects the profile, in this order; the default is the current one.
//     ALIBABA_CLOUD_IGNORE_PROFILE=TRUE disables profiles. Every mode that can sign works, except
//     for RsaKeyPair, which the CLI has deprecated.
//  4. ~/.alibabacloud/credentials, or the file that ALIBABA_CLOUD_CREDENTIALS_FILE names.
//  5. ACCESS_KEY_ID, ACCESS_KEY_SECRET and SECURITY_TOKEN. They come after the files, because
//     other programs may use these names.
//  6. The RAM role of the ECS instance.
//  7. The service at ALIBABA_CLOUD_CREDENTIALS_URI.
//
// Of the SDK (alibaba-cloud-sdk-go v1.63.107), this package uses the providers for roles and
// for the credentials file, with a new provider for each request. It does not use the SDK's
// default chain or its reader of the CLI's profiles, for these reasons:
//   - If only ALIBABA_CLOUD_CREDENTIALS_URI=http://127.0.0.1:1 is set,
//     NewDefaultCredentialsProvider().GetCredentials() prints the failed request to standard
//     output.
//   - If ~/.aliyun/config.json is cut off, the error of NewCLIProfileCredentialsProviderBuilder
//     quotes the whole file, including its secrets.
//   - If the source_profile of a ChainableRamRoleArn profile is the profile itself, the same
//     builder overflows the stack, from which a program cannot recover.
//   - It rejects profiles with mode External as unsupported.
//
// github.com/aliyun/credentials-go v1.4.14 supports External. But its
// providers.NewCLIProfileCredentialsProviderBuilder has the second and the third fault too, and
// if the output of an external program is not JSON, such as a bare key, it prints that output
// to standard output.
package credentials
