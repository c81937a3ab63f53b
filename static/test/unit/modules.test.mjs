// The page names the modules to be fetched side by side: all of them, and nothing else.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { modulesOf } from "../../tools/modules.mjs";
import { builtSite } from "../site.mjs";

test("imports in every form are followed once, dynamic ones and words in texts are not", () => {
  const site = mkdtempSync(join(tmpdir(), "hourglass-"));
  const files = {
    "a.js":
      'import "./b.js";\nimport x, {\n  y,\n} from "./c.js";\nconst d = () => import("./d.js");\nconst e = \'import "./e.js"\';\n',
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
  assert(first.includes("engine/program.js") && next.includes("engine/engine.js"));
  assert.equal(
    next.some((path) => first.includes(path)),
    false,
  );
});

test("no module imports itself by way of others, dynamic imports included", () => {
  const source = fileURLToPath(new URL("../..", import.meta.url));
  const modules = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".js") && !/^(node_modules|bench|test)\b/.test(path),
  );
  assert(modules.length > 80);
  /** @type {string[]} from the first module to the one that is looked at */
  const way = [];
  const done = new Set();
  const visit = (/** @type {string} */ path) => {
    assert(!way.includes(path), [...way.slice(way.indexOf(path)), path].join(" -> "));
    if (done.has(path)) return;
    way.push(path);
    const code = readFileSync(join(source, path), "utf8").replaceAll(/\/\*[^]*?\*\//g, ""); // types import, too
    for (const [, to] of code.matchAll(/(?:^(?:import|export)\b[^"'();]*?|\bimport\()["'](\.[^"']+\.js)["']/gm)) {
      const next = join(path, "..", to);
      if (existsSync(join(source, next))) visit(next); // else the build brings it
    }
    way.pop();
    done.add(path);
  };
  modules.forEach(visit);
});
