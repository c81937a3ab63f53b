// A lesson as a SCORM 1.2 package for learning platforms: a page that frames the lesson, hears how many exercises are
// solved, and tells the platform by its API (SCORM 1.2 run-time environment, 3.3): status, score, and that it is over.

import { t } from "../strings/strings.js";

/** @typedef {import("../exercises/lesson.js").Lesson} Lesson */

const escaped = (/** @type {string} */ text) =>
  text.replace(
    /[&<>"]/g,
    (sign) => /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign],
  );

/** @param {Lesson} lesson @param {string} embedded its address for a frame @returns {Promise<Uint8Array>} a ZIP */
export async function scormPackage(lesson, embedded) {
  const { strToU8, zipSync } = await import("../lib/fflate/fflate.js");
  const files = scormFiles(lesson.title || t("exercises.title"), embedded);
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])), {
    mtime: new Date(2000, 0, 1), // the same lesson makes the same package
  });
}

/** @param {string} title @param {string} embedded @returns {Record<string, string>} */
export const scormFiles = (title, embedded) => ({
  "imsmanifest.xml": `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="hourglass-lesson" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="lesson">
    <organization identifier="lesson">
      <title>${escaped(title)}</title>
      <item identifier="page" identifierref="index"><title>${escaped(title)}</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="index" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
      <file href="scorm.js"/>
    </resource>
  </resources>
</manifest>
`,
  "index.html": `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${escaped(title)}</title>
    <style>html, body, iframe { margin: 0; border: 0; width: 100%; height: 100%; display: block; }</style>
  </head>
  <body>
    <iframe id="lesson" title="${escaped(title)}" src="${escaped(embedded)}" allow="cross-origin-isolated"></iframe>
    <script src="scorm.js"></script>
  </body>
</html>
`,
  "scorm.js": `// Finds the platform's API in the windows around, and tells it what the lesson says.
"use strict";
(function () {
  function find(from) {
    for (var i = 0; from && i < 10; i++) {
      try {
        if (from.API) return from.API;
      } catch (error) {
        return null; // another origin's
      }
      if (from.parent === from) break;
      from = from.parent;
    }
    return null;
  }
  var api = find(window) || (window.opener && find(window.opener));
  if (!api) return;
  api.LMSInitialize("");
  if (/^(not attempted|)$/.test(api.LMSGetValue("cmi.core.lesson_status")))
    api.LMSSetValue("cmi.core.lesson_status", "incomplete");
  api.LMSSetValue("cmi.core.score.min", "0");
  api.LMSSetValue("cmi.core.score.max", "100");
  api.LMSCommit("");
  var frame = document.getElementById("lesson");
  var origin = new URL(frame.src).origin;
  window.addEventListener("message", function (event) {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    var told = event.data && event.data.hourglass;
    if (!told || !(told.all > 0) || !(told.solved >= 0)) return;
    var score = Math.round((100 * told.solved) / told.all);
    // A device that knows less than the one before takes nothing away.
    if (score > Number(api.LMSGetValue("cmi.core.score.raw"))) api.LMSSetValue("cmi.core.score.raw", String(score));
    if (told.solved >= told.all) api.LMSSetValue("cmi.core.lesson_status", "completed");
    api.LMSCommit("");
  });
  window.addEventListener("pagehide", function () {
    api.LMSFinish("");
  });
})();
`,
});
