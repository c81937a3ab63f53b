// The modules of the page: its HTML lists all that are fetched, none imports itself by way of others, and each folder
// imports only from the floors below it.

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
    "c.js": 'import{i}from"./g.js";import"./h.js";export{j}from"./i.js";const k="import \'./k.js\'";',
    ...{ "g.js": "", "h.js": "", "i.js": "" },
  };
  try {
    for (const [name, source] of Object.entries(files)) writeFileSync(join(site, name), source);
    assert.deepEqual(modulesOf(site, "a.js"), ["a.js", "b.js", "c.js", "g.js", "h.js", "i.js"]);
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

const source = fileURLToPath(new URL("../..", import.meta.url));
const modules = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".js") && !/^(node_modules|bench|test)\b/.test(path),
);

/** Which modules of the page a module imports, at once or later; types do not count. @param {string} path */
function importsOf(path) {
  const code = readFileSync(join(source, path), "utf8").replaceAll(/\/\*[^]*?\*\//g, "");
  return [...code.matchAll(/(?:^(?:import|export)\b[^"'();]*?|\bimport\()["'](\.[^"']+\.js)["']/gm)]
    .map(([, to]) => join(path, "..", to))
    .filter((to) => existsSync(join(source, to))); // the others the build brings
}

test("no module imports itself by way of others, dynamic imports included", () => {
  assert(modules.length > 80);
  /** @type {string[]} from the first module to the one that is looked at */
  const way = [];
  const done = new Set();
  const visit = (/** @type {string} */ path) => {
    assert(!way.includes(path), [...way.slice(way.indexOf(path)), path].join(" -> "));
    if (done.has(path)) return;
    way.push(path);
    importsOf(path).forEach(visit);
    way.pop();
    done.add(path);
  };
  modules.forEach(visit);
});

// From the ground up; every other folder is a feature, and what is in none puts the page together.
const floors = ["strings", "engine", "baselines", "ui", "app", "pad", "exercises"];

test("a room imports from the floors below it alone, and no feature from another one", () => {
  const roomOf = (/** @type {string} */ path) => (path.includes("/") ? path.split("/")[0] : "");
  const floorOf = (/** @type {string} */ room) =>
    room === "" ? floors.length + 1 : floors.includes(room) ? floors.indexOf(room) : floors.length;
  let between = 0;
  for (const path of modules.filter((path) => roomOf(path) !== "tools" && path !== "eslint.config.js")) {
    for (const to of importsOf(path)) {
      const [here, there] = [roomOf(path), roomOf(to)];
      if (here === there) continue;
      between++;
      assert(floorOf(there) < floorOf(here), `${path} imports ${to}`);
    }
  }
  assert(between > 100);
});
