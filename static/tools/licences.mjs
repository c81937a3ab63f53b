// The licences of all that the site ships, as one text: this project, the page's libraries, what Go links into the
// program, and the data.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const mnist = `The MNIST database of handwritten digits, by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, is
available under the Creative Commons Attribution-Share Alike 3.0 licence
(https://creativecommons.org/licenses/by-sa/3.0/). data/ has its images and labels in parts, if this site was built
with them; weights/ has networks that were trained on them.`;

const go = (/** @type {string[]} */ ...args) =>
  execFileSync("go", args, { encoding: "utf8", env: { ...process.env, GOTOOLCHAIN: "local" } }).trim();

/** The licence in a folder, or the reason why there is no site. @param {string} folder */
function licenceIn(folder) {
  const name = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name));
  if (!name) throw new Error(`no licence in ${folder}`);
  return readFileSync(join(folder, name), "utf8").trim();
}

/** @param {string} folder of the page's sources @returns {[name: string, text: string][]} */
export function licences(folder) {
  const root = join(folder, "..");
  // Modules that the program is linked from, as MODULE VERSION FOLDER.
  const format = "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}";
  const listed = execFileSync("go", ["list", "-deps", "-f", format, "./wasm"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, GOTOOLCHAIN: "local", GOOS: "js", GOARCH: "wasm" },
  });
  const modules = [...new Set(listed.split("\n").filter(Boolean))].map((line) => line.split(" "));
  const library = (/** @type {string} */ name, where = "lib/") => {
    const at = join(folder, "node_modules", name);
    const { version } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
    return /** @type {[string, string]} */ ([`${name} ${version} (${where})`, licenceIn(at)]);
  };
  const goRoot = go("env", "GOROOT");
  // Debian has Go's licence elsewhere.
  const ofGo = existsSync(join(goRoot, "LICENSE")) ? goRoot : "/usr/share/doc/golang-go";
  return [
    ["Hourglass", licenceIn(root)],
    library("uplot"),
    library("@noble/hashes"),
    library("uqr"),
    library("gifenc"),
    library("fflate"),
    library("workbox-core", "sw.js"),
    library("workbox-precaching", "sw.js"),
    library("workbox-strategies", "sw.js"),
    ["Go: its runtime and standard library (hourglass.wasm, wasm_exec.js)", licenceIn(ofGo)],
    ...modules.map(
      ([path, version, at]) => /** @type {[string, string]} */ ([`${path} ${version} (hourglass.wasm)`, licenceIn(at)]),
    ),
    ["MNIST (data/, weights/)", mnist],
  ];
}

/** @param {[name: string, text: string][]} all */
export const asText = (all) =>
  all.map(([name, text]) => `${name}\n${"=".repeat(name.length)}\n\n${text}\n`).join("\n\n");
