// Data that a server has damaged, and what is said of each.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { builtSite } from "./site.mjs";

const shard = "data/test-images-00.idx3-ubyte.gz";

/** @param {(manifest: any) => void} change @returns {string} */
function changedManifest(change) {
  const manifest = JSON.parse(readFileSync(join(builtSite, "data/manifest.json"), "utf8"));
  change(manifest);
  return JSON.stringify(manifest);
}

/** The manifest with the hash that these bytes have. @param {Uint8Array} bytes */
async function manifestFor(bytes) {
  const sum = Buffer.from(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes))).toString("hex");
  return changedManifest((m) => (m.shards.find((/** @type {any} */ s) => shard.endsWith(s.path)).sha256 = sum));
}

/**
 * What stands at some paths of the site instead of what belongs there, nothing if null; and the sentence for it.
 * @type {Record<string, [() => Promise<Record<string, Uint8Array | string | null>>, RegExp]>}
 */
export const damaged = {
  "a missing shard": [
    async () => ({ [shard]: null }),
    /test-images-00.* could not be fetched: the server answered 404/,
  ],
  "a truncated shard": [
    async () => ({ [shard]: readFileSync(join(builtSite, shard)).subarray(0, 5000) }),
    /test-images-00.* is damaged: its SHA-256/,
  ],
  "a corrupted shard": [
    async () => {
      const bytes = readFileSync(join(builtSite, shard));
      bytes[700] ^= 1;
      return { [shard]: bytes };
    },
    /is damaged: its SHA-256/,
  ],
  "a shard that is no gzip": [
    async () => ({ [shard]: "hello", "data/manifest.json": await manifestFor(Buffer.from("hello")) }),
    /cannot be unpacked/,
  ],
  "a shard that is no IDX file": [
    async () => {
      const bytes = gzipSync(Buffer.alloc(100, 7));
      return { [shard]: bytes, "data/manifest.json": await manifestFor(bytes) };
    },
    /cannot be used: IDX images: magic number 0x7070707/,
  ],
  "a shard of another size than its header says": [
    async () => {
      const header = Buffer.from([0, 0, 8, 3, 0, 0, 19, 136, 0, 0, 0, 28, 0, 0, 0, 28]);
      const bytes = gzipSync(Buffer.concat([header, Buffer.alloc(784)]));
      return { [shard]: bytes, "data/manifest.json": await manifestFor(bytes) };
    },
    /cannot be used: IDX images: 800 bytes, 5000 images need/,
  ],
  "a manifest that lies about a shard": [
    async () => ({
      "data/manifest.json": changedManifest((m) => {
        m.shards.find((/** @type {any} */ s) => shard.endsWith(s.path)).images++;
        m.labels.find((/** @type {any} */ s) => s.split === "test").images++;
      }),
    }),
    /cannot be used: IDX images: 5000 images, the manifest says 5001/,
  ],
  "a manifest that leads elsewhere": [
    async () => ({ "data/manifest.json": changedManifest((m) => (m.shards[0].path = "../index.html")) }),
    /is wrong: .* is not the name of a file/,
  ],
  "a manifest that is no JSON": [async () => ({ "data/manifest.json": "<html>" }), /is not JSON/],
  "no manifest": [
    async () => ({ "data/manifest.json": null }),
    /manifest\.json could not be fetched: the server answered 404/,
  ],
};
