// The built site for tests: served by the real server, and the program under Node.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Where make puts the site. */
export const builtSite = join(root, "build", "site");

/** @returns {Promise<import("../engine/program.js").Program>} the program as it runs in a worker, here in Node */
export async function startProgram() {
  const { Program } = await import(join(builtSite, "engine", "program.js"));
  return Program.start(await WebAssembly.compile(readFileSync(join(builtSite, "hourglass.wasm"))));
}

/** Whether the site was built with MNIST. */
export function hasMNIST() {
  return JSON.parse(readFileSync(join(builtSite, "data", "manifest.json"), "utf8")).shards.length > 0;
}

/**
 * Starts the server on a free port, with a store of its own.
 * @param {string} [site]
 * @param {string} [addr] host and port, 0 for a free one
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export function serve(site = builtSite, addr = "127.0.0.1:0") {
  const store = mkdtempSync(join(tmpdir(), "hourglass-store-"));
  const server = spawn(join(root, "build", "hourglass"), ["-addr", addr, "-site", site, "-store", store], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let output = "";
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`the server ended with code ${code}`)));
    server.stdout.on("data", (chunk) => {
      output += chunk;
      const url = output.match(/http:\/\/\S+/)?.[0];
      if (!url) return;
      const ended = new Promise((done) => server.on("exit", () => done(undefined)));
      const stop = async () => {
        server.kill("SIGTERM");
        await ended;
        rmSync(store, { recursive: true, force: true });
      };
      resolve({ url, stop });
    });
  });
}

/**
 * A copy of the site with some files replaced (by bytes) or missing (null), for tests of what
 * goes wrong. The copy consists of links, so it costs nothing.
 * @param {Record<string, Uint8Array | string | null>} changes
 * @returns {{ site: string, remove: () => void }}
 */
export function changedSite(changes) {
  const folder = mkdtempSync(join(tmpdir(), "hourglass-"));
  const site = join(folder, "site");
  try {
    execFileSync("cp", ["-al", builtSite, site], { stdio: "ignore" });
  } catch {
    execFileSync("cp", ["-rp", builtSite, site]); // another file system
  }
  for (const [path, bytes] of Object.entries(changes)) {
    for (const ending of ["", ".br", ".gz"]) rmSync(join(site, path + ending), { force: true });
    if (bytes !== null) writeFileSync(join(site, path), bytes);
  }
  return { site, remove: () => rmSync(folder, { recursive: true }) };
}
