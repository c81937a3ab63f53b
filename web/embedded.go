//go:build release && !js

package main

import (
	"embed"
	"io/fs"
)

// What `make release` copies here while it builds.
//
//go:embed all:site
var embedded embed.FS

// ownSite returns the site in this program.
func ownSite() fs.FS {
	site, err := fs.Sub(embedded, "site")
	if err != nil {
		panic(err) // the name is no path
	}
	return site
}
