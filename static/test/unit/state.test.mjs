import assert from "node:assert/strict";
import { test } from "node:test";
import { State, fit, settings } from "../../state.js";

const find = (/** @type {string} */ key) => /** @type {import("../../state.js").Setting} */ (settings.find((setting) => setting.key === key));

test("every initial value fits its own setting", () => {
  for (const setting of settings) assert.deepEqual(fit(setting, setting.initial), { value: setting.initial });
});

test("numbers are clamped, rounded to steps and never NaN", () => {
  assert.deepEqual(fit(find("code"), "32"), { value: 32 });
  assert.equal(fit(find("code"), 31.7).value, 32);
  assert.deepEqual(fit(find("code"), -5), { value: 1, problem: "Code size goes from 1 to 784" });
  assert.deepEqual(fit(find("code"), "1e9").value, 784);
  assert.equal(fit(find("code"), Infinity).value, 784);
  for (const nonsense of ["", " ", "abc", NaN, undefined, {}, "1,5"]) {
    assert.deepEqual(fit(find("code"), nonsense), { value: 64, problem: "Code size is not a number" });
  }
  assert.equal(fit(find("noise"), 0.30000000000000004).value, 0.3);
  assert.equal(fit(find("noise"), 0.44).value, 0.45);
  assert.equal(fit(find("rate"), "0.00001").value, 0.00001);
});

test("a choice is one of its options", () => {
  assert.deepEqual(fit(find("data"), "digits"), { value: "digits" });
  const { value, problem } = fit(find("data"), "cats");
  assert.equal(value, "mnist");
  assert.match(String(problem), /no choice “cats”/);
});

test("the state tells of changes, and only of changes", () => {
  const state = new State();
  /** @type {string[]} */
  const changes = [];
  state.addEventListener("change", (event) => changes.push(/** @type {CustomEvent} */ (event).detail.setting.key));
  state.set(find("code"), 64);
  state.set(find("code"), 16);
  state.set(find("code"), "16");
  // What is refused changes nothing: a typo must not cost a trained network.
  assert.match(String(state.set(find("noise"), 7)), /from 0 to 1/);
  assert.match(String(state.set(find("code"), "")), /not a number/);
  assert.deepEqual(changes, ["code"]);
  assert.equal(state.values.noise, 0.4);
  assert.equal(state.values.code, 16);
  assert.equal("epochs" in state.engineSettings, false);
  assert.equal(state.engineSettings.code, 16);
});

test("the code of convolutions is not a setting", () => {
  const state = new State();
  assert.equal(state.engineSettings.code, 64);
  state.set(find("model"), "conv");
  assert.equal(state.applies("code"), false);
  assert.equal("code" in state.engineSettings, false);
});
