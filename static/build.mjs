// Assembles the page: node static/build.mjs SITE
// Copies the page's files and the libraries that it loads, and compresses what is text or wasm.
// Only what has changed is touched. Every file appears whole, by a rename.

import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const source = dirname(fileURLToPath(import.meta.url));
const site = process.argv[2];

// What the browser gets, as [from, to]. Beside these stand the program and data/, which make builds.
/** @type {Array<[string, string]>} */
const files = ["", "strings", "panels"].flatMap((folder) =>
  readdirSync(join(source, folder))
    .filter((name) => /\.(html|css|js|svg)$/.test(name))
    .map((name) => /** @type {[string, string]} */ ([join(folder, name), join(folder, name)])),
);
for (const name of ["uPlot.esm.js", "uPlot.min.css"]) files.push([`node_modules/uplot/dist/${name}`, `lib/uplot/${name}`]);
for (const name of ["sha2.js", "_md.js", "_u64.js", "utils.js"]) files.push([`node_modules/@noble/hashes/${name}`, `lib/noble/${name}`]);

const weights = join(source, "weights");
const shipped = existsSync(weights) ? readdirSync(weights).filter((name) => name.endsWith(".safetensors")) : [];
for (const name of shipped) files.push([`weights/${name}`, `weights/${name}`]);

/** @param {string} path @returns {number} milliseconds; 0 if there is no such file */
const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @param {string} path @param {(part: string) => void} write @param {number} [mtime] */
function replace(path, write, mtime) {
  mkdirSync(dirname(path), { recursive: true });
  write(`${path}.part`);
  if (mtime) utimesSync(`${path}.part`, mtime / 1000, mtime / 1000);
  renameSync(`${path}.part`, path);
}

for (const [from, to] of files) {
  const [original, copy] = [join(source, from), join(site, to)];
  // The copy gets the original's time; whole seconds, for some file systems keep no more.
  if (Math.floor(time(original) / 1000) !== Math.floor(time(copy) / 1000)) replace(copy, (part) => copyFileSync(original, part), time(original));
}

// What is shipped, so that the page need not try: the files' own notes, by name.
const notes = Object.fromEntries(
  shipped.map((name) => {
    const bytes = readFileSync(join(weights, name));
    const header = JSON.parse(bytes.toString("utf8", 8, 8 + Number(bytes.readBigUInt64LE(0))));
    return [name.replace(".safetensors", ""), { bytes: bytes.length, ...header.__metadata__ }];
  }),
);
const index = `${JSON.stringify(notes, null, 2)}\n`;
const indexPath = join(site, "weights", "index.json");
if (!existsSync(indexPath) || readFileSync(indexPath, "utf8") !== index) replace(indexPath, (part) => writeFileSync(part, index));

/** @param {string} folder @returns {string[]} */
const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]));

for (const path of walk(site)) {
  if (!/\.(html|css|js|svg|json|wasm)$/.test(path)) continue;
  const mtime = time(path);
  const stale = [".br", ".gz"].filter((ending) => time(path + ending) < mtime);
  if (!stale.length) continue;
  const bytes = readFileSync(path);
  if (bytes.length > 1e6) console.log(`compressing ${relative(site, path)} (${(bytes.length / 1e6).toFixed(1)} MB)`);
  const compressed = {
    ".br": () => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    ".gz": () => gzipSync(bytes, { level: 9 }),
  };
  for (const ending of stale) replace(path + ending, (part) => writeFileSync(part, compressed[/** @type {".br" | ".gz"} */ (ending)]()));
}
