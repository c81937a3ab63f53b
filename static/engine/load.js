// Fetches and compiles the program: the one that this browser can run.

import { Problem } from "../strings/problem.js";
import { isPage, typed } from "./files.js";
import { fetchSteadily, TooSlow } from "./steady.js";
import { hasVectors } from "./vectors.js";

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
  const use = async (/** @type {Response} */ response) => {
    if (!response.ok) throw new Problem("program.status", [name, response.status]);
    if (isPage(response)) throw new Problem("program.page", [name]);
    came = true;
    return WebAssembly.compileStreaming(typed(response, "application/wasm"));
  };
  let came = false;
  try {
    return await fetchSteadily(new URL(`../${name}`, import.meta.url), use, { untouched: true });
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof TooSlow) throw new Problem("program.slow", [name, error.seconds]);
    if (error instanceof WebAssembly.CompileError) throw new Problem("program.uncompilable", [name], { cause: error });
    throw came ? new Problem("program.broken", [name], { cause: error }) : new Problem("program.offline", [name]);
  }
}
