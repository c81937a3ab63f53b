package main

import (
	"net/http"
	"regexp"
	"strings"
)

// encodedHash is the "#" of a link in a path, encoded once or more often.
var encodedHash = regexp.MustCompile(`%(?:25)*23`)

// misplacedHash returns where a link leads whose "#" a mail or chat program has
// encoded, so that all after it arrives in the path: /%23w=ID is /#w=ID. It returns
// "" for any other request. What the hash says is for the page to mend.
func misplacedHash(r *http.Request) string {
	path := r.URL.EscapedPath()
	at := encodedHash.FindStringIndex(path)
	if at == nil || r.Method != http.MethodGet && r.Method != http.MethodHead {
		return ""
	}
	folder := path[:strings.LastIndexByte(path[:at[0]], '/')+1]
	// "//host" and "/\host" would lead to another site.
	folder = "/" + strings.TrimLeft(folder, `/\`)
	hash := path[at[1]:]
	if r.URL.RawQuery != "" {
		hash += "?" + r.URL.RawQuery
	}
	return folder + "#" + hash
}
