// What a class has handed in, computed again: nothing leaves this machine.

import { make } from "../ui/dom.js";
import { saveAs } from "../ui/linkfield.js";
import { Engine } from "../engine/engine.js";
import { loadExercises } from "../exercises/exercise.js";
import { unpackLesson } from "../exercises/lesson.js";
import { fixed } from "../ui/numbers.js";
import { t, tDynamic, text } from "../strings/strings.js";
import { handInsIn } from "./handins.js";
import { verify } from "./verify.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../exercises/exercise.js").Exercise} Exercise */
/** @typedef {import("../exercises/results.js").HandIn} HandIn */
/** @typedef {import("../exercises/results.js").Result} Result */
/** @typedef {import("./verify.js").Verdict} Verdict */

/**
 * @typedef {object} Row
 * @property {string} alias
 * @property {string} exercise its title
 * @property {string} mse of the last run
 * @property {string} verdict
 * @property {string} kind
 */

const columns = /** @type {const} */ (["alias", "exercise", "mse", "verdict"]);
const mostEngines = 4;

export default class Class {
  #app;
  #word = make("input", { id: "class-word", type: "text", maxLength: 40 });
  #text = make("textarea", { id: "class-text", rows: 6, spellcheck: false });
  #files = make("input", { id: "class-files", type: "file", multiple: true });
  #go = make("button", { type: "button", id: "class-go", className: "primary" }, t("class.go"));
  #save = make("button", { type: "button", id: "class-csv", disabled: true }, t("class.csv"));
  #status = make("p", { className: "explain", id: "class-status" });
  #body = make("tbody");
  /** @type {Row[]} */
  #rows = [];
  #number = 0; // of the check

  /** @param {HTMLElement} host @param {App} app */
  constructor(host, app) {
    this.#app = app;
    this.#status.setAttribute("role", "status");
    this.#go.addEventListener("click", () => void this.#check());
    this.#save.addEventListener("click", () => saveAs("class.csv", new Blob(["\ufeff", this.#csv])));
    this.#files.addEventListener("change", () => void this.#takeFiles(this.#files.files ?? []));
    host.addEventListener("dragover", (event) => event.preventDefault());
    host.addEventListener(
      "drop",
      (event) => {
        if (!event.dataTransfer?.files.length) return;
        event.preventDefault();
        event.stopPropagation(); // it is no picture and no network
        document.body.classList.remove("dropping");
        void this.#takeFiles(event.dataTransfer.files);
      },
      { capture: true },
    );
    const head = make("tr", {}, ...columns.map((name) => make("th", { scope: "col" }, t(`class.column.${name}`))));
    host.append(
      make("div", { className: "title" }, make("h2", {}, t("class.title"))),
      make("p", { className: "explain" }, t("class.explain")),
      make("p", { className: "explain" }, t("class.proves")),
      make("p", {}, make("label", { htmlFor: this.#word.id }, t("class.word")), " ", this.#word),
      make("p", {}, make("label", { htmlFor: this.#text.id }, t("class.text"))),
      this.#text,
      make("p", {}, make("label", { htmlFor: this.#files.id }, t("class.files")), " ", this.#files),
      make("p", { className: "buttons" }, this.#go, this.#save),
      this.#status,
      make("div", { className: "table" }, make("table", {}, make("thead", {}, head), this.#body)),
    );
  }

  /** @param {Iterable<File>} files */
  async #takeFiles(files) {
    for (const file of files) {
      const content = await file.text().catch(() => "");
      this.#text.value = `${this.#text.value}\n${content}`.trimStart();
    }
    await this.#check();
  }

  /** Every exercise that a hand-in can name. @returns {Promise<Map<string, Exercise>>} */
  async #exercises() {
    const known = new Map((await loadExercises()).map((exercise) => [exercise.name, exercise]));
    const lesson = String(this.#app.state.values.lesson);
    const { exercises } = lesson ? await unpackLesson(lesson).catch(() => ({ exercises: [] })) : { exercises: [] };
    for (const exercise of exercises) if (typeof exercise !== "string") known.set(exercise.name, exercise);
    return known;
  }

  async #check() {
    const mine = ++this.#number;
    const found = await handInsIn(this.#text.value);
    this.#rows = [];
    this.#body.replaceChildren();
    this.#save.disabled = true;
    if (!found.length) {
      this.#status.textContent = t("class.none");
      return;
    }
    const exercises = await this.#exercises();
    const word = this.#word.value.trim();
    /** @type {Array<{ row: Row, handIn: HandIn, result: Result, line: HTMLElement }>} */
    const tasks = [];
    for (const { handIn, problem } of found) {
      if (!handIn) {
        this.#add({
          alias: "–",
          exercise: "–",
          mse: "",
          kind: "unreadable",
          verdict: t("class.unreadable", { problem: text(problem) }),
        });
        continue;
      }
      const foreign = word && word.toLowerCase() !== handIn.word.trim().toLowerCase();
      if (!handIn.results.length || foreign)
        this.#add({
          alias: handIn.alias,
          exercise: "–",
          mse: "",
          kind: "word",
          verdict: t(foreign ? "class.otherWord" : "class.nothing"),
        });
      if (foreign) continue;
      for (const result of handIn.results) {
        const last = result.runs.at(-1);
        const row = {
          alias: handIn.alias,
          exercise: exercises.get(result.exercise)?.words.title ?? result.exercise,
          mse: last ? fixed(last.mse, 5) : "",
          verdict: t("class.waits"),
          kind: "waits",
        };
        tasks.push({ row, handIn, result, line: this.#add(row) });
      }
    }
    if (this.#app.trainer.running) this.#app.trainer.pause(); // the cores are needed
    let done = 0;
    const tell = () => (this.#status.textContent = t("class.progress", { done, all: tasks.length }));
    tell();
    const waiting = [...tasks];
    const work = async () => {
      const engine = await Engine.start({ workers: 1 });
      try {
        for (let task = waiting.shift(); task && mine === this.#number; task = waiting.shift()) {
          const verdict = await verify(
            this.#app,
            engine,
            task.handIn,
            task.result,
            exercises.get(task.result.exercise),
          );
          if (mine !== this.#number) return;
          task.row.kind = verdict.kind;
          task.row.verdict = this.#words(verdict);
          this.#paint(task.line, task.row);
          done++;
          tell();
        }
      } finally {
        engine.stop();
      }
    };
    const cores = Math.min(mostEngines, Math.max(1, navigator.hardwareConcurrency || 1), Math.max(tasks.length, 1));
    try {
      await Promise.all(Array.from({ length: tasks.length ? cores : 0 }, work));
    } catch (error) {
      this.#app.report(error);
    }
    if (mine !== this.#number) return;
    const confirmed = this.#rows.filter(({ kind }) => kind === "confirmed").length;
    this.#status.textContent = t("class.done", { confirmed, all: this.#rows.length });
    this.#app.say(this.#status.textContent);
    this.#save.disabled = false;
  }

  /** @param {Verdict} verdict */
  #words({ kind, epoch, problem }) {
    return tDynamic(`class.verdict.${kind}`, { epoch: epoch ?? "", problem: problem ? text(problem) : "" });
  }

  /** @param {Row} row */
  #add(row) {
    this.#rows.push(row);
    const line = make("tr", {});
    this.#paint(line, row);
    this.#body.append(line);
    return line;
  }

  /** @param {HTMLElement} line @param {Row} row */
  #paint(line, row) {
    line.dataset.kind = row.kind;
    line.replaceChildren(...columns.map((name) => make(name === "alias" ? "th" : "td", {}, row[name])));
  }

  /** As RFC 4180 has it. A cell that a spreadsheet would take for a formula gets a mark that it is text. */
  get #csv() {
    const cell = (/** @type {string} */ content) => {
      const safe = /^[=+\-@\t\r]/.test(content) && content !== "–" ? `'${content}` : content;
      return `"${safe.replaceAll('"', '""')}"`;
    };
    const head = columns.map((name) => t(`class.column.${name}`));
    return [head, ...this.#rows.map((row) => columns.map((name) => row[name]))]
      .map((cells) => cells.map(cell).join(","))
      .join("\r\n");
  }

  hide() {
    this.#number++; // what goes on is given up
  }
}
