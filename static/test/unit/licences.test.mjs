// licences.txt has the licence of all that the site ships.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { asText, licences } from "../../tools/licences.mjs";

const source = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

test("every library that the build copies, Go, its modules and MNIST have their licence", () => {
  const all = licences(source);
  const text = asText(all);
  for (const [name, own] of all) assert.ok(own.length > 200 && text.includes(own), name);
  const build = readFileSync(join(source, "tools", "build.mjs"), "utf8");
  const copied = [...build.matchAll(/node_modules\/((?:@[\w-]+\/)?[\w-]+)\//g)].map(([, name]) => name);
  assert.ok(copied.length >= 3);
  for (const name of copied)
    assert.ok(
      all.some(([of]) => of.startsWith(`${name} `)),
      name,
    );
  for (const part of ["Go: ", "honnef.co/go/js/dom/v2 ", "MNIST ", "Hourglass"])
    assert.ok(
      all.some(([of]) => of.startsWith(part)),
      part,
    );
  assert.match(text, /creativecommons\.org\/licenses\/by-sa\/3\.0/);
  assert.match(text, /The Go Authors/);
});
