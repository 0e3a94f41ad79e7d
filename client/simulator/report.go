package simulator

import (
	"archive/zip"
	"bytes"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// serveReport sends the report of a link: a ZIP file with an index.html. Like OSS, it
// rejects a signed link that has expired or was changed, with a reply in XML.
func (s *Server) serveReport(w http.ResponseWriter, r *http.Request) {
	expires, err := strconv.ParseInt(r.URL.Query().Get("Expires"), 10, 64)
	run, known := s.runOfReport(r)
	switch {
	case err == nil && s.now().After(time.Unix(expires, 0)):
		http.Error(
			w,
			"<Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>",
			http.StatusForbidden,
		)
		return
	case !known:
		http.Error(w, "<Error><Code>SignatureDoesNotMatch</Code></Error>", http.StatusForbidden)
		return
	}
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	page, _ := archive.Create("index.html") // a buffer accepts everything
	_ = reportPage.Execute(page, run.findings(s.now()))
	_ = archive.Close()
	w.Header().Set("Content-Type", "application/zip")
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	_, _ = w.Write(b.Bytes()) // fails only if the client has left
}

// runOfReport returns the run whose report a request asks for.
func (s *Server) runOfReport(r *http.Request) (run, bool) {
	now := s.now()
	scripts := s.scans.all()
	for i := range scripts {
		for _, run := range scripts[i].runs(now) {
			if strings.HasPrefix(s.reportLink(run), s.URL+r.URL.Path+"?") {
				return run, s.reportLink(run) == s.URL+r.URL.RequestURI() && s.reportStatus(run, now) == reportReady
			}
		}
	}
	return run{}, false
}

var reportPage = template.Must(template.New("report").Parse(
	`<!DOCTYPE html><title>Report</title><ul>{{range .}}<li>{{.Target}}</li>{{end}}</ul>` + "\n"))
