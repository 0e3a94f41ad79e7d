package simulator

import "net/http"

// fault is the reason a request is refused, in the gateway's terms.
type fault struct {
	status  int // HTTP status
	code    string
	message string
}

func missing(name string) *fault {
	return &fault{http.StatusBadRequest, "Missing" + name, name + " is mandatory for this action."}
}

func invalid(name string) *fault {
	return &fault{http.StatusBadRequest, "InvalidParameter", "The specified parameter " + name + " is not valid."}
}

func malformed() *fault {
	return &fault{http.StatusBadRequest, "InvalidParameter", "The query or the form is not well formed."}
}

func requestTooLarge() *fault {
	return &fault{http.StatusRequestEntityTooLarge, "RequestEntityTooLarge", "The request body is too large."}
}

func unsupportedMethod() *fault {
	return &fault{http.StatusBadRequest, "UnsupportedHTTPMethod", "This http method is not supported."}
}

func unknownAction() *fault {
	return &fault{http.StatusNotFound, "InvalidAction.NotFound", "Specified api is not found, please check your url and method."}
}

func wrongVersion() *fault {
	return &fault{http.StatusBadRequest, "InvalidVersion", "Specified parameter Version is not valid."}
}

func unknownAccessKey() *fault {
	return &fault{http.StatusNotFound, "InvalidAccessKeyId.NotFound", "Specified access key is not found."}
}

func timestampFormat() *fault {
	return &fault{http.StatusBadRequest, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted."}
}

func timestampExpired() *fault {
	return &fault{http.StatusBadRequest, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."}
}

func nonceUsed() *fault {
	return &fault{http.StatusBadRequest, "SignatureNonceUsed", "Specified signature nonce was used already."}
}

// wrongSignature quotes what was signed on this side, as the gateway does:
// the SDK compares it with its own to tell a wrong secret from a broken
// signer.
func wrongSignature(signed string) *fault {
	return &fault{
		http.StatusBadRequest,
		"SignatureDoesNotMatch",
		"Specified signature is not matched with our calculation. server string to sign is:" + signed,
	}
}
