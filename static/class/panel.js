// What a class has handed in, computed again: nothing leaves this machine.

import { make } from "../ui/dom.js";
import { saveAs } from "../ui/linkfield.js";
import { Engine } from "../engine/engine.js";
import { loadExercises } from "../exercises/exercise.js";
import { unpackLesson } from "../exercises/lesson.js";
import { fixed } from "../ui/numbers.js";
import { t, tDynamic, text } from "../strings/strings.js";
import { handInsIn, mostCharacters } from "./handins.js";
import { verify } from "./verify.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../exercises/exercise.js").Exercise} Exercise */
/** @typedef {import("../exercises/lesson.js").Lesson} Lesson */
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
  #link = make("input", { id: "class-lesson", type: "text", spellcheck: false, autocomplete: "off" });
  #text = make("textarea", { id: "class-text", rows: 6, spellcheck: false });
  #files = make("input", { id: "class-files", type: "file", multiple: true });
  #go = make("button", { type: "button", id: "class-go", className: "primary" }, t("class.go"));
  #save = make("button", { type: "button", id: "class-csv", disabled: true }, t("class.csv"));
  #status = make("p", { className: "explain", id: "class-status" });
  #body = make("tbody");
  /** @type {Row[]} */
  #rows = [];
  /**
   * What is to be computed.
   * @type {Array<{ row: Row, line: HTMLElement, check: (engine: Engine) => Promise<Verdict> }>}
   */
  #tasks = [];
  /** @type {Set<Engine>} */
  #engines = new Set();
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
      make("p", {}, make("label", { htmlFor: this.#link.id }, t("class.lesson")), " ", this.#link),
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
    let text = this.#text.value;
    for (const file of files) {
      if (file.size + text.length > mostCharacters) {
        this.#app.complain(t("class.large", { name: file.name.slice(0, 60) }));
        continue;
      }
      text = `${text}\n${await file.text().catch(() => "")}`.trimStart();
    }
    this.#text.value = text;
    await this.#check();
  }

  /** The lesson: of the link in the field, or the page's own. @returns {Promise<Lesson | undefined>} */
  async #readLesson() {
    const typed = this.#link.value.trim();
    const [, packed] = typed.match(/lesson=([\w-]+)/) ?? [];
    const lesson = packed ?? String(this.#app.state.values.lesson);
    return lesson ? unpackLesson(lesson) : undefined;
  }

  /**
   * Every exercise that a hand-in can name.
   * @param {Lesson | undefined} lesson
   * @returns {Promise<Map<string, Exercise>>}
   */
  async #exercises(lesson) {
    const known = new Map((await loadExercises()).map((exercise) => [exercise.name, exercise]));
    for (const exercise of lesson?.exercises ?? [])
      if (typeof exercise !== "string") known.set(exercise.name, exercise);
    return known;
  }

  /** Whatever goes on is given up. */
  #cancel() {
    this.#number++;
    for (const engine of this.#engines) engine.stop();
    this.#engines.clear();
  }

  async #check() {
    this.#cancel();
    const mine = this.#number;
    const found = await handInsIn(this.#text.value);
    let lesson;
    try {
      lesson = await this.#readLesson();
    } catch (error) {
      this.#app.complain(t("exercises.lesson.broken", { problem: text(error) }));
    }
    const exercises = await this.#exercises(lesson);
    if (mine !== this.#number) return;
    this.#rows = [];
    this.#tasks = [];
    this.#body.replaceChildren();
    this.#save.disabled = true;
    if (!found.length) {
      this.#status.textContent = t("class.none");
      return;
    }
    for (const one of found) this.#list(one, exercises, lesson);
    await this.#work();
  }

  /** @param {import("./handins.js").Found} found @param {Map<string, Exercise>} exercises @param {Lesson} [lesson] */
  #list({ handIn, problem }, exercises, lesson) {
    const alone = { exercise: "–", mse: "" };
    if (!handIn) {
      const verdict = t("class.unreadable", { problem: text(problem) });
      this.#add({ alias: "–", ...alone, kind: "unreadable", verdict });
      return;
    }
    const { alias, results } = handIn;
    const word = this.#word.value.trim().toLowerCase();
    const foreign = word !== "" && word !== handIn.word.trim().toLowerCase();
    if (foreign || !results.length) {
      this.#add({ alias, ...alone, kind: "word", verdict: t(foreign ? "class.otherWord" : "class.nothing") });
      return;
    }
    for (const result of results) {
      const exercise = exercises.get(result.exercise);
      const last = result.runs.at(-1);
      const row = {
        alias,
        exercise: exercise?.words.title ?? result.exercise,
        mse: last ? fixed(last.mse, 5) : "",
        verdict: t("class.waits"),
        kind: "waits",
      };
      const check = (/** @type {Engine} */ engine) =>
        verify(this.#app, engine, handIn, result, exercise, lesson?.fixed);
      this.#tasks.push({ row, line: this.#add(row), check });
    }
  }

  /** Computes what waits, on all cores. */
  async #work() {
    const mine = this.#number;
    const waiting = this.#tasks.filter(({ row }) => row.kind === "waits");
    const all = this.#tasks.length;
    const tell = () => {
      const done = all - this.#tasks.filter(({ row }) => row.kind === "waits").length;
      this.#status.textContent = t("class.progress", { done, all });
    };
    if (this.#app.trainer.running) this.#app.trainer.pause(); // the cores are needed
    tell();
    const work = async () => {
      const engine = await Engine.start({ workers: 1 });
      if (mine !== this.#number) return engine.stop();
      this.#engines.add(engine);
      for (let task = waiting.shift(); task; task = waiting.shift()) {
        const verdict = await task.check(engine);
        if (mine !== this.#number) return;
        task.row.kind = verdict.kind;
        task.row.verdict = this.#words(verdict);
        this.#paint(task.line, task.row);
        tell();
      }
      engine.stop();
      this.#engines.delete(engine);
    };
    const cores = Math.min(mostEngines, navigator.hardwareConcurrency || 1, waiting.length);
    const ends = await Promise.allSettled(Array.from({ length: cores }, work));
    if (mine !== this.#number) return;
    const failed = ends.find((end) => end.status === "rejected");
    if (failed && this.#tasks.some(({ row }) => row.kind === "waits")) {
      this.#app.report(failed.reason);
      return;
    }
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
    line.replaceChildren(
      ...columns.map((name) =>
        name === "alias" ? make("th", { scope: "row" }, row[name]) : make("td", {}, row[name]),
      ),
    );
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

  show() {
    if (this.#tasks.some(({ row }) => row.kind === "waits")) void this.#work();
  }

  hide() {
    this.#cancel();
  }
}
