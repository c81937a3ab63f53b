// The article below the instrument, from story/sections.js.

import { button, element, make } from "../ui/dom.js";
import { bring, toInstrument } from "../ui/scroll.js";
import { term } from "../ui/term.js";
import { toHash } from "../app/link.js";
import { shippedNames } from "../engine/shipped.js";
import { learn, t, tDynamic } from "../strings/strings.js";
import { figure } from "./figures.js";
import { formula } from "./math.js";
import { offerBack } from "./back.js";
import { sections, sources } from "./sections.js";
import { told } from "./told.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./sections.js").Action} Action */
/** @typedef {import("./sections.js").Section} Section */

const idOf = (/** @type {string} */ name) => `story-${name}`;

/** @param {App} app */
export async function startStory(app) {
  try {
    await learn("story");
  } catch (error) {
    return app.report(error);
  }
  const host = element("story");
  const contents = make("ol");
  const text = make("div", { className: "story-text" });
  const toc = make(
    "nav",
    { className: "story-contents" },
    make("h3", { id: "story-contents" }, t("story.contents")),
    contents,
  );
  toc.setAttribute("aria-labelledby", "story-contents");
  const glossary = make("button", { type: "button" }, t("help.glossary"));
  glossary.dataset.glossary = "";
  toc.append(glossary);
  text.append(make("h2", { id: "story-title" }, t("story.title")), make("p", { className: "lead" }, t("story.lead")));
  host.setAttribute("aria-labelledby", "story-title");

  const shipped = await shippedNames();
  for (const section of sections) {
    text.append(...sectionParts(section, app, shipped));
    contents.append(make("li", {}, entry(section.name, app)));
  }
  text.append(
    make("h3", {}, t("story.sources")),
    make("ul", { className: "sources" }, ...sources.map(source)),
    make("p", { className: "explain" }, t("story.data")),
  );
  host.replaceChildren(toc, text);

  // A link to a section leads there once it is.
  const follow = () => {
    const { section } = app.state.values;
    if (section) goTo(String(section));
  };
  app.on("settings", ({ keys }) => keys.includes("section") && follow());
  requestAnimationFrame(follow);
}

/** @param {string} name of a section */
function goTo(name) {
  const heading = element(idOf(name));
  bring(heading);
  heading.focus({ preventScroll: true });
}

/**
 * A line of the contents. Its link holds the settings as they are, for those who copy it.
 * @param {string} name
 * @param {App} app
 */
function entry(name, app) {
  const link = make("a", {}, tDynamic(`story.${name}.title`));
  const follow = () => (link.href = toHash({ ...app.state.values, section: name }));
  follow();
  app.state.addEventListener("change", follow);
  app.state.addEventListener("undo", follow);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (app.state.values.section === name) goTo(name);
    else app.state.set("section", name);
  });
  return link;
}

/** @param {Section} section @param {App} app @param {string[]} shipped names of networks */
function sectionParts({ name, blocks, actions }, app, shipped) {
  const heading = make("h3", { id: idOf(name), tabIndex: -1 }, tDynamic(`story.${name}.title`));
  const parts = blocks.map((block) => {
    if (typeof block === "string") return paragraph(tDynamic(`story.${name}.${block}`, told()));
    if ("figure" in block) return figure(block.figure, app);
    return formulas(block.formulas);
  });
  const buttons = actions
    .filter(({ needs }) => !needs || shipped.includes(needs))
    .map((action) => actionButton(action, app));
  return [heading, ...parts, make("div", { className: "story-actions" }, ...buttons)];
}

/** @param {import("./math.js").Formula[]} names */
function formulas(names) {
  const box = make("div", { className: "formulas" }, ...names.map(formula));
  // Where one is wider than the window, the arrow keys must be able to move it.
  new ResizeObserver(() =>
    box.scrollWidth > box.clientWidth ? box.setAttribute("tabindex", "0") : box.removeAttribute("tabindex"),
  ).observe(box);
  return box;
}

const marks = /\[([^\]]+)\]\((\w+)\)|(\*{1,2})([^*]+)\3/g;

/** @param {string} text with *words* that are stressed, **x** for vectors, and [words](NAME) for a term */
function paragraph(text) {
  const made = make("p");
  let end = 0;
  for (const { 0: whole, 1: words, 2: name, 3: stars, 4: stressed, index } of text.matchAll(marks)) {
    made.append(text.slice(end, index), name ? term(name, words) : make(stars === "*" ? "em" : "b", {}, stressed));
    end = index + whole.length;
  }
  made.append(text.slice(end));
  return made;
}

/** @param {Action} action @param {App} app */
function actionButton({ name, values, trains, starts }, app) {
  const what = [tDynamic(`story.set.${name}.what`), trains && !starts ? t("story.train") : ""].join(" ").trim();
  const made = make("button", { type: "button", id: `story-set-${name}` }, tDynamic(`story.set.${name}`));
  const note = make("span", { className: "explain", id: `story-set-${name}-what` }, what);
  made.setAttribute("aria-describedby", note.id);
  made.addEventListener("click", () => {
    app.state.apply({ ...values, section: "" });
    if ("tab" in values && !trains) {
      bring(element(`panel-${values.tab}`));
      element(`tab-${values.tab}`).focus({ preventScroll: true });
    } else {
      toInstrument(trains ? "play" : "pad");
    }
    if (starts) app.trainer.play();
    else if (trains) awaitTraining(app);
    offerBack(made);
    app.say(`${t("story.isSet", { name: made.textContent ?? "" })} ${what}`);
  });
  return make("div", {}, made, note);
}

/** Marks the button that is wanted next, until it has been pressed. @param {App} app */
function awaitTraining(app) {
  button("play").classList.add("awaited");
  const off = app.on("running", () => {
    button("play").classList.remove("awaited");
    off();
  });
}

/** @param {(typeof sources)[number]} source */
function source({ by, title, where, url }) {
  const link = make("a", { href: url, rel: "noopener" }, title);
  link.lang = "en";
  return make("li", {}, `${by}: `, link, ". ", make("span", { lang: "en" }, where), ".");
}
