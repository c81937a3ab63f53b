// Takes the names of functions and source files, and the lines, out of a program that Go has compiled
// to WebAssembly: node nameless.mjs FILE.wasm. The linker leaves them for traces, even when it strips
// everything else, and they are a tenth of what a browser fetches. A trace then has empty names, and a
// call of a value's method through a nil pointer cannot be recovered from, because the runtime takes its
// words from the name; nothing else looks at them. A file that is not laid out as described here stays as it is.
//
// They are in the pclntab (runtime/symtab.go, pcHeader), which is among the program's data: a magic
// number, two zeros, the size of a code unit, that of a pointer, and eight numbers of that size: of
// functions, of files, one that is zero, and where these begin, from the header on: names, units,
// files, tables by code position, functions. Functions begin with pairs of four bytes each, the second
// of which says where a function's record is (runtime/runtime2.go, _func).

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const magic = 0xfffffff1;
const dataSection = 11;

/**
 * Where a segment of data belongs in memory and where it lies in the file.
 * @typedef {{ memory: number, file: number, length: number }} Segment
 */

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
        if (number() !== 0) return []; // it is no active segment of memory 0
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

/** Offsets in a function's record. */
const record = { name: 4, stack: 16, file: 20, line: 24, tables: 28, unit: 32, firstLine: 36, end: 44 };

/** Fills what only traces need with zeros, and says whether it was found. @param {Buffer} program */
export function removeNames(program) {
  const segments = segmentsOf(program);
  const memory = Buffer.alloc(segments.reduce((end, s) => Math.max(end, s.memory + s.length), 0));
  for (const s of segments) program.copy(memory, s.memory, s.file, s.file + s.length);
  const at = headerIn(memory);
  if (at < 0) return false;
  const [functions, , , names, units, files, tables, records] = numbersAt(memory, at);
  memory.fill(0, at + names, at + units);
  memory.fill(0, at + files, at + tables);

  // Tables that several functions, or lines and other things, have in common are there once.
  const needed = new Uint8Array(records - tables);
  for (let i = 0; i < functions; i++) {
    const start = at + records + memory.readUInt32LE(at + records + 8 * i + 4);
    if (start + record.end > memory.length) return false;
    const offsets = [record.stack, record.file, record.line].map((o) => memory.readUInt32LE(start + o));
    if (memory.readUInt32LE(start + record.name) >= units - names || offsets.some((o) => o >= records - tables))
      return false;
    for (const unused of [record.name, record.file, record.line, record.unit, record.firstLine])
      memory.writeUInt32LE(0, start + unused);
    const count = memory.readUInt32LE(start + record.tables);
    if (start + record.end + 4 * count > memory.length) return false;
    for (const place of [
      start + record.stack,
      ...Array.from({ length: count }, (_, k) => start + record.end + 4 * k),
    ]) {
      const table = memory.readUInt32LE(place);
      if (table > 0) needed.fill(1, table, endOfTable(memory, at + tables + table) - at - tables);
    }
  }
  needed.forEach((keep, i) => keep || (memory[at + tables + i] = 0));

  for (const s of segments) memory.copy(program, s.file, s.memory, s.memory + s.length);
  return true;
}

/** @param {Buffer} memory @param {number} at */
const numbersAt = (memory, at) => Array.from({ length: 8 }, (_, i) => Number(memory.readBigUInt64LE(at + 8 + 8 * i)));

/** Where the header is, or -1. @param {Buffer} memory */
function headerIn(memory) {
  for (let at = 0; at + 72 <= memory.length; at += 8) {
    if (memory.readUInt32LE(at) !== magic || memory[at + 7] !== 8) continue;
    const [functions, , zero, ...places] = numbersAt(memory, at);
    if (
      functions > 0 &&
      zero === 0 &&
      places.every((p, i) => p > (places[i - 1] ?? 0)) &&
      at + places[4] + 8 * functions <= memory.length
    )
      return at;
  }
  return -1;
}

/**
 * A table is pairs of numbers of one byte or more, up to a zero that begins a pair, but the first.
 * @param {Buffer} memory
 * @param {number} at
 */
function endOfTable(memory, at) {
  for (let first = true; first || memory[at] !== 0; first = false) {
    for (let pair = 0; pair < 2; pair++) {
      while (memory[at] >= 128) at++;
      at++;
    }
  }
  return at + 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file] = process.argv.slice(2);
  const program = readFileSync(file);
  if (removeNames(program)) writeFileSync(file, program);
}
