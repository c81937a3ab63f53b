// Bytes that come in pieces.

/** @param {Uint8Array[]} chunks @returns {Uint8Array} all of them, one after the other */
export function joined(chunks) {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
