// The program with a bound on its memory: to ask for more fails, as it does where a browser has no more to give.

/** @param {Uint8Array} bytes @param {number} at @returns {{ value: number, next: number }} an unsigned LEB128 number */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return { value, next: at };
  }
}

/** @param {number} value @returns {number[]} as LEB128 */
const leb = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)]);

/**
 * @param {Uint8Array} program a WebAssembly module with a memory of its own
 * @returns {{ least: number, bounded: (pages: number) => Buffer<ArrayBuffer> }} the pages (of 64 kB) that it begins
 *   with, and the module with at most so many
 */
export function memoryOf(program) {
  for (let at = 8; at < program.length;) {
    const id = program[at];
    const { value: length, next: content } = number(program, at + 1);
    if (id === 5) {
      const { value: least } = number(program, content + 2); // after the count, which is 1, and the flags
      const bounded = (/** @type {number} */ pages) => {
        const section = [1, 1, ...leb(least), ...leb(pages)];
        const changed = Uint8Array.of(5, ...leb(section.length), ...section);
        return Buffer.concat([program.subarray(0, at), changed, program.subarray(content + length)]);
      };
      return { least, bounded };
    }
    at = content + length;
  }
  throw new Error("no memory of its own");
}
