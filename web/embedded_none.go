//go:build !release && !js

package main

import "io/fs"

// ownSite returns nil: this program has no site in it, see embedded.go.
func ownSite() fs.FS { return nil }
