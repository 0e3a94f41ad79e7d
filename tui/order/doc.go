// Package order knows what a described scan means. Its table of parameters is the
// only list of them outside the client: the form, the flags of scantop new, their
// help and completion, the review and the commands that it shows are views of it.
// What people typed becomes a [client.Spec] here, with a problem or a remark for
// each parameter. The package must not know of screens: no key, no colour, and no
// sentence that is not in package text. It reads nothing before it is asked to.
//
// # Parameters of CreateScan
//
// Where each one is set in the form, by which flag of scantop new, and with which other parameter alone it
// has a meaning. Times are sent as milliseconds since 1970; people type and read them in local time.
//
//	CreateScan             in the form        by scantop new      only with               client.Spec
//	Name                   what: Name         --name                                      Name
//	ScanType               what: Type         --type                                      Type
//	Targets                what: Targets      --target            ScanAll 0               Targets
//	TargetAssetTags        what: Asset tags   --asset-tag         ScanAll 0               TargetAssetTags
//	ScanAll                what: All assets   --scan-all                                  ScanAll
//	FlowName               how: Mode          --mode              ScanType vuln           Flow
//	Qps                    how: Speed         --speed             ScanType vuln           QPS
//	EnableAssetDiscover    how: Discovery     --asset-discover    ScanType vuln           AssetDiscover
//	EnableAssetLoginScan   how: Login scan    --asset-login-scan  ScanType vuln           AssetLoginScan
//	IndexIntervalInMinute  how: Homepage      --index-interval    ScanType content        IndexIntervalInMinute
//	SiteIntervalInDay      how: Whole site    --site-interval     ScanType content        SiteIntervalInDay
//	KeyWords               how: Keywords      --keyword           ScanType content        KeyWords
//	SourceIp               how: Source IP     --source-ip                                 SourceIP
//	TriggerType            when: Repeat       --repeat            ScanType vuln, content  Trigger
//	StartDate              when: Start        --start                                     Start
//	Interval               when: Every        --every             TriggerType interval    Interval
//	Period                 when: Unit         --period            TriggerType interval    Period
//	EndDate                when: End          --end               TriggerType interval    End
//	RuntimeStart           when: Daily from   --from                                      RuntimeStart
//	RuntimeEnd             when: Daily until  --until                                     RuntimeEnd
package order
