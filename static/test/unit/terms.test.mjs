// The terms: each that the page marks is explained, in every language, with a picture, and in the glossary.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { termOf } from "../../app/settingterms.js";
import { settings } from "../../app/state.js";
import { languages, learn, tDynamic } from "../../strings/strings.js";
import { groups, terms } from "../../terms/list.js";
import { pictures, size } from "../../terms/pictures.js";

const source = fileURLToPath(new URL("../..", import.meta.url));
const read = (/** @type {string} */ path) => readFileSync(join(source, path), "utf8");
/** @param {string} language @returns {Promise<Record<string, string>>} */
const words = async (language) => (await import(`../../strings/${language}/terms.js`)).default;

test("the glossary has each term once, and nothing has a picture or words besides", async () => {
  assert.equal(new Set(terms).size, terms.length);
  assert(terms.length >= 30);
  assert.deepEqual(Object.keys(pictures).sort(), terms.toSorted());
  const keys = [
    ...["all", "title", "lead"],
    ...Object.keys(groups).map((name) => `group.${name}`),
    ...terms.flatMap((name) => [name, `${name}.text`]),
  ];
  for (const language of Object.keys(languages))
    assert.deepEqual(Object.keys(await words(language)).sort(), keys.map((key) => `terms.${key}`).sort(), language);
});

test("a term is explained in one sentence of at most 150 letters, and nobody is addressed as Sie", async () => {
  for (const language of Object.keys(languages)) {
    const table = await words(language);
    for (const name of terms) {
      const text = table[`terms.${name}.text`];
      assert.match(text, /^[^.!?]+(\.\d[^.!?]*)*\.$/, `${language}: ${name}`); // a point between digits ends none
      assert(text.length <= 150, `${language}: ${name} has ${text.length} letters`);
      assert.match(table[`terms.${name}`], /\S/);
      if (language === "de") assert.doesNotMatch(text.replace(/: Sie /, ""), /\b(Sie|Ihre?[mnrs]?)\b/, name);
    }
  }
});

test("a picture is small, and stays on its field", () => {
  for (const [name, picture] of Object.entries(pictures)) {
    const data = Object.values(picture).join("");
    assert(data.length > 20 && data.length <= 500, `${name} has ${data.length} bytes`);
    for (const [, x, y] of data.matchAll(/M(-?[\d.]+)[ ,]?(-?[\d.]+)/g)) {
      assert(Number(x) >= 0 && Number(x) <= size.width, `${name}: M${x} ${y}`);
      assert(Number(y) >= 0 && Number(y) <= size.height, `${name}: M${x} ${y}`);
    }
  }
});

test("every term that the page or a module marks is in the list", () => {
  const html = [...read("index.html").matchAll(/data-term="([^"]*)"/g)].map(([, name]) => name);
  assert(html.length >= 8);
  const modules = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".js") && !/^(node_modules|bench|test|tools|strings)\b/.test(path),
  );
  const code = modules.flatMap((path) => {
    const text = read(path);
    const maps = [...text.matchAll(/\b(?:termOf|figures) = \{([^}]*)\}/g)].flatMap(([, pairs]) =>
      [...pairs.matchAll(/: "(\w+)"/g)].map(([, name]) => name),
    );
    return [...[...text.matchAll(/\bterm\("([^"]*)"/g)].map(([, name]) => name), ...maps];
  });
  assert(code.length >= 20);
  // What a layer is called in the hourglass is its kind.
  const kinds = ["dense", "conv", "transposed", "pool", "up", "reshape", "dropout"];
  for (const name of [...html, ...code, ...kinds]) assert(terms.includes(name), name);
});

test("the article marks the same terms in every language, each once and in the list", async () => {
  const marked = async (/** @type {string} */ language) =>
    Object.values((await import(`../../strings/${language}/story.js`)).default)
      .flatMap((text) => [...text.matchAll(/\]\((\w+)\)/g)].map(([, name]) => name))
      .sort();
  const english = await marked("en");
  assert(english.length >= 20);
  assert.equal(new Set(english).size, english.length);
  for (const name of english) assert(terms.includes(name), name);
  for (const language of Object.keys(languages)) assert.deepEqual(await marked(language), english, language);
});

test("what a place adds to a term is a text of the page", () => {
  const keys = [...read("index.html").matchAll(/data-term-more="([^"]*)"/g)].map(([, key]) => key);
  assert(keys.length >= 7);
  for (const key of keys) assert.match(tDynamic(key), /\.$/);
});

test("every setting with a control is named by a term", () => {
  // What stands in the first row explains itself, and counts among the few controls that a newcomer sees.
  const first = ["pad", "shown"];
  for (const { key, place } of settings) if (place && !first.includes(place)) assert(terms.includes(termOf[key]), key);
});

test("the words of the terms are there once they are learnt", async () => {
  assert.throws(() => tDynamic("terms.epoch"));
  await learn("terms");
  assert.equal(tDynamic("terms.epoch"), "Epoch");
});
