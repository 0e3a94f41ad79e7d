// Package order knows what a described scan means. Its table of parameters is the
// only one outside the client: the form, the flags of scantop new, their help and
// completion, the review and the commands that it shows are views of it. The
// package turns what was typed into a [client.Spec], with feedback for each
// parameter. It must not know screens: it has no keys and no colours, and every
// sentence comes from package text. It reads nothing until it is called.
//
// # Parameters of CreateScan
//
// Each row says where the form sets the parameter, which flag of scantop new sets it, and which value of
// another parameter it needs. Times are sent as milliseconds since 1970, and typed and shown in local time.
//
//	CreateScan             in the form         by scantop new      only with               client.Spec
//	Name                   what: Name          --name                                      Name
//	ScanType               what: Type          --type                                      Type
//	Targets                what: Targets       --target            ScanAll 0               Targets
//	TargetAssetTags        what: Asset tags    --asset-tag         ScanAll 0               TargetAssetTags
//	ScanAll                what: All assets    --scan-all                                  ScanAll
//	FlowName               how: Mode           --mode              ScanType vuln           Flow
//	Qps                    how: Speed          --speed             ScanType vuln           QPS
//	EnableAssetDiscover    how: Discover       --asset-discover    ScanType vuln           AssetDiscover
//	EnableAssetLoginScan   how: Login scan     --asset-login-scan  ScanType vuln           AssetLoginScan
//	IndexIntervalInMinute  how: Homepage       --index-interval    ScanType content        IndexIntervalInMinute
//	SiteIntervalInDay      how: Whole site     --site-interval     ScanType content        SiteIntervalInDay
//	KeyWords               how: Keywords       --keyword           ScanType content        KeyWords
//	SourceIp               how: Source IP      --source-ip                                 SourceIP
//	TriggerType            when: Trigger       --repeat            ScanType vuln, content  Trigger
//	StartDate              when: Start         --start                                     Start
//	Interval               when: Repeat every  --every             TriggerType interval    Interval
//	Period                 when: Unit          --period            TriggerType interval    Period
//	EndDate                when: End           --end               TriggerType interval    End
//	RuntimeStart           when: Window from   --from                                      RuntimeStart
//	RuntimeEnd             when: Window until  --until                                     RuntimeEnd
package order
