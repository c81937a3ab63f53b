// The program and the workers speak English. What they say is went wrong is translated here, by a table
// of templates that comes with the language; for English nothing of this is fetched.

/** @typedef {[english: string, translated: string]} Pair the same {names} of values in both */

// What a value may be. {reason} and {what} are in the table themselves; {text}, {names}, {sizes} and
// {others} may have spaces; all others are single words or numbers.
/** @type {Record<string, string>} */
const forms = {
  reason: ".+?",
  what: "[A-Za-z]+(?: [a-z]+)??",
  text: ".*?",
  names: ".+?",
  sizes: "[^)]*",
  others: "[^)]*",
};
const translated = ["reason", "what"];
const mostCharacters = 4000; // a file from anywhere may have longer names in it

/** @param {string} template @returns {RegExp} for the whole sentence */
function patternOf(template) {
  const parts = template.split(/\{(\w+)\}/); // text, name, text, …
  const pattern = parts.map((part, i) =>
    i % 2 ? `(?<${part}>${forms[part] ?? "\\S+?"})` : part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"),
  );
  return new RegExp(`^${pattern.join("")}$`, "s");
}

/**
 * @param {readonly Pair[]} pairs the first that fits a sentence counts
 * @returns {(sentence: string) => string} gives the translation, or the sentence where none fits
 */
export function translator(pairs) {
  const known = pairs.map(([english, other]) => ({ pattern: patternOf(english), other }));
  /** @param {string} sentence @returns {string} */
  const translate = (sentence) => {
    if (sentence.length > mostCharacters) return sentence;
    for (const { pattern, other } of known) {
      const found = pattern.exec(sentence);
      if (!found) continue;
      const values = found.groups ?? {};
      return other.replace(/\{(\w+)\}/g, (_, name) =>
        translated.includes(name) ? translate(values[name]) : values[name],
      );
    }
    return sentence;
  };
  return translate;
}
