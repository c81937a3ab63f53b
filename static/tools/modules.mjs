// Which modules a module imports, and those in turn: what build.mjs has the browser fetch side by
// side, instead of level by level.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

// An import, or an export from elsewhere, at the start of a line or behind another; import() is fetched later.
const imports = /(?:^|;)(?:import|export)\b(?:[^"'();=]*?\bfrom)?\s*["'](\.[^"']+)["']/gm;

/**
 * @param {string} site the folder with the modules as the browser gets them
 * @param {string} first
 * @returns {string[]} the modules that come with first, and first itself, as paths in the site
 */
export function modulesOf(site, first) {
  const found = new Set([first]);
  for (const path of found) {
    const source = readFileSync(join(site, path), "utf8");
    for (const [, to] of source.matchAll(imports)) found.add(join(dirname(path), to).replaceAll("\\", "/"));
  }
  return [...found];
}
