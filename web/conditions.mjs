// Ranges and conditions of a request for weights, answered from the whole of them as the program would, which
// then need not start. What it says where it refuses is in english.go too; a test holds the two against each other.

/** How many parts one request may ask for, as maxRanges in download.go. */
const maxRanges = 4;

/** Tags are compared by what is in quotes. @param {string} list @param {string} tag @param {boolean} weak */
function names(list, tag, weak) {
  if (list.trim() === "*") return true;
  for (let rest = list; ;) {
    const found = /^[\s,]*((W\/)?"[\x21\x23-\x7e\x80-\xff]*")/.exec(rest);
    if (!found) return false;
    if (found[1] === tag || (weak && found[1] === `W/${tag}`)) return true;
    rest = rest.slice(found[0].length);
  }
}

/**
 * @param {string} header Range
 * @param {number} size of the weights
 * @returns {[from: number, to: number][] | null} none: the whole; null: there are no such bytes
 */
function parse(header, size) {
  const parts = header.slice("bytes=".length).split(",");
  if (parts.some((part) => /^\s*-0+\s*$/.test(part))) return null;
  const ranges = [];
  let outside = false;
  for (const part of parts) {
    if (!part.trim()) continue;
    const found = /^(\d*)\s*-\s*(\d*)$/.exec(part.trim());
    if (!found || (!found[1] && !found[2])) return null;
    const [first, last] = found.slice(1).map(Number);
    if (found[1] && found[2] && first > last) return null;
    const [from, to] = found[1] ? [first, found[2] ? last : size - 1] : [Math.max(0, size - last), size - 1];
    if (from >= size) outside = true;
    else ranges.push(/** @type {[number, number]} */ ([from, Math.min(to, size - 1)]));
  }
  return outside && !ranges.length ? null : ranges;
}

/** Whether this is a request that the whole must be there for. @param {Request} request */
export function wantsWhole({ method, headers }) {
  return method === "GET" && (headers.has("if-match") || (headers.get("range") ?? "").includes(","));
}

/** @param {Headers} headers @param {number} status @param {string} code @param {string} error @param {string[]} args */
export function refusal(headers, status, code, error, args = []) {
  const own = new Headers(headers);
  for (const name of ["content-disposition", "content-length", "etag", "accept-ranges"]) own.delete(name);
  own.set("cache-control", "no-store");
  own.set("content-type", "application/json");
  return new Response(JSON.stringify({ code, args, error }), { status, headers: own });
}

/**
 * @param {Response} whole the answer to a GET without conditions
 * @param {Request} request
 * @param {string} id
 * @returns {Promise<Response>}
 */
export async function answer(whole, { method, headers }, id) {
  const tag = `"${id}"`;
  const own = new Headers(whole.headers);
  const match = headers.get("if-match");
  if (match !== null && !names(match, tag, false))
    return refusal(own, 412, "web.condition", "The weights here are not those that the condition names.");
  const known = headers.get("if-none-match");
  if (known !== null && names(known, tag, true)) {
    for (const name of ["content-length", "content-type", "content-disposition"]) own.delete(name);
    return new Response(null, { status: 304, headers: own });
  }
  if (method === "HEAD") return new Response(null, { headers: own });
  const header = headers.get("range");
  const outside = new Headers(own);
  outside.set("content-range", `bytes */${own.get("content-length")}`);
  const condition = headers.get("if-range");
  if (!header?.startsWith("bytes=") || (condition !== null && condition !== tag)) return whole;
  if (header.split(",").length > maxRanges)
    return refusal(outside, 416, "web.ranges", `At most ${maxRanges} ranges can be read at once.`, [`${maxRanges}`]);
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const ranges = parse(header, bytes.length);
  if (ranges === null) return refusal(outside, 416, "web.range", "The weights have no bytes in this range.");
  const asked = ranges.reduce((sum, [from, to]) => sum + to + 1 - from, 0);
  if (!ranges.length || asked > bytes.length) return new Response(bytes, { headers: own });
  const place = (/** @type {[number, number]} */ [from, to]) => `bytes ${from}-${to}/${bytes.length}`;
  if (ranges.length === 1) {
    const [[from, to]] = ranges;
    own.set("content-range", place(ranges[0]));
    own.set("content-length", String(to + 1 - from));
    return new Response(bytes.subarray(from, to + 1), { status: 206, headers: own });
  }
  const boundary = crypto.randomUUID();
  const type = own.get("content-type");
  own.set("content-type", `multipart/byteranges; boundary=${boundary}`);
  own.delete("content-length");
  const parts = ranges.flatMap(([from, to], i) => [
    `${i ? "\r\n" : ""}--${boundary}\r\nContent-Range: ${place([from, to])}\r\nContent-Type: ${type}\r\n\r\n`,
    bytes.subarray(from, to + 1),
  ]);
  return new Response(new Blob([...parts, `\r\n--${boundary}--\r\n`]), { status: 206, headers: own });
}
