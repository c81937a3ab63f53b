// Which of the two programs a browser can run.

/** The smallest module that uses a vector: it is valid where vectors are known. */
const vectorModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** Whether this browser's WebAssembly has vectors (SIMD). */
export function hasVectors() {
  return typeof WebAssembly === "object" && WebAssembly.validate(vectorModule);
}
