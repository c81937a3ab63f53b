//go:build !(go1.27 && goexperiment.simd && wasm)

package kernel

// Vectors reports whether the package was built with vector instructions.
const Vectors = false
