// Links as mail and chat programs leave them: made again what they were, as far as that is beyond doubt.

import { settings } from "./state.js";

const sources = ["w", "weights", "z"];
const known = new Set([...sources, ...settings.map(({ key, link }) => link ?? key), ...settings.map(({ key }) => key)]);

// What advertisers, newsletters and social networks add to an address.
const trackers = new RegExp(
  `^(${[
    "utm_.*|mtm_.*|pk_.*|hsa_.*|oly_.*|at_(campaign|medium)|wt_.*|mc_[ce]id|_hs(enc|mi)|__hs.*|_g[al]|_ke|_openstat",
    "fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ymclid|twclid|ttclid|li_fat_id|rdt_cid|epik|igsh(id)?|sc_cid",
    "mibextid|sfnsn|mkt_tok|vero_(id|conv)|ref|ref_(src|url)|referrer|source|srsltid|s_kwcid|si|spm|cmpid|ncid|trk|share",
    "wickedid|irclickid|cvid|oicd|_branch_match_id|__s|__twitter_impression|guccounter|guce_.*|amp(_.*)?",
    "__cft__.*|__tn__|__xts__.*|fb_.*|xmt|_[rt]|is_from_webapp|sender_device|usg|ust|sa|ved|gad_.*|ck_subscriber_id",
    "sdata|reserved|elqtrack.*|elq|ml_.*|_kx|hsctatracking|s_cid|cid|xtor|soc_.*|wpsrc|tblci|obclid|scid|sc_.*|cmp",
  ].join("|")})$`,
  "i",
);

// What cannot be seen: soft hyphens, marks of direction, joiners, zero-width spaces, byte order marks.
const unseen = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffc\ufffd]/g;

/** @param {string} text @returns {string} without its percent-encoding, where it has a good one */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(%[0-9a-f]{2})+/gi, (some) => {
      try {
        return decodeURIComponent(some);
      } catch {
        return some;
      }
    });
  }
}

/** Until it has nothing more, or what it is has been found. @param {string} text @param {RegExp} found */
function decodedUntil(text, found) {
  let now = text;
  for (let i = 0; i < 4 && !found.test(now) && /%[0-9a-f]{2}/i.test(now); i++) now = decoded(now);
  return now;
}

/**
 * What of an address is meant as its hash, wherever that has got to.
 * @param {{ hash: string, search?: string, pathname?: string }} address
 */
function hashOf({ hash, search = "", pathname = "" }) {
  if (hash.length > 1) return hash.slice(1);
  // Encoded, it has become a part of the path or of the query.
  for (const part of [search, pathname]) {
    const encoded = part.match(/%(25)*23(.*)$/i);
    if (encoded) return encoded[2];
  }
  // Instead of "#", some write "?".
  const asked = new URLSearchParams(search);
  return [...asked.keys()].some((key) => known.has(key)) ? search.slice(1) : "";
}

// An "&" that was encoded though the rest was not.
const encodedAnd = new RegExp(`%(25)*26(amp(;|%3b))?(?=(${[...known].join("|")})(=|%(25)*3d))`, "gi");
const mark = "[\\s\"'`´‘’‚‛“”„‟«»‹›<>(){}\\[\\]|*.,;:!?…·•、。，；：！？）】」』]";
const around = `(${mark}|[\\p{Extended_Pictographic}\\p{Emoji_Modifier}]\\ufe0f?)`;
const trailing = `${around}|%[0-9a-f]?(?![0-9a-f])`;
const after = new RegExp(`(${trailing}|=)+$`, "iu");
const afterAddress = new RegExp(`(${trailing})+$`, "iu"); // which may end in "="
const before = new RegExp(`^(${around}|[#/&])+`, "u");

/**
 * Text in base64url. Mails wrap and quote it; words that follow it are those of the sentence, for what a mail has
 * wrapped is short in its last line only.
 * @param {string} value
 */
function unwrapped(value) {
  const pieces = value.split(/[\s>=]+/);
  const words = pieces.findIndex((piece, i) => i > 0 && i < pieces.length - 1 && piece.length < 20);
  const text = pieces.slice(0, words < 0 ? undefined : words).join("");
  return text.match(/^[\w-]+/)?.[0] ?? text;
}

/** One value. @param {string} key @param {string} value */
function mended(key, value) {
  if (key === "w") {
    const id = value.match(/^([\s>=]*[a-z2-7]){24}(?![a-z2-7])/i)?.[0] ?? value.replace(after, "");
    return id.replace(/[\s>=]/g, "").toLowerCase();
  }
  if (key === "z" || key === "drawing" || key === "lesson") return unwrapped(value);
  if (key === "weights")
    return decodedUntil(value.replace(/=?\s+(>\s*)*/g, ""), /^https?:/i)
      .split(/[<>"`|\\^{}]|\]\(/)[0] // no address has these
      .replace(afterAddress, "");
  const words = decodedUntil(value, /^[^%]*$/)
    .replace(/=\s*(?=.)/g, "")
    .trim();
  // Only a race has words of its own: more of them are those of the sentence around the link.
  return (key === "race" ? words.replaceAll("+", " ") : words.split(/\s|\]\(|[|<]/)[0])
    .replace(after, "")
    .replace(before, (some) => some.replace(/[^.]/g, ""));
}

/**
 * The address of the page itself, without a hash and without one that has become a part of path or query.
 * @param {{ pathname: string, search: string }} address
 */
export function placeOf({ pathname, search }) {
  const own = new URLSearchParams(search.split(/%(?:25)*23/)[0]);
  for (const key of [...own.keys()]) if (!["lang", "embed"].includes(key)) own.delete(key);
  const query = String(own).replace(/=(?=&|$)/g, "");
  return pathname.split(/%(?:25)*23/)[0] + (query && `?${query}`);
}

/** @param {string} key @returns {string} as the page has it */
function nameOf(key) {
  const name = decodedUntil(key, /^\w+$/)
    .replace(unseen, "")
    .replace(/[\s>]/g, "")
    .replace(/^([#?!/]+|amp;)/, "");
  const lower = name.toLowerCase();
  return known.has(name) || !known.has(lower) ? name : lower;
}

/**
 * The hash of an address, mended: wherever it stands and however it was encoded, quoted, wrapped and lengthened. #teach
 * and #class become what they are short for.
 * @param {{ hash: string, search?: string, pathname?: string }} address
 * @returns {string} "" or "#" and its settings, each encoded once; what is nobody's stays, to be refused by its name
 */
export function repaired(address) {
  const raw = hashOf(address);
  if (!raw) return "";
  let text = raw.split(/#?:~:/)[0]; // a fragment of text that a browser or a search engine has added
  text = text.replace(/(\\|%5c)(?=[&_#=*~+-])/gi, ""); // as Markdown writes what it would take for its own
  text = text.replace(/%e2%80%8[b-f]|%ef%bb%bf|%c2%ad|%e2%81%a0/gi, "").replace(unseen, "");
  text = decodedUntil(text, /[\w.~-]=/);
  text = text.replace(/&(amp;|#38;|#x26;|%23?38;|amp%3b)+/gi, "&").replace(/&(lt|gt|quot|apos|nbsp|#3[49]);.*$/i, "");
  // An address elsewhere has marks of its own.
  if (!/weights(=|%)/i.test(text)) text = text.replace(encodedAnd, "&");
  const marks = /weights=https?:/i.test(text) ? /&|#(?=[\w.~-]+=)/ : /[&?]|#(?=[\w.~-]+=)/;
  text = text.trimStart().replace(before, "");
  let pairs = text
    .split(marks)
    .flatMap((pair) => (pair.includes("=") ? [pair] : decodedUntil(pair, /=/).split("&")))
    .filter(Boolean)
    .map((pair) => {
      const parts = pair.split("=");
      // A mail's soft line break may stand in the name itself.
      const inName = parts.findIndex((_, i) => known.has(nameOf(parts.slice(0, i + 1).join("")))) + 1 || 1;
      const value = parts.slice(inName).join("=");
      const name = nameOf(parts.slice(0, inName).join(""));
      return /** @type {[string, string]} */ ([name, decoded(value.replaceAll("+", " ")).replace(unseen, "")]);
    })
    .map((pair) =>
      /^(teach|class)$/.test(pair[0]) && !pair[1] ? /** @type {[string, string]} */ (["tab", pair[0]]) : pair,
    )
    .filter(([key]) => !trackers.test(key) || known.has(key));
  // "=3D" is what quoted-printable makes of "=".
  if (pairs.length && pairs.every(([, value]) => /^3D./.test(value)))
    pairs = pairs.map(([key, value]) => [key, value.slice(2)]);
  const good = pairs.map(([key, value]) => [key, known.has(key) ? mended(key, value) : value]);
  return good.length ? `#${new URLSearchParams(good)}` : "";
}
