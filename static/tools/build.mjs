// Assembles the page: node static/tools/build.mjs SITE [--dev]
// Copies the page's files and the libraries that it loads, leaves out the comments and the white space of scripts and
// styles, compresses what is text, wasm or weights, and removes what no longer belongs there. Only what has changed is
// touched. Every file appears whole, by a rename.
// Where ORIGIN is set (https://example.org), the preview of a link has absolute addresses, as some readers want them.
// With --dev nothing is left out or compressed, and the page reloads after each build (tools/reload.js).

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { execFileSync } from "node:child_process";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { drawIcons, iconNames } from "./icons.mjs";
import { asText, licences } from "./licences.mjs";
import { modulesOf } from "./modules.mjs";
import { offline } from "./offline.mjs";
import { joinedWords } from "./words.mjs";

const source = join(dirname(fileURLToPath(import.meta.url)), "..");
const [site] = process.argv.slice(2);
const dev = process.argv.includes("--dev");

const folders = readdirSync(source, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => relative(source, join(entry.parentPath ?? entry.path, entry.name)))
  .filter((folder) => !/^(node_modules|test|bench|tools|weights)\b/.test(folder));

const ofTools = /^(\..*|(package|package-lock|tsconfig)\.json|eslint\.config\.js)$/;

/** tools/offline.mjs builds it. */
const worker = join("offline", "sw.js");

/** Whether a file has words of a language; tools/words.mjs joins them. @param {string} folder @param {string} name */
const isWords = (folder, name) =>
  /^strings\b/.test(folder) && (folder !== "strings" || folders.includes(join("strings", name.replace(/\.js$/, ""))));

// What the browser gets, as [from, to]. Beside these stand the program and data/, which make builds.
/** @type {Array<[string, string]>} */
const files = ["", ...folders].flatMap((folder) =>
  readdirSync(join(source, folder))
    .filter(
      (name) => /\.(html|css|js|json|svg|jpg|webmanifest)$/.test(name) && !ofTools.test(name) && !isWords(folder, name),
    )
    .filter((name) => join(folder, name) !== worker)
    .map((name) => /** @type {[string, string]} */ ([join(folder, name), join(folder, name)])),
);
for (const name of ["uPlot.esm.js", "uPlot.min.css"])
  files.push([`node_modules/uplot/dist/${name}`, `lib/uplot/${name}`]);
for (const name of ["sha2.js", "_md.js", "_u64.js", "utils.js"])
  files.push([`node_modules/@noble/hashes/${name}`, `lib/noble/${name}`]);

files.push(["node_modules/uqr/dist/index.mjs", "lib/uqr/uqr.js"]);
files.push(["node_modules/fflate/esm/browser.js", "lib/fflate/fflate.js"]);
files.push(["node_modules/gifenc/dist/gifenc.esm.js", "lib/gifenc/gifenc.js"]);
if (dev) files.push(["tools/reload.js", "reload.js"], ["tools/resign.js", "sw.js"]);

const weights = join(source, "weights");
const shipped = existsSync(weights) ? readdirSync(weights).filter((name) => name.endsWith(".safetensors")) : [];
for (const name of shipped) files.push([`weights/${name}`, `weights/${name}`]);

/** @param {string} path @returns {number} milliseconds; 0 if there is no such file */
const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * A file that is made of another gets its time, because a later time could hide that the other has changed since. Whole
 * seconds: some file systems keep no more.
 * @param {string} original @param {string} made
 */
const differ = (original, made) => Math.floor(time(original) / 1000) !== Math.floor(time(made) / 1000);

/** @param {string} path @param {(part: string) => void} write @param {number} [mtime] */
function replace(path, write, mtime) {
  mkdirSync(dirname(path), { recursive: true });
  write(`${path}.part`);
  if (mtime) utimesSync(`${path}.part`, mtime / 1000, mtime / 1000);
  renameSync(`${path}.part`, path);
}

/** @param {string} path in the site @param {string} text */
function writeText(path, text) {
  const whole = join(site, path);
  if (!existsSync(whole) || readFileSync(whole, "utf8") !== text) replace(whole, (part) => writeFileSync(part, text));
}

/** Names stay: they are in the trace of an error. @param {string} text @param {string} path */
const withoutComments = (text, path) =>
  dev || !/\.(js|css)$/.test(path)
    ? text
    : transformSync(text, {
        loader: path.endsWith(".css") ? "css" : "js",
        minifyWhitespace: true,
        charset: "utf8",
        legalComments: "none", // licences.txt has them
      }).code;

for (const [from, to] of files) {
  const [original, copy] = [join(source, from), join(site, to)];
  if (to === "index.html") continue;
  if (!dev && /\.(js|css)$/.test(to)) writeText(to, withoutComments(readFileSync(original, "utf8"), to));
  else if (differ(original, copy)) replace(copy, (part) => copyFileSync(original, part), time(original));
}

const words = (await joinedWords(join(source, "strings"))).map(({ path, text }) => ({
  path: join("strings", path),
  text,
}));
for (const { path, text } of words) writeText(path, withoutComments(text, path));

// The page names the modules that it needs at once, and for main.js those that it needs next.
const first = modulesOf(site, "main.js");
const next = modulesOf(site, "workshop.js").filter((path) => !first.includes(path));
const links = [
  ...first.map((path) => `<link rel="modulepreload" href="${path}">`),
  `<meta name="workshop" content="${next.join(" ")}">`,
  ...(dev ? ['<script type="module" src="reload.js"></script>'] : []),
];
const { ORIGIN = "" } = process.env;
if (ORIGIN && !/^https?:\/\/[^/?#]+(\/[^?#]*)?$/.test(ORIGIN)) throw new Error(`ORIGIN is no address: ${ORIGIN}`);
const origin = ORIGIN && ORIGIN.replace(/\/*$/, "/");
const page = readFileSync(join(source, "index.html"), "utf8")
  .replace('<script type="module"', () => `${links.join("\n")}\n<script type="module"`)
  .replaceAll('content="preview.png"', () => `content="${origin}preview.png"`)
  .replace("</head>", () => (origin ? `<meta property="og:url" content="${origin}" />\n</head>` : "</head>"));
/** What is drawn is as old as the youngest of what makes it. @param {string[]} makers @returns {string} */
const youngestOf = (makers) => makers.reduce((a, b) => (time(b) > time(a) ? b : a));

const preview = join(site, "preview.png");
const makers = [
  join(site, "hourglass.wasm"),
  join(site, "wasm_exec.js"),
  join(source, "tools", "preview.mjs"),
  join(weights, "denoiser.safetensors"),
];
const youngest = youngestOf(makers);
if (!dev && makers.every((path) => existsSync(path)) && differ(youngest, preview))
  replace(
    preview,
    (part) => execFileSync(process.execPath, [join(source, "tools", "preview.mjs"), site, part]),
    time(youngest),
  );

const iconMaker = youngestOf([join(source, "icon.svg"), join(source, "tools", "icons.mjs")]);
if (iconNames.some((name) => differ(iconMaker, join(site, "icons", name))))
  for (const { name, png } of await drawIcons(readFileSync(join(source, "icon.svg"), "utf8")))
    replace(join(site, "icons", name), (part) => writeFileSync(part, png), time(iconMaker));

// What is shipped, so that the page need not try: the files' own notes, by name.
const notes = Object.fromEntries(
  shipped.map((name) => {
    const bytes = readFileSync(join(weights, name));
    const header = JSON.parse(bytes.toString("utf8", 8, 8 + Number(bytes.readBigUInt64LE(0))));
    return [name.replace(".safetensors", ""), { bytes: bytes.length, ...header.__metadata__ }];
  }),
);
writeText(join("weights", "index.json"), `${JSON.stringify(notes, null, 2)}\n`);
writeText("licences.txt", asText(licences(source)));

const brotli = {
  [constants.BROTLI_PARAM_QUALITY]: 11,
  [constants.BROTLI_PARAM_LGWIN]: 24,
  [constants.BROTLI_PARAM_LGBLOCK]: 24,
};
// Ways to write distances and blocks: by trial, those that make the program smallest; weights get larger by them.
const ofProgram = {
  [constants.BROTLI_PARAM_LGBLOCK]: 16,
  [constants.BROTLI_PARAM_NPOSTFIX]: 2,
  [constants.BROTLI_PARAM_NDIRECT]: 16,
};

/** @param {string} folder @returns {string[]} */
const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );

// The loader is there if this is a site that make builds: no other folder loses a file.
if (existsSync(join(site, "wasm_exec.js"))) {
  const belongs = new Set([
    ...files.map(([, to]) => to),
    ...words.map(({ path }) => path),
    ...iconNames.map((name) => `icons/${name}`),
    "index.html",
    "weights/index.json",
    "licences.txt",
    "preview.png",
    "sw.js",
    "wasm_exec.js",
  ]);
  if (dev) belongs.add("built.json"); // when the page was built, by dev.mjs
  for (const path of walk(site)) {
    const name = relative(site, path).replace(/\.(br|gz)$/, "");
    if (!belongs.has(name) && !name.startsWith("data/") && !name.endsWith(".wasm")) rmSync(path);
  }
}

// The page names its version, and the service worker all files of it.
const last = dev ? undefined : offline(site, page);
writeText("index.html", last?.page ?? page);
if (last) writeText("sw.js", last.worker);

for (const path of dev ? [] : walk(site)) {
  if (!/\.(html|css|js|svg|json|webmanifest|wasm|safetensors)$/.test(path)) continue;
  const stale = [".br", ".gz"].filter((ending) => differ(path, path + ending));
  if (!stale.length) continue;
  const bytes = readFileSync(path);
  if (bytes.length > 1e6) console.log(`compressing ${relative(site, path)} (${(bytes.length / 1e6).toFixed(1)} MB)`);
  const compressed = {
    ".br": () => {
      const params = { ...brotli, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      return brotliCompressSync(bytes, { params: path.endsWith(".wasm") ? { ...params, ...ofProgram } : params });
    },
    ".gz": () => gzipSync(bytes, { level: 9 }),
  };
  for (const ending of stale)
    replace(
      path + ending,
      (part) => writeFileSync(part, compressed[/** @type {".br" | ".gz"} */ (ending)]()),
      time(path),
    );
}
