// What the page can need of a site, and the service worker that keeps it: the files by their hashes, as one version.
// Of Workbox, workbox-precaching is all that is used: the list is made here, for workbox-build would bring 300 packages
// and has no SHA-256, by which the worker tells a file of its version from one of another.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const source = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What other programs ask for, or comes with the list. */
const others = new Set(["index.html", "sw.js", "preview.png", "exercises/schema.json"]);

/** What is fetched last, from the end: what the page cannot do without comes first. */
const last = ["weights", "data"];

/** @param {string} path in the site */
const rank = (path) => last.indexOf(path.split("/")[0]);

/** @param {string | Uint8Array} bytes */
const sha256 = (bytes) => createHash("sha256").update(bytes).digest();

/** Hashes as browsers compare them (W3C Subresource Integrity): each is right. @param {Uint8Array[]} sums */
const integrity = (...sums) => sums.map((sum) => `sha256-${Buffer.from(sum).toString("base64")}`).join(" ");

/** @param {string} site @returns {Array<[path: string, integrity: string]>} what the page may ask for, but itself */
export function listed(site) {
  const read = (/** @type {string} */ path) => readFileSync(join(site, path));
  /** @type {import("../engine/shards.js").Manifest} */
  const { shards, labels } = JSON.parse(read("data/manifest.json").toString());
  // Some hosts unpack what is packed on the way.
  const unpacked = new Map([...shards, ...labels].map((shard) => [`data/${shard.path}`, shard.unpacked]));
  return readdirSync(site, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .filter((path) =>
      path.startsWith("data/")
        ? path === "data/manifest.json" || unpacked.has(path)
        : !/\.(br|gz|part)$/.test(path) && !others.has(path),
    )
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((path) => {
      const sum = unpacked.get(path);
      return [path, integrity(sha256(read(path)), ...(sum ? [Buffer.from(sum, "hex")] : []))];
    });
}

const meta = /<meta name="version" content="\w*">\n/;

/**
 * @param {string} site that has all files but these two
 * @param {string} html the page
 * @returns {{ page: string, worker: string }} index.html, which names its version, and sw.js
 */
export function offline(site, html) {
  const bare = html.replace(meta, "");
  const files = listed(site);
  const version = sha256(JSON.stringify([bare, files])).toString("hex", 0, 8);
  const page = bare.replace("</head>", () => `<meta name="version" content="${version}">\n</head>`);
  const { outputFiles } = buildSync({
    entryPoints: [join(source, "offline", "sw.js")],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    charset: "utf8",
    legalComments: "none", // licences.txt has them
    define: {
      "process.env.NODE_ENV": '"production"',
      FILES: JSON.stringify([["./", integrity(sha256(page))], ...files]),
      VERSION: JSON.stringify(version),
    },
  });
  return { page, worker: outputFiles[0].text };
}
