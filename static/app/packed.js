// Bytes as text that can stand in an address: base64url of deflate-raw.

import { Problem } from "../strings/problem.js";
import { joined } from "./bytes.js";

/** @param {Uint8Array[]} parts @returns {Promise<string>} */
export const pack = async (parts) => toBase64URL(await through(new CompressionStream("deflate-raw"), parts, Infinity));

/**
 * @param {string} text from anywhere
 * @param {number} most bytes that may come out
 * @returns {Promise<Uint8Array>} rejects with what is wrong with it
 */
export const unpack = async (text, most) =>
  through(new DecompressionStream("deflate-raw"), [fromBase64URL(text)], most);

/**
 * @param {CompressionStream | DecompressionStream} stream
 * @param {Uint8Array[]} parts
 * @param {number} most bytes that may come out
 */
async function through(stream, parts, most) {
  const blob = new Blob(/** @type {BlobPart[]} */ (parts));
  const reader = blob
    .stream()
    .pipeThrough(/** @type {any} */ (stream))
    .getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Problem("packed.inflate");
    });
    if (done) break;
    length += value.length;
    if (length > most) {
      reader.cancel().catch(() => {});
      throw new Problem("packed.large", [most]);
    }
    chunks.push(value);
  }
  return joined(chunks);
}

/** @param {Uint8Array} bytes @returns {string} */
export function toBase64URL(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text from anywhere @returns {Uint8Array} throws what is wrong with it */
export function fromBase64URL(text) {
  if (!/^[\w-]+$/.test(text)) throw new Problem("packed.characters");
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  } catch {
    throw new Problem("packed.cutOff");
  }
}
