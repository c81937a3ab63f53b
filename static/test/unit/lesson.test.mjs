// Lessons and hand-ins as texts: what goes in comes out, and what is broken is refused in a sentence.

import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";
import { handInsIn, parse } from "../../class/handins.js";
import { fingerprint } from "../../engine/fingerprint.js";
import { State } from "../../app/state.js";
import { valuesOf } from "../../class/verify.js";
import { own, packLesson, parseLesson, seedOf, unpackLesson } from "../../exercises/lesson.js";
import { exerciseNames } from "../../exercises/list.js";
import { lineOf, prefix, resultOf } from "../../exercises/results.js";
import { scormFiles } from "../../teach/scorm.js";

/** @typedef {import("../../exercises/lesson.js").Lesson} Lesson */

const ownExercise = own(
  {
    start: { model: "vanilla", code: 16, shown: "own" },
    condition: { all: [{ measure: "run.mse", atMost: 0.02 }] },
    words: { title: "Sixteen", goal: "Get below .02.", hints: ["Train.", "Longer."] },
  },
  2,
);

/** @type {Lesson} */
const lesson = {
  title: "Erste Stunde",
  greeting: "Guten Morgen!",
  word: "kiwi",
  exercises: ["spoil", ownExercise, "median"],
  fixed: { images: 6000, data: "mnist" },
  hidden: ["optimizer"],
};

test("a lesson comes out of its link as it went in", async () => {
  assert.deepEqual(await unpackLesson(await packLesson(lesson)), lesson);
  const small = { ...lesson, title: "", greeting: "", word: "", exercises: ["spoil"], fixed: {}, hidden: [] };
  assert.deepEqual(await unpackLesson(await packLesson(small)), small);
  const all = { ...lesson, exercises: exerciseNames };
  assert((await packLesson(all)).length < 600);
});

test("a broken lesson is refused", async () => {
  /** @type {Array<[any, string]>} */
  const broken = [
    [[], "lesson.form"],
    [{ ...lesson, exercises: [] }, "lesson.count"],
    [{ ...lesson, exercises: Array.from({ length: 16 }, () => "spoil") }, "lesson.count"],
    [{ ...lesson, exercises: ["fly"] }, "lesson.unknown"],
    [{ ...lesson, exercises: [7] }, "lesson.exercise"],
    [{ ...lesson, title: "x".repeat(61) }, "lesson.text"],
    [{ ...lesson, greeting: 7 }, "lesson.text"],
    [{ ...lesson, fixed: { wings: 2 } }, "fit.unknown"],
    [{ ...lesson, fixed: { tab: "map" } }, "fit.unknown"],
    [{ ...lesson, fixed: { batch: "many" } }, "fit.number"],
    [{ ...lesson, hidden: "all" }, "lesson.form"],
    ...[
      { condition: {} },
      { condition: { measure: "run.luck", atLeast: 1 } },
      { condition: { measure: "run.mse" } },
      { condition: { measure: "run.mse", atMost: "low" } },
      { condition: { measure: "run.mse", atMost: 1, or: 2 } },
      { condition: { all: [] } },
      { condition: { all: [{ all: [{ all: [{ all: [{ all: [] }] }] }] }] } },
    ].map(
      (change) =>
        /** @type {[any, string]} */ ([{ ...lesson, exercises: [{ ...ownExercise, ...change }] }, "lesson.condition"]),
    ),
    [{ ...lesson, exercises: [{ ...ownExercise, words: { title: "no goal" } }] }, "lesson.words"],
    [{ ...lesson, exercises: [{ ...ownExercise, start: { lesson: "x" } }] }, "fit.unknown"],
  ];
  for (const [given, code] of broken)
    assert.throws(() => parseLesson(JSON.stringify(given)), { code }, JSON.stringify(given).slice(0, 200));
  assert.throws(() => parseLesson("{"), { code: "lesson.form" });
  const packed = await packLesson(lesson);
  await assert.rejects(unpackLesson(packed.slice(0, 30)), { code: "packed.inflate" });
  await assert.rejects(unpackLesson("not a lesson"), { code: "packed.characters" });
  const bomb = await packLesson({ ...lesson, greeting: "x".repeat(200_000) });
  await assert.rejects(unpackLesson(bomb), { code: "packed.large" });
});

test("a seed is that of class word and alias, however they are written, and seldom another's", () => {
  assert.equal(seedOf("Kiwi", " Igel  7 "), seedOf("kiwi", "igel 7"));
  assert.notEqual(seedOf("kiwi", "igel 7"), seedOf("kiwi", "igel 8"));
  assert.notEqual(seedOf("kiwi", "igel 7"), seedOf("mango", "igel 7"));
  const seeds = new Set(Array.from({ length: 1000 }, (_, i) => seedOf("kiwi", `pupil ${i}`)));
  assert(seeds.size > 990);
  for (const seed of seeds) assert(Number.isInteger(seed) && seed >= 0 && seed < 1_000_000);
});

test("a fingerprint changes with every bit and with the order of the parameters", () => {
  const parameters = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i));
  const before = fingerprint(parameters);
  assert.equal(fingerprint(parameters.slice()), before);
  assert.match(before, /^[0-9a-f]{16}$/);
  for (const i of [0, 1, 500, 999])
    for (const bit of [0, 15, 31]) {
      const other = parameters.slice();
      new Uint32Array(other.buffer)[i] ^= 2 ** bit;
      assert.notEqual(fingerprint(other), before, `${i} ${bit}`);
    }
  const swapped = parameters.slice();
  [swapped[3], swapped[4]] = [swapped[4], swapped[3]];
  assert.notEqual(fingerprint(swapped), before);
});

const handIn = {
  version: 1,
  word: "kiwi",
  alias: "Igel 7",
  results: [
    {
      exercise: "first-run",
      runs: [
        {
          number: 0,
          settings: { seed: 7, rate: 0.005 },
          steps: 470,
          prints: Array.from({ length: 40 }, (_, i) => fingerprint(Float32Array.of(i))),
          mse: 0.0065,
          changed: [],
        },
      ],
    },
  ],
};

test("hand-ins are found in lines, CSV and mail, and cut ones are told from others", async () => {
  const line = await lineOf(handIn);
  const found = async (/** @type {string} */ text) => (await handInsIn(text)).map((one) => one.handIn ?? one.problem);
  assert.deepEqual(await found(line), [handIn]);
  assert.deepEqual(await found(`alias,results\r\n"Igel 7","${line}"\r\n"Fuchs","${line}"`), [handIn, handIn]);
  const wrapped = (/** @type {string} */ end) => (line.match(/.{1,76}/g) ?? []).join(end);
  for (const end of ["\n", "\r\n", "\n> ", "=\r\n", "\n>> ".replace(">>", ">")])
    assert.deepEqual(await found(`Dear teacher,\n${wrapped(end)}\nYours\nIgel`), [handIn], JSON.stringify(end));
  assert.deepEqual(await found("nothing here"), []);
  const hostile = `hourglass-results-1.A\n${"x".repeat(2_000_000)}.`;
  assert.equal((await found(hostile)).length, 1);
  const [cut, other] = await found(`${line.slice(0, -20)}\n\n${line.replace(prefix, "hourglass-results-9.")}`);
  assert.equal(/** @type {any} */ (other).code, "handin.version");
  assert(cut instanceof Error);
});

test("a hand-in that was made by other means is refused whole", () => {
  const [result] = handIn.results;
  const [run] = result.runs;
  const withRun = (/** @type {object} */ change) => ({
    ...handIn,
    results: [{ ...result, runs: [{ ...run, ...change }] }],
  });
  for (const given of [
    null,
    [],
    { ...handIn, alias: 7 },
    { ...handIn, word: "x".repeat(200) },
    { ...handIn, results: {} },
    { ...handIn, results: [{ exercise: "first-run" }] },
    { ...handIn, results: [{ ...result, answer: { run: 3, value: 1 } }] },
    withRun({ settings: { wings: 2 } }),
    withRun({ settings: { batch: -5 } }),
    withRun({ settings: { tab: "map" } }),
    withRun({ number: "first" }),
    withRun({ steps: 0 }),
    withRun({ steps: 1.5 }),
    withRun({ prints: [7] }),
    withRun({ mse: "low" }),
    withRun({ changed: "rate" }),
  ])
    assert.throws(() => parse(JSON.stringify(given)), { code: "handin.form" }, JSON.stringify(given)?.slice(0, 200));
  assert.throws(() => parse(JSON.stringify({ ...handIn, version: 2 })), { code: "handin.version" });
});

test("a SCORM package tells the platform's API how much is solved", async () => {
  const address = "https://hourglass.example/?lang=de&embed#lesson=abc";
  const files = scormFiles('Stunde "1" & <2>', address);
  assert.match(files["imsmanifest.xml"], /<title>Stunde &quot;1&quot; &amp; &lt;2&gt;<\/title>/);
  assert.match(files["index.html"], /src="https:\/\/hourglass\.example\/\?lang=de&amp;embed#lesson=abc"/);
  // Its types say that the class is the default export.
  const { Scorm12API } = /** @type {any} */ (await import("scorm-again/scorm12"));
  const api = new Scorm12API({ autocommit: false, logLevel: 5 });
  /** @type {Record<string, (event?: any) => void>} */
  const heard = {};
  const frame = { src: address, contentWindow: {} };
  const window = /** @type {any} */ ({
    addEventListener: (/** @type {string} */ name, /** @type {() => void} */ f) => (heard[name] = f),
  });
  window.parent = { API: api };
  vm.runInNewContext(files["scorm.js"], { window, URL, document: { getElementById: () => frame } });
  const get = (/** @type {string} */ name) => api.LMSGetValue(`cmi.core.${name}`);
  assert.equal(get("lesson_status"), "incomplete");
  const tell = (/** @type {any} */ data, other = {}) =>
    heard.message({ source: frame.contentWindow, origin: "https://hourglass.example", data, ...other });
  tell({ hourglass: { solved: 1, all: 3 } });
  assert.deepEqual([get("score.raw"), get("lesson_status")], ["33", "incomplete"]);
  tell({ hourglass: { solved: 3, all: 3 } }, { origin: "https://elsewhere.example" });
  tell({ hourglass: { solved: 3, all: 0 } });
  tell({ other: 1 });
  tell(null);
  assert.deepEqual([get("score.raw"), get("lesson_status")], ["33", "incomplete"]);
  tell({ hourglass: { solved: 3, all: 3 } });
  assert.deepEqual([get("score.raw"), get("lesson_status")], ["100", "completed"]);
  heard.pagehide();
  // Without a platform it does nothing.
  const alone = /** @type {any} */ ({ addEventListener: () => assert.fail() });
  alone.parent = alone;
  vm.runInNewContext(files["scorm.js"], { window: alone, URL, document: { getElementById: () => frame } });
});

test("what the page trains with is what a check trains with, for every model and list", () => {
  for (const settings of [
    {},
    { model: "conv" },
    { model: "denoise", noise: 0.3 },
    { model: "deep", optimizer: "adamw", decay: 0.1 },
    { layers: "784-16-784", code: 99, model: "conv" },
    { model: "vanilla", code: 16, start: 1, seed: 7, data: "digits" },
  ]) {
    const page = new State();
    for (const [key, value] of Object.entries(settings)) page.set(key, value);
    const [run] = resultOf(
      "x",
      /** @type {any} */ ({
        history: [{ id: "a", values: page.values, steps: 1, fingerprints: [], mse: 1, changed: [] }],
      }),
    ).runs;
    assert.deepEqual(valuesOf(run).engineSettings, page.engineSettings, JSON.stringify(settings));
  }
});
