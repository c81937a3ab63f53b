//go:build !(js && wasm)

package main

import "os"

func main() {
	os.Stderr.WriteString("this program runs in a web page: GOOS=js GOARCH=wasm go build ./wasm (make run does that)\n")
	os.Exit(2)
}
