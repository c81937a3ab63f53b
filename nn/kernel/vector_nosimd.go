//go:build !(go1.27 && goexperiment.simd && (wasm || amd64 || arm64))

package kernel

// Vectors reports whether the package was built with vector instructions.
const Vectors = false
