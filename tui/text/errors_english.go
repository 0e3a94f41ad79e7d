package text

func englishErrors() Errors {
	return Errors{
		Other: "AVDS rejected the request.",
		NoCredentials: "No credentials. Set ALIBABA_CLOUD_ACCESS_KEY_ID/_SECRET, run 'aliyun configure', " +
			"use a RAM role, or try --demo.",
		NoHome: "No credentials: HOME is not set, so no credentials file can be found. " +
			"Set HOME, or ALIBABA_CLOUD_ACCESS_KEY_ID/_SECRET.",
		Profile:        "No credentials in this profile. Run 'aliyun configure', or choose another profile.",
		ProfileFile:    "No credentials. The aliyun CLI's configuration %s cannot be used: %s.",
		Line:           "%s, line %d",
		Source:         "No credentials from the %s: %s.",
		Renewal:        "The credentials expired and could not be renewed. Check their source.",
		Credentials:    "AVDS rejected the credentials. Check them, then press r.",
		Permission:     "No permission. Ask your RAM administrator for access to AVDS.",
		Throttled:      "Too many requests. Try again in a minute.",
		Clock:          "AVDS rejected the signature: this machine's clock is wrong. Sync it (NTP).",
		ClockBy:        "The clock is off by %s.",
		Quota:          "Quota used up. Try again later, or ask for a higher quota.",
		InvalidRequest: "AVDS rejected a parameter. Correct it and try again.",
		NotFound:       "Not found in AVDS. Is AVDS enabled for this account? Check --endpoint, or try --demo.",
		Network:        "No connection. Check the network, the proxy and --endpoint.",
		Timeout:        "AVDS did not reply in time. Try again.",
		Cancelled:      "Cancelled.",
		Server:         "AVDS had an internal error. Try again later.",
		Decode:         "Unreadable reply. Check --endpoint and the proxy.",
		Unattributed:   "The reply may not be from AVDS. Check --endpoint, the proxy and the firewall.",

		NoCredentialsShort: "no credentials",
	}
}

func englishFailures() map[string]string {
	return map[string]string{
		"other":           "request rejected",
		"credentials":     "credentials rejected",
		"permission":      "no permission",
		"throttled":       "throttled",
		"clock":           "wrong clock",
		"quota":           "quota used up",
		"invalid request": "parameter rejected",
		"not found":       "not found",
		"network":         "no connection",
		"timeout":         "no reply",
		"cancelled":       "cancelled",
		"server":          "AVDS error",
		"decode":          "unreadable reply",
	}
}

func englishState() State {
	return State{
		Restored: "Filters restored: %s · esc clears",
		Foreign:  "%s: writable by others, so nothing is saved. Run chmod go-w on it.",
		NotAFile: "%s: not a regular file, so nothing is saved. Remove it.",
		TooLarge: "Over %[2]s, so neither read nor saved. Shorten the draft, or delete %[1]s",
		Broken:   "%s was damaged. It was renamed and kept.",
		Owner:    "Another user owns %s, so nothing is saved. Run as that user, or change the owner (chown).",
		NoHome:   "Nothing is saved: %s is not set to an absolute path. Set that variable, or XDG_STATE_HOME.",
		Newer:    "Written by another version of scantop, so neither read nor changed: %s",
		Failed:   "%s cannot be used: %v",
	}
}

func englishBadTarget() BadTarget {
	return BadTarget{
		Entry:       "target %d (%s): %s",
		EntryInLine: "target %d in line %d (%s): %s",
		NotATarget:  "not a domain or IP address",
		Network:     "a network, not a single target",
		Range:       "a range, not a single target",
		Wildcard:    "a wildcard, not a single target",
		SingleLabel: "no domain suffix",
		BadAddress:  "not a valid IPv4 address",
		Email:       "an email address",
		NoHost:      "no host name found",
		LongHost:    "domain too long",
		Several:     "may be several targets: separate them with spaces",
		Unspecified: "the unspecified address, not a target",
		Loopback:    "a loopback address or name, not a remote target",
		LinkLocal:   "a link-local address, not a remote target",
		Multicast:   "a multicast address, not a target",
		Broadcast:   "the broadcast address, not a target",
		Netmask:     "a netmask, not a target",
		Reserved:    "a reserved address, not a target",
	}
}
