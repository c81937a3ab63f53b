//go:build js && wasm

package main

// JavaScript calls the exports for as long as the program stays alive.
func main() { select {} }
