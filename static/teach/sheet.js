// The lesson on paper: its tasks with a place for answers, and the link as a code that a tablet reads.

import { make } from "../ui/dom.js";
import { fitsCode, qrCode } from "../ui/qr.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../exercises/exercise.js").Words} Words */
/** @typedef {import("../exercises/lesson.js").Lesson} Lesson */

const linesForAnswers = 3;

/** @param {{ lesson: Lesson, link: string, words: Words[] }} made */
export async function printSheet({ lesson, link, words }) {
  document.getElementById("sheet")?.remove();
  const code = make("p", { className: "code" });
  if (fitsCode(link)) code.append(await qrCode(link));
  const sheet = make(
    "section",
    { id: "sheet" },
    make("h1", {}, lesson.title || t("exercises.title")),
    make("p", { className: "name" }, `${t(lesson.word ? "teach.sheet.alias" : "teach.sheet.name")} `),
    make("p", {}, lesson.greeting),
    code,
    make("p", { className: "address" }, link),
    ...words.flatMap(({ title, goal }, i) => [
      make("h2", {}, `${i + 1}. ${title}`),
      make("p", {}, goal),
      ...Array.from({ length: linesForAnswers }, () => make("p", { className: "line" })),
    ]),
  );
  document.body.append(sheet);
  document.body.classList.add("printing-sheet");
  addEventListener(
    "afterprint",
    () => {
      document.body.classList.remove("printing-sheet");
      sheet.remove();
    },
    { once: true },
  );
  print();
}
