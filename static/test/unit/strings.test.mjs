// The words of the page: every language has the same, and each stands in the file of its room.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { languages } from "../../strings/strings.js";
import { panels } from "../../panels.js";
import { builtSite } from "../site.mjs";

/** What else than its own name the keys of a file begin with. @type {Record<string, string[]>} */
const others = {
  page: ["data", "help"],
  transport: ["curve"],
  pad: ["shown"],
  errors: ["error"],
  errors_go: ["error"],
};

const folder = new URL("../../strings/", import.meta.url);
/** @param {string} path @returns {Promise<Record<string, string>>} */
const words = async (path) => (await import(new URL(path, folder).href)).default;
const names = (/** @type {string} */ text) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

test("every language has the texts of English, with the same values in them", async () => {
  const all = async (/** @type {string} */ language) => {
    const files = readdirSync(new URL(`${language}/`, folder)).map((file) => words(`${language}/${file}`));
    return Object.assign({}, ...(await Promise.all(files)));
  };
  const english = await all("en");
  assert(Object.keys(english).length > 800);
  for (const language of Object.keys(languages)) {
    const table = await all(language);
    assert.deepEqual(Object.keys(table).sort(), Object.keys(english).sort(), language);
    for (const [key, text] of Object.entries(english)) {
      assert.notEqual(table[key].trim(), "", `${language}: ${key}`);
      assert.deepEqual([...new Set(names(table[key]))], [...new Set(names(text))], `${language}: ${key}`);
    }
  }
});

test("the built page has the words of each language in five files", async () => {
  const built = join(builtSite, "strings");
  assert.deepEqual(
    readdirSync(built, { recursive: true })
      .filter((path) => /\.js$/.test(String(path)))
      .sort(),
    [
      ...Object.keys(languages).flatMap((name) => [
        `${name}.js`,
        join(name, "errors.js"),
        join(name, "offline.js"),
        join(name, "story.js"),
        join(name, "terms.js"),
      ]),
      "problem.js",
      "strings.js",
    ].sort(),
  );
  const atOnce = await words("en.js");
  for (const language of Object.keys(languages)) {
    const whole = (await import(join(built, `${language}.js`))).default;
    assert.deepEqual(Object.keys(whole).sort(), Object.keys(atOnce).sort(), language);
    for (const file of readdirSync(new URL(`${language}/`, folder))) {
      const table = await words(`${language}/${file}`);
      const isLater = !Object.keys(table).some((key) => key in atOnce);
      const there = isLater ? (await import(join(built, language, file))).default : whole;
      for (const [key, text] of Object.entries(table)) assert.equal(there[key], text, `${language}/${file}: ${key}`);
    }
  }
});

test("a text stands in the file that its key begins with", async () => {
  for (const language of Object.keys(languages)) {
    for (const file of readdirSync(new URL(`${language}/`, folder))) {
      const room = file.replace(".js", "");
      const table = await words(`${language}/${file}`);
      for (const key of Object.keys(table)) {
        const first = key.split(".")[0];
        assert([room, "setting", ...(others[room] ?? [])].includes(first), `${language}/${file}: ${key}`);
      }
    }
  }
});

test("every panel has a name on its tab", async () => {
  const english = await words("en.js");
  for (const { name } of panels) assert(english[`${name}.tab`], name);
});
