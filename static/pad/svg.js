// Which SVG is drawn. A browser draws it on the page's own thread, and nothing ends that: ten levels of <use> make
// of 1 kB a billion shapes. So it is refused before by what it holds: elements that a drawing of a digit does without
// (filters, patterns, masks and markers nest as <use> does; scripts and foreign content do more than draw), and too
// many shapes, counted with every <use> followed. Paths that clip may be clipped themselves, so each of them is
// counted as if all others applied to all that is in it.

const mostCharacters = 1 << 20;
const mostShapes = 10_000;
const mostClips = 100;
const mostDepth = 500; // of elements in elements and in what they use
const mostDashes = 100_000;

const fine = new Set(
  (
    "svg g defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath title desc " +
    "metadata clipPath linearGradient radialGradient stop a view"
  ).split(" "),
);

const svgSpace = "http://www.w3.org/2000/svg";

/**
 * @param {string} source
 * @returns {string | undefined} what stands in the way of drawing it, in words of SVG; "" if it is no SVG
 */
export function refusedInSVG(source) {
  if (source.length > mostCharacters) return "1 MB";
  if (/<!ENTITY/i.test(source)) return "<!ENTITY>"; // entities nest as well
  // The page's security policy would complain of styles, though they style nothing here.
  const unstyled = source.replace(/<(\/?)([\w-]+:)?style\b/g, "<$1$2desc").replace(/\bstyle\s*=/g, "desc=");
  const root = new DOMParser().parseFromString(unstyled, "image/svg+xml").documentElement;
  if (root.namespaceURI !== svgSpace || root.localName !== "svg" || root.querySelector("parsererror")) return "";
  const elements = [root, ...root.querySelectorAll("*")].filter(({ namespaceURI }) => namespaceURI === svgSpace);
  const other = elements.find(({ localName }) => !fine.has(localName));
  if (other) return `<${other.localName}>`;
  const drawn = source.match(/(?<!\w)(filter|mask(?:-\w+)*)\s*[:=](?!\s*["']?\s*none)/i); // as a property, without an element
  if (drawn) return drawn[1];
  const deepest = depthOf(elements);
  if (deepest > mostDepth) return `<g> × ${deepest}`;
  const known = new Map();
  let all = shapes(root, known, new Set());
  const clips = elements.filter(({ localName }) => localName === "clipPath");
  for (const clip of clips) all *= Math.max(1, shapes(clip, known, new Set()) - 1);
  if (clips.length > mostClips) return "<clipPath>";
  if (all > mostShapes) return clips.length ? "<use>, <clipPath>" : "<use>";
  return dashes(source, elements, all) > mostDashes ? "stroke-dasharray" : undefined;
}

/** How deep the deepest is. @param {Element[]} elements in the order of the source */
function depthOf(elements) {
  /** @type {Map<Element | null, number>} */
  const depths = new Map();
  for (const element of elements) depths.set(element, (depths.get(element.parentElement) ?? -1) + 1);
  return [...depths.values()].reduce((most, depth) => Math.max(most, depth), 0);
}

/**
 * How many dashes all strokes have at most: a browser draws each by itself. Any shape may inherit any of the patterns;
 * a line through n numbers is no longer than 2n times the largest of them.
 * @param {string} source
 * @param {Element[]} elements
 * @param {number} all shapes, with what is used again
 */
function dashes(source, elements, all) {
  const patterns = [...source.matchAll(/stroke-dasharray\s*[:=]\s*["']?\s*([^"';}]*)/gi)].map(([, pattern]) =>
    pattern.trim(),
  );
  const periods = patterns
    .filter((pattern) => !/^(none|inherit|0|)$/i.test(pattern))
    .map((pattern) => (/^[\d\s.,e+-]+(px)?$/i.test(pattern) ? sum(numbersIn(pattern)) : 0));
  if (!periods.length) return 0;
  const scaled = /pathLength|non-scaling-stroke|&#/i.test(source); // then a dash is of any length
  const lengths = elements.map((element) => {
    const numbers = [...element.attributes].flatMap(({ name, value }) =>
      /^(d|points|[xyr].*|c[xy]|width|height)$/.test(name) ? numbersIn(value) : [],
    );
    return 2 * numbers.length * numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  });
  const again = Math.ceil(all / elements.length);
  return scaled ? Infinity : (again * sum(lengths)) / Math.min(...periods);
}

const numbersIn = (/** @type {string} */ text) =>
  (text.match(/[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/gi) ?? []).map(Number);
const sum = (/** @type {number[]} */ numbers) => numbers.reduce((all, number) => all + number, 0);

/**
 * How many elements are drawn for one, with all that is in it and that it uses.
 * @param {Element} element
 * @param {Map<Element, number>} known
 * @param {Set<Element>} above elements that are being counted: one that uses itself has no end
 * @returns {number}
 */
function shapes(element, known, above) {
  const before = known.get(element);
  if (before !== undefined) return before;
  if (above.has(element) || above.size > mostDepth) return Infinity;
  above.add(element);
  let count = 1;
  for (const child of element.children) count += shapes(child, known, above);
  if (element.localName === "use") {
    const href = element.getAttribute("href") ?? element.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? "#";
    if (!/^#[\w.:-]*$/.test(href)) return Infinity; // browsers decode an address before they look for it
    const used = element.ownerDocument.getElementById(href.slice(1));
    if (used) count += shapes(used, known, above);
  }
  above.delete(element);
  known.set(element, count);
  return count;
}
