// Takes the names of functions and source files out of a program that Go has compiled to WebAssembly:
// node nameless.mjs FILE.wasm. The linker leaves them for traces, even when it strips everything else,
// and they are 18 KB of the 620 that a browser fetches. A trace then has empty names; nothing else
// looks at them. A file that is not laid out as described here stays as it is.
//
// The names lie in the pclntab (runtime/symtab.go, pcHeader), which the program's data contain: a magic
// number, two zeros, the size of a code unit, that of a pointer, and eight numbers of that size: of
// functions, of files, a start of the text that is zero, and where names, units, files, tables of
// counters and functions begin, from the header on.

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const magic = 0xfffffff1;
const dataSection = 11;

/** Where a segment of data belongs in memory and where it lies in the file. @typedef {{ memory: number, file: number, length: number }} Segment */

/** @param {Buffer} program @returns {Segment[]} */
export function segmentsOf(program) {
  let at = 8; // after the magic number and the version
  const number = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = program[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  /** @type {Segment[]} */
  const segments = [];
  while (at < program.length) {
    const section = program[at++];
    const size = number(); // moves at
    const end = at + size;
    if (section === dataSection) {
      for (let count = number(); count > 0; count--) {
        number(); // an active segment of memory 0
        at++; // i32.const
        const memory = number();
        at++; // end
        const length = number();
        segments.push({ memory, file: at, length });
        at += length;
      }
    }
    at = end;
  }
  return segments;
}

/** Fills names and files with zeros and returns how many bytes these are. @param {Buffer} program */
export function removeNames(program) {
  const segments = segmentsOf(program);
  const memory = Buffer.alloc(segments.reduce((end, s) => Math.max(end, s.memory + s.length), 0));
  for (const s of segments) program.copy(memory, s.memory, s.file, s.file + s.length);

  const blank = (/** @type {number} */ from, /** @type {number} */ to) => {
    for (const s of segments) {
      const [first, last] = [Math.max(from, s.memory), Math.min(to, s.memory + s.length)];
      if (first < last) program.fill(0, s.file + first - s.memory, s.file + last - s.memory);
    }
    return to - from;
  };
  for (let at = 0; at + 72 <= memory.length; at += 8) {
    if (memory.readUInt32LE(at) !== magic || memory[at + 7] !== 8) continue;
    const [functions, , start, names, units, files, counters] = Array.from({ length: 7 }, (_, i) => Number(memory.readBigUInt64LE(at + 8 + 8 * i)));
    const inOrder = functions > 0 && start === 0 && names < units && units < files && files < counters && at + counters < memory.length;
    if (inOrder) return blank(at + names, at + units) + blank(at + files, at + counters);
  }
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file] = process.argv.slice(2);
  const program = readFileSync(file);
  if (removeNames(program) > 0) writeFileSync(file, program);
}
