// Serves the page while it is worked on: node static/tools/dev.mjs SITE HOST:PORT, from the folder of the Makefile.
// A change to a source of the page or the server builds both again; the page then reloads by itself. When a build
// fails, its errors stand in the terminal and the page stays as it is.

import { spawn, spawnSync } from "node:child_process";
import { readdirSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";

const [site, address] = process.argv.slice(2);

/** Time for an editor, or git, to write all its files, in ms. */
const settling = 100;

/** @returns {boolean} whether it could be built */
const build = () => spawnSync("make", ["--no-print-directory", "dev-site"], { stdio: "inherit" }).status === 0;

/** Tells the page that it was built, see reload.js. */
const tell = () => writeFileSync(join(site, "built.json"), String(Date.now()));

/** @type {import("node:child_process").ChildProcess | undefined} */
let server;
function serve() {
  const started = spawn("build/hourglass", ["-addr", address, "-site", site, "-store", "build/dev-store"], {
    stdio: "inherit",
  });
  started.on("exit", (code) => server === started && process.exit(code ?? 1)); // it ended by itself
  server = started;
}

/** Ends the server, and resolves when its port is free. */
async function stop() {
  const ending = server;
  server = undefined;
  if (!ending || ending.exitCode !== null) return;
  const ended = new Promise((resolve) => ending.once("exit", resolve));
  ending.kill("SIGKILL"); // it would wait for the page's connections; each of its files is written by a rename
  await ended;
}

/** @type {Set<string>} */
const watched = new Set();
/** Watches the folders of sources; those that came into being since the last time, too. @param {string} folder */
function watchFolders(folder) {
  if (!watched.has(folder)) {
    watched.add(folder);
    watch(folder, (_, name) => name && changed(join(folder, name))).on("error", () => watched.delete(folder));
  }
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory() && !/^(node_modules|test|testdata|bench)$/.test(entry.name))
      watchFolders(join(folder, entry.name));
}

/** @type {Set<string>} */
const changes = new Set();
let building = false;

/** @param {string} path */
function changed(path) {
  if (!/\.(go|js|css|html|json|svg|webmanifest|safetensors)$/.test(path) || path.endsWith("_test.go")) return;
  if (!changes.size && !building) setTimeout(rebuild, settling);
  changes.add(path);
}

async function rebuild() {
  building = true;
  while (changes.size) {
    const paths = [...changes];
    changes.clear();
    console.log(`changed: ${paths.join(" ")}`);
    const isGo = paths.some((path) => path.endsWith(".go"));
    if (build()) {
      if (isGo) {
        await stop();
        serve();
      }
      tell(); // after that, so that a page which reloads finds the new server
    }
    ["static", "nn", "wasm", "web"].forEach(watchFolders);
    await new Promise((resolve) => setTimeout(resolve, settling)); // what was written while it built is told now
  }
  building = false;
}

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop().then(() => process.exit(0)));
if (!build()) process.exit(1);
tell();
["static", "nn", "wasm", "web"].forEach(watchFolders);
serve();
