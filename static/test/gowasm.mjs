// Runs a Go test binary, compiled to wasm, in Chromium: node gowasm.mjs FILE.wasm [-test.flags…]
// The same benchmarks that `go test -bench` runs natively are measured where it counts.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

/**
 * @param {string} file the test binary
 * @param {string[]} args flags such as -test.bench=Gemm
 * @param {(line: string) => void} print
 * @returns {Promise<number>} its exit code
 */
export async function runInChromium(file, args, print) {
  const pages = new Map([
    ["/", ["text/html", "<!doctype html><title>go test</title><script src=wasm_exec.js></script>"]],
    ["/wasm_exec.js", ["text/javascript", readFileSync(join(dirname(file), "wasm_exec.js"))]],
    ["/test.wasm", ["application/wasm", readFileSync(file)]],
  ]);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.on("console", (message) => print(message.text()));
    await page.route("**/*", (route) => {
      const [contentType, body] = pages.get(new URL(route.request().url()).pathname) ?? ["text/plain", ""];
      // Isolation gives performance.now() its finest step.
      const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
      return route.fulfill({ contentType: String(contentType), body, headers });
    });
    await page.goto("http://localhost/");
    return await page.evaluate(async (argv) => {
      const go = new Go();
      go.argv = ["test", ...argv];
      let code = 0;
      go.exit = (/** @type {number} */ c) => (code = c);
      const { instance } = await WebAssembly.instantiateStreaming(fetch("/test.wasm"), go.importObject);
      await go.run(instance);
      return code;
    }, args);
  } finally {
    await browser.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, ...args] = process.argv.slice(2);
  process.exitCode = await runInChromium(file, args, console.log);
}
