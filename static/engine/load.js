// Fetches and compiles the program: the one that this browser can run.

import { Problem } from "../strings/problem.js";
import { isPage, typed } from "./files.js";

/** The smallest module that uses a vector: it is valid where vectors are known. */
const vectorModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** Whether this browser's WebAssembly has vectors (SIMD). */
export function hasVectors() {
  return typeof WebAssembly === "object" && WebAssembly.validate(vectorModule);
}

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/**
 * Fetches and compiles the program; once, however often it is asked.
 * @returns {Promise<WebAssembly.Module>}
 */
export function loadModule() {
  compiled ??= compile().catch((error) => {
    compiled = undefined; // so that a later call tries again
    throw error;
  });
  return compiled;
}

async function compile() {
  if (typeof WebAssembly !== "object") throw new Problem("program.noWasm");
  const name = hasVectors() ? "hourglass.wasm" : "hourglass-scalar.wasm";
  const response = await fetch(new URL(`../${name}`, import.meta.url)).catch(() => {
    throw new Problem("program.offline", [name]);
  });
  if (!response.ok) throw new Problem("program.status", [name, response.status]);
  if (isPage(response)) throw new Problem("program.page", [name]);
  try {
    return await WebAssembly.compileStreaming(typed(response, "application/wasm"));
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw new Problem("program.broken", [name], { cause: error });
    throw new Problem("program.uncompilable", [name], { cause: error });
  }
}
