// A lesson from its making to the results of a class: the link, a pupil who solves something in it and hands it in, and
// a teacher who has it computed again, beside forgeries.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { unzipSync } from "fflate";
import { exerciseNames } from "../../exercises/list.js";
import { accessible, eventually, ready, setField, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** The teacher's page with its exercises. @param {Page} page */
async function teaching(page) {
  await ready(page);
  await page.locator("#teach-more option").first().waitFor({ state: "attached" });
}

/** The link of the lesson, without what comes before its search. @param {Page} page @param {string} [before] */
async function linkOf(page, before = "") {
  await page.waitForFunction((before) => {
    const { value } = /** @type {HTMLInputElement} */ (document.getElementById("teach-link"));
    return value.includes("lesson=") && value !== before;
  }, before);
  return page.locator("#teach-link").inputValue();
}

test("a lesson of two exercises and one of one's own: made, opened, solved, handed in, confirmed", async () => {
  await withPage({ path: "#teach" }, async (page) => {
    await teaching(page);
    assert.equal(await page.locator("#tab-teach").isVisible(), true);
    assert.match(await textOf(page, "teach-problem"), /Add an exercise/);
    await page.fill("#teach-title", "First lesson");
    await page.fill("#teach-greeting", "Good morning!");
    await page.fill("#teach-word", "kiwi");
    for (const name of ["first-run", "spoil"]) {
      await page.selectOption("#teach-more", name);
      await page.click("#teach-add");
    }
    const first = await linkOf(page);
    // One of one's own, from an empty editor: with what the page has now, tried at once.
    await page.click(".own summary");
    await page.click("#own-add");
    assert.match(await textOf(page, "own-problem"), /is not a number/);
    await page.locator("#own-conditions select").first().selectOption("run.overMean");
    await page.locator("#own-conditions input").fill("0,5");
    await page.click("#own-add");
    assert.match(await textOf(page, "own-problem"), /lacks its title/);
    await page.fill("#own-title", "Half a decibel");
    await page.fill("#own-goal", "Be half a decibel better than the average digit.");
    await page.fill("#own-hints", "Train.\nTrain longer.");
    await page.click("#own-try");
    await page.locator("#dock").waitFor();
    assert.match((await page.locator("#dock").textContent()) ?? "", /Half a decibel[^]*at least 0.5 dB/);
    await page.click("#dock-leave");
    await page.click("#own-add");
    await page.click(".panel-teach details:last-of-type summary");
    await page.selectOption("#teach-setting-optimizer", "hidden");
    await page.selectOption("#teach-setting-loss", "fixed");
    const link = await linkOf(page, first);
    assert(link.length < 2000);
    await accessible(page, "teach", "#panel-teach");
    assert.match(
      await page.locator("#teach-snippet").inputValue(),
      /<iframe title="Hourglass" src="[^"]+\?lang=en&amp;embed#lesson=/,
    );
    const [saved] = await Promise.all([page.waitForEvent("download"), page.click("#teach-scorm")]);
    assert.equal(saved.suggestedFilename(), "hourglass-lesson.zip");
    const packed = unzipSync(readFileSync(await saved.path()));
    assert.deepEqual(Object.keys(packed).sort(), ["imsmanifest.xml", "index.html", "scorm.js"]);

    // The pupil.
    await page.goto(link);
    await page.reload();
    await ready(page);
    await page.locator("#lesson-alias").waitFor();
    assert.equal(await textOf(page, "exercises-title"), "First lesson");
    assert.match((await page.locator(".lesson").textContent()) ?? "", /Good morning!/);
    assert.deepEqual(await page.locator(".card h3").allTextContents(), [
      "Train your own",
      "Draw a digit and spoil it",
      "Half a decibel",
    ]);
    assert.match(await textOf(page, "lesson-note"), /Think of an alias/);
    await page.fill("#lesson-alias", "Igel 7");
    await page.locator("#lesson-alias").press("Tab");
    assert.match(await textOf(page, "lesson-note"), /seed \d+/);
    await page.click("#exercise-first-run");
    await page.click(".settings summary");
    assert.equal(await page.locator("#setting-loss").isDisabled(), true);
    assert.equal(await page.locator("#setting-optimizer").isVisible(), false);
    for (const [key, value] of /** @type {const} */ ([
      ["rate", 0.005],
      ["batch", 32],
      ["epochs", 5],
    ]))
      await setField(page, key, value);
    await page.click("#play");
    await page.locator("#dock.solved").waitFor({ timeout: 60_000 });
    await page.waitForFunction(
      () => /** @type {HTMLInputElement} */ (document.getElementById("lesson-line"))?.value.length > 100,
    );
    await accessible(page, "a lesson", "#exercises");
    const line = await page.locator("#lesson-line").inputValue();

    const { origin } = new URL(link);
    // The teacher: nothing leaves the page meanwhile, and what it fetches it has already.
    await page.goto("about:blank");
    await page.goto(`${new URL(link).origin}/#class`);
    await ready(page);
    await page.locator("#class-go").waitFor();
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.fill("#class-text", `Dear teacher,\n> ${line.slice(0, 76)}\n> ${line.slice(76)}\nYours`);
    await page.fill("#class-word", "Kiwi");
    await page.click("#class-go");
    await eventually(async () => assert.match(await textOf(page, "class-status"), /^1 of 1 confirmed/));
    assert.match((await page.locator(".panel-class tbody").textContent()) ?? "", /Igel 7.*Train your own.*confirmed/);
    await accessible(page, "class", "#panel-class");
    const [csv] = await Promise.all([page.waitForEvent("download"), page.click("#class-csv")]);
    assert.match(readFileSync(await csv.path(), "utf8"), /^\ufeff"Alias","Exercise","MSE","Verdict"\r\n"Igel 7",/);
    // It fetches its own program and data, and sends nothing.
    assert.deepEqual(
      asked.filter(
        (url) =>
          !new RegExp(`^(blob:)?${origin}/(data|engine|strings|exercises|baselines|ui|app|pad|lib)?[\\w./-]*$`).test(
            url,
          ),
      ),
      [],
    );
  });
});

test("honest hand-ins are confirmed, and forged ones refused for what they are", async () => {
  await withPage({ path: "#class" }, async (page) => {
    await ready(page);
    await page.locator("#class-go").waitFor();
    const lines = await page.evaluate(async () => {
      const from = (/** @type {string} */ path) => import(new URL(path, document.baseURI).href);
      const { Engine } = await from("engine/engine.js");
      const { seedOf } = await from("exercises/lesson.js");
      const { lineOf } = await from("exercises/results.js");
      const engine = await Engine.start();
      /** @type {any} */
      const made = {};
      const result = async (
        /** @type {string} */ exercise,
        /** @type {any} */ settings,
        /** @type {number} */ steps,
      ) => {
        await engine.configure({ model: "vanilla", code: 64, start: 2, images: 6000, noise: 0, ...settings });
        /** @type {string[]} */
        const prints = [];
        const sign = (/** @type {any} */ event) => (prints[event.detail.epoch - 1] = event.detail.fingerprint);
        engine.addEventListener("epoch", sign);
        for await (const _ of engine.train({ steps }));
        engine.removeEventListener("epoch", sign);
        const { mse } = await engine.evaluate();
        return {
          exercise,
          runs: [{ number: 0, settings: { images: 6000, noise: 0, ...settings }, steps, prints, mse, changed: [] }],
        };
      };
      const good = { rate: 0.005, batch: 32 };
      for (const alias of ["Igel", "Fuchs"])
        made[alias] = await result("first-run", { ...good, seed: seedOf("kiwi", alias) }, 940);
      const lazy = await result("first-run", { ...good, seed: seedOf("kiwi", "Dachs") }, 188);
      engine.stop();
      const line = (/** @type {string} */ alias, /** @type {any} */ result) =>
        lineOf({ version: 1, word: "kiwi", alias, results: [result] });
      const changed = (/** @type {any} */ change) => {
        const copy = structuredClone(made.Igel);
        change(copy.runs[0]);
        return copy;
      };
      return Promise.all([
        line("Igel", made.Igel),
        line("Fuchs", made.Fuchs),
        line("Hase", made.Igel), // another's
        line("Hase", {
          ...made.Igel,
          runs: [{ ...made.Igel.runs[0], settings: { ...made.Igel.runs[0].settings, seed: seedOf("kiwi", "Hase") } }],
        }),
        line(
          "Igel",
          changed((/** @type {any} */ run) => (run.mse -= 1e-9)),
        ),
        line(
          "Igel",
          changed((/** @type {any} */ run) => (run.prints[2] = run.prints[1])),
        ),
        line(
          "Igel",
          changed((/** @type {any} */ run) => (run.prints = made.Fuchs.runs[0].prints)),
        ),
        line(
          "Igel",
          changed((/** @type {any} */ run) => run.prints.pop()),
        ),
        line(
          "Igel",
          changed((/** @type {any} */ run) => (run.settings.rate = 0.004)),
        ),
        line(
          "Igel",
          changed((/** @type {any} */ run) => (run.changed = ["rate"])),
        ),
        line(
          "Igel",
          changed((/** @type {any} */ run) => (run.steps = 1e9)),
        ),
        line("Dachs", lazy),
        line("Igel", { exercise: "fly", runs: [] }),
        line("Igel", { exercise: "four-nine", runs: [] }),
        line("Igel", { exercise: "spoil", runs: [] }),
      ]);
    });
    const cut = lines[0].slice(0, -30);
    const older = lines[0].replace("results-1.", "results-0.");
    await page.fill("#class-text", [...lines, cut, older].join("\n\n"));
    await page.click("#class-go");
    await eventually(async () => assert.match(await textOf(page, "class-status"), /^2 of 17 confirmed/), 60_000);
    const verdicts = await page.locator(".panel-class tbody tr td:last-child").allTextContents();
    const wanted = [
      /^confirmed$/,
      /^confirmed$/,
      /another seed/,
      /differs from epoch 1$/,
      /score/,
      /differs from epoch 3$/,
      /differs from epoch 1$/,
      /differs from epoch 5$/,
      /differs from epoch 1$/,
      /moved in the middle/,
      /too long/,
      /do not solve/,
      /not known here/,
      /another seed/,
      /nothing was trained/,
      /^cannot be run: /, // cut
      /version 0/,
    ];
    assert.equal(verdicts.length, wanted.length);
    wanted.forEach((pattern, i) => assert.match(verdicts[i], pattern, `${i}: ${verdicts.join(" | ")}`));
  });
});

test("a lesson comes in a file too, and another file is said to be none", async () => {
  const init = () => localStorage.setItem("hourglass.exercises", '{"median":"solved"}');
  await withPage({ init }, async (page) => {
    await ready(page);
    await eventually(async () =>
      assert.match(await textOf(page, "way-exercises"), new RegExp(`1 of ${exerciseNames.length}$`)),
    );
    await page.locator("#exercise-spoil").waitFor();
    await page.click("#share-button");
    const open = async (/** @type {string} */ content) => {
      const buffer = Buffer.from(content);
      await page
        .locator("#open-file")
        .setInputFiles({ name: "hourglass-lesson.json", mimeType: "application/json", buffer });
    };
    await open('{"exercises": ["fly"]}');
    await eventually(async () => assert.match(await textOf(page, "problem"), /no lesson.*no exercise “fly”/));
    await open('{"title": "From a file", "exercises": ["median"]}');
    await eventually(async () => assert.equal(await textOf(page, "exercises-title"), "From a file"));
    assert.equal(await page.locator(".card").count(), 1);
    await eventually(async () => assert.match(await textOf(page, "way-exercises"), /1 of 1$/));
    await page.click("#lesson-leave");
    await eventually(async () => assert.equal(await page.locator(".card").count(), exerciseNames.length));
    assert.doesNotMatch(page.url(), /lesson/);
  });
});

test("a broken lesson is said to be one, and the page works", async () => {
  await withPage({ path: "#lesson=brokenbroken" }, async (page) => {
    await ready(page);
    await eventually(async () =>
      assert.match(await textOf(page, "problem"), /lesson cannot be read: .*Ask who sent it/),
    );
    await page.locator("#exercise-spoil").waitFor();
  });
});
