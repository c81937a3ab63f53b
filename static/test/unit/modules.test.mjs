// The page names the modules to be fetched side by side: all of them, and nothing else.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { modulesOf } from "../../modules.mjs";
import { builtSite } from "../site.mjs";

test("imports in every form are followed once, dynamic ones and words in texts are not", () => {
  const site = mkdtempSync(join(tmpdir(), "hourglass-"));
  const files = {
    "a.js": 'import "./b.js";\nimport x, {\n  y,\n} from "./c.js";\nconst d = () => import("./d.js");\nconst e = \'import "./e.js"\';\n',
    "b.js": "export * from './a.js';\nexport function f() {\n  return g('./f.js');\n}\nexport const h = './h.js';\n",
    "c.js": "",
  };
  try {
    for (const [name, source] of Object.entries(files)) writeFileSync(join(site, name), source);
    assert.deepEqual(modulesOf(site, "a.js"), ["a.js", "b.js", "c.js"]);
  } finally {
    rmSync(site, { recursive: true });
  }
});

test("the built page lists its two stages, without overlap", () => {
  const html = readFileSync(join(builtSite, "index.html"), "utf8");
  const first = [...html.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, path]) => path);
  const next = html.match(/<meta name="workshop" content="([^"]+)">/)?.[1].split(" ") ?? [];
  assert.deepEqual(first, modulesOf(builtSite, "main.js"));
  assert(first.includes("program.js") && next.includes("engine.js"));
  assert.equal(next.some((path) => first.includes(path)), false);
});
