// What the page and the README tell of accuracy is what nn/cmd/figures has measured.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { measured } from "../../story/measured.js";
import { hinton, inWords, told } from "../../story/told.js";

const read = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url), "utf8");

/** @param {...string} names */
const errors = (...names) => {
  const decibels = names.map((name) => (-10 * Math.log10(measured[name])).toFixed(1));
  return `${names.map((name) => inWords(measured[name])).join(", ")} (${decibels.join(", ")} dB)`;
};
/** @param {string} name @param {number[]} at */
const series = (name, at) => errors(...at.map((n) => `${name}${n}`));

test("the README tells the measured figures", () => {
  const rows = read("../../../README.md")
    .split("\n")
    .filter((line) => line.startsWith("|") && line.includes("`-only "))
    .map((line) => line.split("|")[2].trim());
  assert.deepEqual(rows, [
    errors("mean"),
    series("pca", [8, 32, 64]),
    series("vanilla", [10, 20, 50]),
    series("deep", [10, 20, 50]),
    series("conv", [10, 20, 50]),
    series("relu", [10, 20, 50]),
    series("tutorial", [10, 20, 50]),
    series("filter", [25, 50]),
    series("denoiser", [0, 25, 50, 80]),
    errors("shippedDeep"),
    errors("shippedConv"),
    errors("shippedMap"),
  ]);
});

test("the article has no figure of its own", async () => {
  const known = told();
  for (const language of ["en", "de"]) {
    /** @type {Record<string, string>} */
    const words = (await import(`../../strings/${language}/story.js`)).default;
    for (const [key, text] of Object.entries(words)) {
      const others = [...text.matchAll(/[.,](0\d+)/g)].map(([, digits]) => digits).filter((digits) => digits !== "001");
      assert.deepEqual(
        others.filter((digits) => !/^000$|^009$/.test(digits)), // 10,000 and 7,009
        [],
        `${language}: ${key}`,
      );
      if (/^story\.(?!set)\w+\.(\d|words|up|smooth|floor|validation)$/.test(key))
        for (const [, name] of text.matchAll(/\{(\w+)\}/g)) assert(known[name], `${language}: ${key}: ${name}`);
    }
  }
});

test("what other words tell of the mean digit is measured", () => {
  const mean = inWords(measured.mean);
  const exercise = JSON.parse(read("../../exercises/first-run.json"));
  assert(exercise.words.en.why.includes(`costs ${mean} on MNIST`));
  assert(exercise.words.de.why.includes(`bei 0,${mean.slice(1)};`));
  for (const language of readdirSync(new URL("../../strings/", import.meta.url)).filter((name) => /^\w\w$/.test(name)))
    assert(read(`../../strings/${language}/pad.js`).includes(mean.slice(1)), language);
});

test("what the article says in words holds of the figures", () => {
  const { conv50, deep50, vanilla50, pca64, relu50, filter25, filter50, denoiser25, denoiser50 } = measured;
  assert(vanilla50 < pca64 / 2, "vanilla has less than half the error of PCA");
  assert(Math.abs(pca64 / hinton - 2) < 0.1, "PCA with 64 numbers is at twice the error of 2006");
  assert(conv50 > vanilla50 && deep50 < vanilla50 && relu50 > vanilla50);
  assert(denoiser25 < filter25 && denoiser50 < filter50);
  assert(measured.dead1 < measured.dead10 && measured.dead10 < measured.dead50 && measured.back50 > 0);
});
