import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf, repaired } from "../../app/repair.js";

const id = "abcdefghijklmnopqrstuvwx";
const w = `#w=${id}`;
const z = `${"AbC-d_9".repeat(30)}Z`;

/** @param {Array<[string, string]>} cases what comes, and what was meant */
function each(cases) {
  for (const [came, meant] of cases) assert.equal(repaired({ hash: came }), meant, came);
}

test("a good link stays as it is", () => {
  const all = [
    "",
    w,
    `#z=${z}`,
    "#model=deep&seed=3",
    "#layers=784-64%3Atanh-784&seed=1",
    "#layers=784-c8*-drop.2-784",
    "#race=free+noise.0.2+vanilla+code.32+784-128-16-128-784+conv+noise.0.5",
    "#noise=.5&moves=-2_0.25&path=3-77-50&drawing=_Ab-c",
    "#weights=https%3A%2F%2Fexample.org%2Fa%2520b.safetensors%3Fx%3D1%26y%3D2",
    `#seed=2&w=${id}`,
  ];
  each(all.map((hash) => [hash, hash]));
  assert.equal(repaired({ hash: "#" }), "");
});

test("what stands around a link in a sentence is left out", () => {
  for (const mark of [
    ..." .,;:!?)]}>'\"`*|’”»›…。，）",
    ").",
    "...",
    '">',
    ")**",
    "%20",
    "%29",
    "%2E",
    "%22%3E",
    "%E2%80%9D",
    "%",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u00ad",
    "\u2060",
    "\u200e",
    "%E2%80%8B",
    "%EF%BB%BF",
    "%C2%A0",
    "\u00a0",
  ])
    each([
      [w + mark, w],
      [`#z=${z}${mark}`, `#z=${z}`],
      [`#model=deep&seed=3${mark}`, "#model=deep&seed=3"],
      [`#seed=3&drawing=_AbC${mark}`, "#seed=3&drawing=_AbC"],
    ]);
  each([
    [`${w} and some words`, w],
    [`#seed=3 it is`, "#seed=3"],
    [`#/w=${id}`, w],
    [`#!w=${id}`, w],
    [`#?w=${id}`, w],
    [`##w=${id}`, w],
    [`# w=${id}`, w],
    [`#w= ${id}`, w],
    [`#\u200bw=${id}`, w],
    [`#w=${id.slice(0, 9)}\u200b${id.slice(9)}`, w],
    [`#%23w=${id}`, w],
    [`#!/z=${z}`, `#z=${z}`],
    [`#z=${z} and some words`, `#z=${z}`],
    [`#z=${z.replaceAll("_", "\\_")}`, `#z=${z}`],
    [`#model=deep\\&seed=3`, "#model=deep&seed=3"],
  ]);
  for (const mark of [
    ")](https://example.org/",
    "|here>",
    "<br>",
    "%3C/a%3E",
    "%2",
    "😀",
    "%F0%9F%91%8D",
    "#:~:text=a",
  ])
    each([
      [w + mark, w],
      [`#z=${z}${mark}`, `#z=${z}`],
      [`#model=deep&seed=3${mark}`, "#model=deep&seed=3"],
      [`#seed=3&drawing=_AbC${mark}`, "#seed=3&drawing=_AbC"],
    ]);
  for (const mark of [")", ").", "”", "%E2%80%9D", ">", "»", "…", "**", "`", "%", "%2", "😀", "|here>", "<br>", "](a"])
    each([[`#weights=https://example.org/a.safetensors${mark}`, "#weights=https%3A%2F%2Fexample.org%2Fa.safetensors"]]);
  each([[`#weights=https://example.org/a?b=c%3D`, "#weights=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%3D"]]);
});

test("a link that a mail program has wrapped or quoted is one again", () => {
  const wrapped = (/** @type {string} */ by) => `#z=${z.replace(/.{76}/g, `$&${by}`)}`;
  for (const by of [" ", "%20", "\n", "\r\n", "=", "=\r\n", " > ", "%0A", "%0D%0A", "%3D%0A"])
    each([[wrapped(by), `#z=${z}`]]);
  each([
    [`#w=${id.slice(0, 10)} ${id.slice(10)}`, w],
    [`#w=3D${id}`, w],
    ["#model=3Ddeep&seed=3D3", "#model=deep&seed=3"],
    ["#model=deep&se=ed=3", "#model=deep&seed=3"],
    ["#model=3Ddeep&se=\r\ned=3D3", "#model=deep&seed=3"],
    ["#layers=784-=%0D%0A64-784", "#layers=784-64-784"],
    ["#weights=https%3A%2F%2Fexample.org=%0D%0A%2Fa", "#weights=https%3A%2F%2Fexample.org%2Fa"],
    ["#weights=https%3A%2F%2Fexample.org%0A%3E%20%2Fa", "#weights=https%3A%2F%2Fexample.org%2Fa"],
    [`#W=${id.toUpperCase()}`, w],
  ]);
});

test("a link that was encoded, once or more often, is decoded", () => {
  each([
    [`#w%3D${id}`, w],
    [`#w%3d${id}`, w],
    [`#w%253D${id}`, w],
    [`#w%25253D${id}`, w],
    ["#model%3Ddeep%26seed%3D3", "#model=deep&seed=3"],
    ["#model%3Ddeep%26seed%3D3&utm_source=x", "#model=deep&seed=3"],
    ["#model%253Ddeep%2526seed%253D3", "#model=deep&seed=3"],
    ["#model=deep&amp;seed=3", "#model=deep&seed=3"],
    ["#model=deep&amp;amp;seed=3", "#model=deep&seed=3"],
    ["#model=deep&#38;seed=3", "#model=deep&seed=3"],
    ["#model=deep%26amp%3Bseed=3", "#model=deep&seed=3"],
    ["#model=deep%26seed=3", "#model=deep&seed=3"],
    ["#layers=784-64%253Atanh-784", "#layers=784-64%3Atanh-784"],
    ["#race=free%2Bvanilla%2Bconv", "#race=free+vanilla+conv"],
    ["#race=free%20vanilla%20conv", "#race=free+vanilla+conv"],
    ["#race=free%2520vanilla", "#race=free+vanilla"],
    ["#weights=https%253A%252F%252Fexample.org%252Fa", "#weights=https%3A%2F%2Fexample.org%2Fa"],
  ]);
});

test("what trackers add is left out, before and after", () => {
  for (const tracker of [
    "utm_source=mail",
    "utm_campaign=a%20b",
    "fbclid=IwAR0_x-y",
    "gclid=1",
    "mc_eid=2",
    "igshid=3",
    "si=4",
    "__cft__[0]=A",
    "__tn__=-R",
    "gad_source=1",
    "sa=D&source=editors&ust=17&usg=AO",
  ])
    each([
      [`${w}&${tracker}`, w],
      [`${w}?${tracker}`, w],
      [`#${tracker}&w=${id}`, w],
      [`#z=${z}&${tracker}&utm_medium=x`, `#z=${z}`],
      [`#model=deep&amp;${tracker}&seed=3`, "#model=deep&seed=3"],
    ]);
  each([[`${w}:~:text=digits`, w]]);
});

test("a hash that has become a part of path or query is found", () => {
  for (const [pathname, search, hash, place] of [
    [`/%23w=${id}`, "", w, "/"],
    [`/%2523w%253D${id}`, "", w, "/"],
    [`/some/folder/%23w=${id}.`, "", w, "/some/folder/"],
    [`/%23model=deep&seed=3`, "", "#model=deep&seed=3", "/"],
    ["/", `?lang=de%23w=${id}`, w, "/?lang=de"],
    ["/", `?w=${id}&utm_source=x`, w, "/"],
    ["/", `?%23w=${id}`, w, "/"],
    ["/", "?model=deep&seed=3", "#model=deep&seed=3", "/"],
    ["/", "?embed&fbclid=1", "", "/?embed"],
    ["/folder/index.html", "?lang=de", "", "/folder/index.html?lang=de"],
  ]) {
    assert.equal(repaired({ hash: "", pathname, search }), hash, pathname + search);
    assert.equal(placeOf({ pathname, search }), place, pathname + search);
  }
});

test("what is nobody's stays, to be refused by its name", () => {
  each([
    ["#sed=3", "#sed=3"],
    ["#w=abc", "#w=abc"],
    ["#nothing", "#nothing="],
    [`#w=${id}a`, `#w=${id}a`],
  ]);
});
