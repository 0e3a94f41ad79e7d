package simulator

import "net/http"

// refusal is the reason a request is refused, in the gateway's terms.
type refusal struct {
	status  int // HTTP status
	code    string
	message string
}

func missing(name string) *refusal {
	return &refusal{http.StatusBadRequest, "Missing" + name, name + " is mandatory for this action."}
}

func invalid(name string) *refusal {
	return &refusal{http.StatusBadRequest, "InvalidParameter", "The specified parameter " + name + " is not valid."}
}

func malformed() *refusal {
	return &refusal{http.StatusBadRequest, "InvalidParameter", "The query or the form is not well formed."}
}

func requestTooLarge() *refusal {
	return &refusal{http.StatusRequestEntityTooLarge, "RequestEntityTooLarge", "The request body is too large."}
}

func unsupportedMethod() *refusal {
	return &refusal{http.StatusBadRequest, "UnsupportedHTTPMethod", "This http method is not supported."}
}

func unknownAction() *refusal {
	return &refusal{http.StatusNotFound, "InvalidAction.NotFound", "Specified api is not found, please check your url and method."}
}

func wrongVersion() *refusal {
	return &refusal{http.StatusBadRequest, "InvalidVersion", "Specified parameter Version is not valid."}
}

func unknownAccessKey() *refusal {
	return &refusal{http.StatusNotFound, "InvalidAccessKeyId.NotFound", "Specified access key is not found."}
}

func timestampFormat() *refusal {
	return &refusal{http.StatusBadRequest, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted."}
}

func timestampExpired() *refusal {
	return &refusal{http.StatusBadRequest, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."}
}

func nonceUsed() *refusal {
	return &refusal{http.StatusBadRequest, "SignatureNonceUsed", "Specified signature nonce was used already."}
}

// wrongSignature quotes what was signed on this side, as the gateway does:
// the SDK compares it with its own to tell a wrong secret from a broken
// signer.
func wrongSignature(signed string) *refusal {
	return &refusal{
		http.StatusBadRequest,
		"SignatureDoesNotMatch",
		"Specified signature is not matched with our calculation. server string to sign is:" + signed,
	}
}
