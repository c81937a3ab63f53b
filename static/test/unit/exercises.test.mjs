// The exercises as data: their schema, their words, their settings, and when a condition is met.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { measured } from "../../story/measured.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Watch } from "../../exercises/condition.js";
import { isButton } from "../../exercises/controls.js";
import { drawn, transposedConvolution } from "../../exercises/transposed.js";
import { exerciseNames, paths } from "../../exercises/list.js";
import { panels } from "../../panels.js";
import { State, find } from "../../app/state.js";
import { measureFrom, measureNames } from "../../exercises/measures.js";
import { bytesAt } from "../../exercises/compression.js";
import de from "../../strings/de/exercises.js";
import { sectionNames, sections } from "../../story/sections.js";
import en from "../../strings/en.js";
import story from "../../strings/en/story.js";
import { languages } from "../../strings/strings.js";

/** @typedef {import("../../exercises/notes.js").Trained} Trained */

const folder = new URL("../../exercises/", import.meta.url);
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const schema = read("schema.json");
const check = new Ajv2020({ allErrors: true }).compile(schema);
const valid = (/** @type {unknown} */ exercise) => check(exercise); // no type guard
const exercises = exerciseNames.map((name) => ({ name, exercise: read(`${name}.json`) }));

test("every exercise is as the schema says, and in the list", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "schema.json");
  assert.deepEqual(files.map((name) => name.replace(".json", "")).sort(), [...exerciseNames].sort());
  assert(exercises.length >= 12);
  for (const { name, exercise } of exercises) {
    assert(valid(exercise), `${name}: ${JSON.stringify(check.errors)}`);
    assert.equal(exercise.name, name);
    assert.deepEqual(Object.keys(exercise.words).sort(), Object.keys(languages).sort(), name);
    for (const control of exercise.controls)
      assert(
        find(control) || isButton(control) || panels.some((panel) => panel.name === control),
        `${name}: ${control}`,
      );
    for (const words of Object.values(exercise.words)) {
      assert.equal(words.hints.length, exercise.words.en.hints.length, name);
      assert.equal("question" in words, "asks" in exercise, name);
    }
  }
  for (const { name, exercises: names } of paths) {
    assert.equal(names.length, 3, name);
    assert(`exercises.path.${name}` in en, name);
    const levels = names.map((name) => read(`${name}.json`).level);
    assert.deepEqual(levels, levels.toSorted(), name);
  }
});

test("the schema refuses what is none", () => {
  const good = read("sparse.json");
  for (const change of [
    { level: 9 },
    { condition: {} },
    { condition: { measure: "run.mse" } },
    { condition: { measure: "luck", atLeast: 1 } },
    { condition: { all: [] } },
    { words: {} },
    { words: { ...good.words, en: { title: "no more" } } },
    { done: true },
  ]) {
    assert.equal(valid({ ...good, ...change }), false, JSON.stringify(change));
  }
});

/** Settings that data names. @param {string} where @param {Record<string, unknown>} values */
function fitting(where, values) {
  const state = new State({ tab: panels.map(({ name }) => name), exercise: exerciseNames, section: sectionNames });
  for (const [key, value] of Object.entries(values)) {
    assert(find(key), `${where}: no setting ${key}`);
    assert.equal(state.set(key, value), undefined, `${where}: ${key}`);
    assert.equal(state.values[key], value, `${where}: ${key}`);
  }
}

test("what exercises and the article set are settings as they stand in the table", () => {
  for (const { name, exercise } of exercises) fitting(name, exercise.start);
  for (const { name, actions } of sections)
    for (const action of actions) fitting(`${name}, ${action.name}`, action.values);
});

test("every measure is in the schema, and has its words", () => {
  assert.deepEqual(schema.$defs.measure.enum.toSorted(), measureNames.toSorted());
  for (const name of schema.$defs.measure.enum) {
    for (const part of ["", ".unit", ".on", ".help"])
      assert(`exercises.measure.${name}${part}` in en, `exercises.measure.${name}${part}`);
    assert.match(en[/** @type {keyof typeof en} */ (`exercises.measure.${name}.unit`)], /\{value\}/);
  }
});

test("conditions: bounds, all, any, and what cannot be measured", () => {
  /** @type {Record<string, number | undefined>} */
  const values = {};
  const measure = (/** @type {string} */ name) => values[name];
  const met = (/** @type {import("../../exercises/condition.js").Condition} */ condition) =>
    new Watch(condition).look(measure).met;
  assert.equal(met({ measure: "run.mse", atMost: 0.01 }), false);
  values["run.mse"] = 0.01;
  assert.equal(met({ measure: "run.mse", atMost: 0.01 }), true);
  assert.equal(met({ measure: "run.mse", atLeast: 0.011 }), false);
  assert.equal(
    met({
      all: [
        { measure: "run.mse", atMost: 1 },
        { measure: "run.code", atLeast: 1 },
      ],
    }),
    false,
  );
  assert.equal(
    met({
      any: [
        { measure: "run.mse", atMost: 1 },
        { measure: "run.code", atLeast: 1 },
      ],
    }),
    true,
  );
  values["run.mse"] = NaN;
  assert.equal(met({ measure: "run.mse", atMost: 1 }), false);
});

test("a sequence keeps what was met, and its second step waits for the first", () => {
  /** @type {Record<string, number>} */
  const values = { "run.dead": 10, "cure.dead": 0 };
  const watch = new Watch({
    sequence: [
      { measure: "run.dead", atLeast: 80 },
      { measure: "cure.dead", atMost: 5 },
    ],
  });
  const look = () => {
    const { met, checks } = watch.look((name) => values[name]);
    return [met, ...checks.map(({ met, waits }) => (waits ? "waits" : met))];
  };
  assert.deepEqual(look(), [false, false, "waits"]);
  values["run.dead"] = 90;
  values["cure.dead"] = 9;
  assert.deepEqual(look(), [false, true, false]);
  values["run.dead"] = 0;
  assert.deepEqual(look(), [false, true, false]);
  values["cure.dead"] = 3;
  assert.deepEqual(look(), [true, true, true]);
});

test("a step that is behind keeps the figure that met it", () => {
  const values = { "run.dead": 90, "cure.dead": 9 };
  const watch = new Watch({
    sequence: [
      { measure: "run.dead", atLeast: 80 },
      { measure: "cure.dead", atMost: 5 },
    ],
  });
  const look = () =>
    watch.look((name) => values[/** @type {keyof typeof values} */ (name)]).checks.map(({ value }) => value);
  look();
  values["run.dead"] = 0; // of the network that cures it
  values["cure.dead"] = 0;
  assert.deepEqual(look(), [90, 0]);
});

/** A run of the exercise of 4 and 9. @param {number} code @param {number} fourNine @param {Partial<Trained>} [other] */
const run = (code, fourNine, other) =>
  /** @type {Trained} */ ({ values: { code }, changed: [], steps: 10, figures: { code, fourNine }, ...other });

test("4 and 9: all three figures are of the two networks that are compared", () => {
  const figures = (/** @type {Trained[]} */ ...runs) =>
    /** @type {const} */ (["fourNine.apart", "fourNine.together", "fourNine.factor"]).map((name) =>
      measureFrom(name, { runs, last: runs.at(-1) }),
    );
  assert.deepEqual(figures(run(32, 90)), [90, 90, undefined]);
  assert.deepEqual(figures(run(32, 90), run(4, 5)), [90, 5, 8]);
  assert.deepEqual(figures(run(32, 90), run(4, 5), run(16, 70), run(8, 30)), [70, 30, 2]);
  // What was changed in the middle of a run is not the same in both.
  assert.equal(figures(run(16, 70), run(8, 30, { changed: ["rate"] }))[2], undefined);
});

test("the words for pupils in German say du", () => {
  const words = [
    ...Object.entries(de)
      .filter(([key]) => key.startsWith("exercises."))
      .map(([, text]) => text),
  ];
  for (const { exercise } of exercises) words.push(...Object.values(exercise.words.de).flat());
  // In the middle of a sentence Sie and Ihr are the formal ones.
  for (const text of words) assert.doesNotMatch(text, /(?<![.:?!]\s)(?<!^)\b(Sie|Ihnen|Ihr(e[mnrs]?)?)\b/, text);
});

/** What a shipped network's file says of itself. @param {string} name @returns {Record<string, string>} */
function note(name) {
  const bytes = readFileSync(new URL(`../../weights/${name}.safetensors`, import.meta.url));
  return JSON.parse(bytes.toString("utf8", 8, 8 + Number(bytes.readBigUInt64LE(0)))).__metadata__;
}

test("what the article says of the shipped networks is what their files say", () => {
  const { loss, noise, noiseRange, ...scores } = note("denoiser");
  assert.deepEqual([loss, noise, noiseRange], ["bce", "0.8", "random"]);
  for (const [sigma, mse] of /** @type {const} */ ([
    ["0.25", "denoiser25"],
    ["0.5", "denoiser50"],
  ])) {
    assert.equal(measured[mse].toFixed(5), scores[`mse${sigma}`]);
    assert(story["story.denoising.3"].includes(`{${mse}}`));
  }
  assert.match(note("conv").layers, /32:linear/);
  assert.match(story["story.set.shipped"], /32 numbers/);
});

test("a transposed convolution is the transpose of the convolution", () => {
  const stride = 2;
  for (const seed of [1, 2, 77]) {
    const { numbers, weights } = drawn(seed);
    const laid = transposedConvolution(numbers, weights, stride);
    const picture = laid.map((row, i) => row.map((_, j) => ((7 * i + 3 * j) % 5) - 2));
    const convolved = numbers.map((row, h) =>
      row.map((_, w) =>
        weights.reduce(
          (sum, line, i) =>
            sum + line.reduce((along, weight, j) => along + weight * picture[stride * h + i][stride * w + j], 0),
          0,
        ),
      ),
    );
    const product = (/** @type {number[][]} */ a, /** @type {number[][]} */ b) =>
      a.flat().reduce((sum, value, i) => sum + value * b.flat()[i], 0);
    assert.equal(product(laid, picture), product(numbers, convolved));
    assert.deepEqual(drawn(seed), { numbers, weights });
  }
  assert.notDeepEqual(drawn(1), drawn(2));
});

test("races: the same networks count once, in whatever lane, and a coin or a dead heat does not", () => {
  const race = (/** @type {Partial<import("../../exercises/races.js").Raced>} */ other) => ({
    lanes: ["vanilla", "deep", "conv"],
    mses: [0.01, 0.02, 0.03],
    predicted: 0,
    ...other,
  });
  const count = (/** @type {import("../../exercises/races.js").Raced[]} */ ...races) =>
    measureFrom("race.predicted", { races });
  assert.equal(count(race({})), 1);
  assert.equal(count(race({ predicted: 1 }), race({})), 0); // seen before
  assert.equal(
    count(race({}), race({ lanes: ["deep", "conv", "vanilla"], mses: [0.02, 0.03, 0.01], predicted: 2 })),
    1,
  );
  assert.equal(count(race({}), race({ lanes: ["vanilla code.4", "deep", "conv"] })), 2);
  assert.equal(count(race({ mses: [0.01, 0.02] })), 0);
  assert.equal(count(race({ mses: [0.0198, 0.02, 0.03] })), 0);
  assert.equal(count(race({ predicted: undefined })), 0);
  assert.equal(count(race({ mses: [undefined, 0.02, 0.03] })), 0);
});

test("deep and wide: equal codes, parameters and training, and nothing else changed", () => {
  const of = (/** @type {number} */ layers, /** @type {number} */ parameters, /** @type {number} */ mse, other = {}) =>
    /** @type {any} */ ({
      values: { layers: String(layers), rate: 1 },
      changed: [],
      steps: 10,
      layers,
      parameters,
      figures: { code: 8, mse },
      ...other,
    });
  const figures = (/** @type {Trained[]} */ ...runs) =>
    /** @type {const} */ (["deep.parameters", "deep.lead"]).map((name) => measureFrom(name, { runs }));
  assert.deepEqual(figures(of(4, 100, 0.1)), [undefined, undefined]);
  assert.deepEqual(figures(of(4, 100, 0.1), of(6, 105, 0.01)), [5, 10]);
  assert.deepEqual(figures(of(4, 100, 0.1), of(6, 106, 0.01)), [undefined, undefined]);
  for (const other of [{ steps: 11 }, { changed: ["rate"] }, { figures: { code: 9, mse: 0.01 } }])
    assert.deepEqual(figures(of(4, 100, 0.1), of(6, 100, 0.01, other)), [undefined, undefined]);
});

test("bytes at a PSNR: between two qualities that were tried, and none beyond the finest", () => {
  const curve = [
    { psnr: 20, bytes: 40 },
    { psnr: 24, bytes: 80 },
  ];
  assert.deepEqual(
    [19, 20, 22, 24, 25].map((psnr) => bytesAt(curve, psnr)),
    [40, 40, 60, 80, undefined],
  );
});
