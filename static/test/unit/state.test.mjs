// The settings: their table, what is mended and refused, and their link.

import assert from "node:assert/strict";
import { test } from "node:test";
import { State, fit, settings } from "../../app/state.js";
import { schema } from "../../engine/schema.js";
import { takeHash, toHash } from "../../app/link.js";
import en from "../../strings/en.js";
import { text } from "../../strings/strings.js";

const find = (/** @type {string} */ key) =>
  /** @type {import("../../app/state.js").Setting} */ (settings.find((setting) => setting.key === key));

test("the page's bounds lie within those of the program, and it offers what there is", () => {
  for (const [key, { options, min, max }] of Object.entries(
    /** @type {Record<string, import("../../engine/schema.js").Described>} */ (schema),
  )) {
    const setting = find(key);
    assert.deepEqual(setting.options, options, key);
    if (min !== undefined && max !== undefined) assert(Number(setting.min) >= min && Number(setting.max) <= max, key);
  }
});

test("every initial value fits its own setting", () => {
  for (const setting of settings) assert.deepEqual(fit(setting, setting.initial), { value: setting.initial });
});

test("numbers are clamped, rounded to steps and never NaN", () => {
  assert.deepEqual(fit(find("code"), "32"), { value: 32 });
  assert.equal(fit(find("code"), 31.7).value, 32);
  const low = fit(find("code"), -5);
  assert.deepEqual([low.value, text(low.problem)], [1, "Code size goes from 1 to 784"]);
  assert.deepEqual(fit(find("code"), "1e9").value, 784);
  assert.equal(fit(find("code"), Infinity).value, 784);
  for (const nonsense of ["", " ", "abc", NaN, undefined, {}, "1,500", "1.5,5"]) {
    const { value, problem } = fit(find("code"), nonsense);
    assert.deepEqual([value, text(problem)], [64, "Code size is not a number"]);
  }
  assert.equal(fit(find("noise"), 0.30000000000000004).value, 0.3);
  assert.equal(fit(find("noise"), 0.44).value, 0.45);
  assert.equal(fit(find("rate"), "0.00001").value, 0.00001);
  assert.deepEqual(fit(find("rate"), "0,005"), { value: 0.005 }); // in a link, as it is typed
});

test("a choice is one of its options", () => {
  assert.deepEqual(fit(find("data"), "digits"), { value: "digits" });
  const { value, problem } = fit(find("data"), "cats");
  assert.equal(value, "mnist");
  assert.match(text(problem), /no choice “cats”/);
});

test("a name is one of what the page has, or one of before", () => {
  const state = new State({ tab: ["rows", "strangers"], exercise: ["spoil"], section: [] });
  assert.match(String(state.set("tab", "cats")), /no choice “cats”/);
  assert.equal(state.set("tab", "outside"), undefined);
  assert.equal(state.values.tab, "strangers");
  assert.deepEqual(state.apply({ exercise: "spoil", section: "none" }).map(text), ["Section has no choice “none”"]);
  assert.equal(state.values.exercise, "spoil");
});

test("the state tells of changes, and only of changes", () => {
  const state = new State();
  /** @type {string[]} */
  const changes = [];
  state.addEventListener("change", (event) => changes.push(.../** @type {CustomEvent} */ (event).detail.keys));
  state.set("code", 64);
  state.set("code", 16);
  state.set("code", "16");
  // What is refused changes nothing: a typo must not cost a trained network.
  assert.match(String(state.set("noise", 7)), /from 0 to 1/);
  assert.match(String(state.set("code", "")), /not a number/);
  assert.deepEqual(changes, ["code"]);
  assert.equal(state.values.noise, 0.4);
  assert.equal(state.values.code, 16);
  assert.equal("tab" in state.engineSettings, false);
  assert.equal(state.engineSettings.code, 16);
});

test("the code of convolutions is not a setting", () => {
  const state = new State();
  assert.equal(state.engineSettings.code, 64);
  state.set("model", "conv");
  assert.equal(state.applies("code"), false);
  assert.equal("code" in state.engineSettings, false);
});

test("a list of layers stands for model and code", () => {
  const state = new State();
  assert.equal("layers" in state.engineSettings, false);
  state.set("layers", "784-32-8*-784:sigmoid");
  assert.equal(state.engineSettings.layers, "784-32-8*-784:sigmoid");
  assert.equal(state.applies("model") || state.applies("code"), false);
  assert.match(String(state.set("layers", "784\n8")), /characters/);
});

test("settings that are possible each, and not together, are mended with as little as helps", () => {
  const state = new State();
  state.apply({ output: "linear", loss: "bce", seed: 7, layers: "784-8-784" });
  const no = new Error("no");
  const refusal = (/** @type {import("../../engine/engine.js").Settings} */ { output, loss }) =>
    loss === "bce" && output !== "sigmoid" ? no : undefined;
  assert.equal(state.mend(refusal), no);
  assert.deepEqual(
    [state.values.output, state.values.loss, state.values.seed, state.values.layers],
    ["sigmoid", "bce", 7, "784-8-784"],
  );
  assert.equal(state.mend(refusal), undefined);
  // Where no single one helps, all are as at first.
  state.apply({ output: "linear" });
  assert.equal(
    state.mend(({ output, seed }) => (output === "linear" || seed === 7 ? no : undefined)),
    no,
  );
  assert.deepEqual([state.values.output, state.values.seed, state.values.layers], ["sigmoid", 1, ""]);
});

test("a change that is taken back leaves what has changed since", () => {
  const state = new State();
  /** @type {import("../../app/state.js").Change | undefined} */
  let change;
  state.addEventListener("change", (event) => (change ??= /** @type {CustomEvent} */ (event).detail));
  state.set("code", 12);
  state.set("noise", 0.2);
  const why = new Error("why");
  /** @type {unknown[]} */
  const reasons = [];
  state.addEventListener("undo", (event) => reasons.push(/** @type {CustomEvent} */ (event).detail));
  state.undo(/** @type {import("../../app/state.js").Change} */ (change), why);
  assert.deepEqual([state.values.code, state.values.noise, reasons], [64, 0.2, [why]]);
});

test("several settings at once are one change, and what cannot be is said", () => {
  const state = new State();
  let changes = 0;
  state.addEventListener("change", () => changes++);
  const problems = state.apply({ model: "deep", code: 9999, seed: 7, output: "softmax", colour: "red" });
  assert.equal(changes, 1);
  assert.deepEqual(
    [state.values.model, state.values.code, state.values.seed, state.values.output],
    ["deep", 784, 7, "sigmoid"],
  );
  assert.equal(problems.length, 3);
});

test("settings beside a source say nothing of its shape", () => {
  const base = { model: "vanilla", code: 6, layers: "", output: "sigmoid", noise: 0.2, shown: "own" };
  for (const source of ["w=x", "z=x", "weights=x"]) {
    const state = new State();
    assert.match(
      takeHash(state, `#${source}&model=deep&code=5&layers=784-5-784:tanh&output=tanh&seed=9`, base),
      /Model comes with the weights; /,
    );
    for (const [key, value] of Object.entries({ ...base, seed: 9 })) assert.equal(state.values[key], value, key);
    assert.equal(takeHash(state, `#${source}&code=6&noise=0.5`, base), "");
    assert.equal(state.values.noise, 0.5);
  }
  // Before it has been opened its shape is not known.
  const state = new State();
  assert.equal(takeHash(state, "#w=x&model=deep&code=5"), "");
  assert.deepEqual([state.values.model, state.values.code], ["vanilla", 64]);
});

test("a link goes there and back, and a bad one is mended", () => {
  const state = new State();
  assert.equal(toHash(state.values), "#seed=1&start=2");
  const values = { model: "deep", noise: 0.25, layers: "784-12:tanh-784", seed: 42, tab: "runs" };
  state.apply(values);
  const other = new State();
  assert.equal(takeHash(other, toHash(state.values)), "");
  assert.deepEqual(other.values, state.values);
  assert.match(
    takeHash(other, "#noise=9&model=huge&x=1"),
    /^The link .*Noise goes from 0 to 1; Model has no choice “huge”; “x” is no setting\.$/,
  );
  assert.deepEqual([other.values.noise, other.values.model, other.values.seed], [1, "vanilla", 1]);
  for (const hash of ["", "#", "#&&&", "#=", "#noise", "#noise=NaN", "#" + "a=b&".repeat(5000), "#%zz=%"])
    takeHash(other, hash);
});

test("a link says what its seed draws; one of before means the first start", () => {
  const { initial } = schema.start;
  const after = (/** @type {string} */ hash, base = undefined) => {
    const state = new State();
    assert.equal(takeHash(state, hash, base), "");
    return state;
  };
  assert.equal(after("").values.start, initial);
  assert.equal(after("#noise=0.2").values.start, initial); // no seed, no promise
  const old = after("#model=conv&seed=5");
  assert.equal(old.values.start, 1);
  assert.equal(toHash(old.values), "#model=conv&seed=5"); // it stays what it is
  assert.equal(old.engineSettings.start, 1);
  assert.equal(after(`#seed=5&start=${initial}`).values.start, initial);
  // Following the one after the other.
  assert.equal(takeHash(old, "#seed=6&start=2"), "");
  assert.equal(old.values.start, 2);
  // Beside weights, those settings count that come with them.
  for (const start of [1, 2]) {
    const base = { model: "vanilla", code: 64, layers: "", output: "sigmoid", seed: 3, start };
    const state = after("#w=x&seed=4", /** @type {any} */ (base));
    assert.equal(state.values.start, start);
    const source = /** @type {const} */ ({ key: "w", value: "x" });
    assert.match(toHash(state.values, { source, base }), /^#(?!.*start)/);
  }
});

test("a model brings its noise, unless another was chosen", () => {
  const state = new State();
  state.set("model", "denoise");
  assert.equal(state.values.noise, 0.25);
  assert.equal(toHash(state.values), "#model=denoise&seed=1&start=2");
  const other = new State();
  assert.equal(takeHash(other, "#model=denoise"), "");
  assert.deepEqual(other.values, state.values);
  state.set("noise", 0.4);
  assert.equal(takeHash(other, toHash(state.values)), "");
  assert.equal(other.values.noise, 0.4);
  state.set("noise", 0.25);
  state.set("model", "vanilla");
  assert.equal(state.values.noise, 0.4);
  state.set("noise", 0.7);
  state.set("model", "denoise");
  assert.equal(state.values.noise, 0.7);
});

test("every setting has its words", () => {
  for (const { key, options = [], place } of settings) {
    // Without a control, an option needs none; a tab's are its panel's.
    const choices =
      key === "tab" ? options.map((o) => `panel.${o}`) : place ? options.map((o) => `setting.${key}.${o}`) : [];
    const wanted = [`setting.${key}`, `setting.${key}.help`, ...choices];
    for (const text of wanted) assert(text in en, text);
  }
});
