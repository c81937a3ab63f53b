// Finds files of more than 400 lines and lines of more than 120 columns: node static/tools/size.mjs, from the
// repository's root. ESLint measures the lines of JavaScript: it knows which of them are strings.

import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

const mostLines = 400;
const mostColumns = 120;
const tab = "    "; // as in .editorconfig

const script = new Set([".js", ".mjs"]);
const written = new Set([".go", ".tmpl", ".css", ".html", ".md", ".sh", ".py", ".yml", ...script]);
const foreign = new Set(["node_modules", "build", ".git"]); // folders of what others wrote, or what was built
const unbroken = /^\s*(\||!?\[[^\]]*\]\S*$)/; // in Markdown: rows of tables, and lines that are one link or picture

/** @param {string} folder @returns {string[]} paths of the files in it that people write */
const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return foreign.has(entry.name) ? [] : filesIn(path);
    return entry.name === "Makefile" || written.has(extname(path)) ? [path] : [];
  });

/** @param {string} path @returns {string[]} what is too long in a file */
const tooLong = (path) => {
  const text = readFileSync(path, "utf8");
  if (/^\/\/ Code generated .* DO NOT EDIT\.$/m.test(text)) return [];
  const lines = text.replace(/\n$/, "").split("\n");
  const found = lines.length > mostLines ? [`${path}: ${lines.length} lines, at most ${mostLines}`] : [];
  if (script.has(extname(path))) return found;
  lines.forEach((line, i) => {
    const columns = [...line.replaceAll("\t", tab)].length;
    if (columns > mostColumns && !(extname(path) === ".md" && unbroken.test(line)))
      found.push(`${path}:${i + 1}: ${columns} columns, at most ${mostColumns}`);
  });
  return found;
};

const found = filesIn(".").flatMap(tooLong);
if (found.length) console.error(found.join("\n"));
process.exitCode = found.length ? 1 : 0;
