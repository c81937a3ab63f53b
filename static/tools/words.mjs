// The words of each language in few files instead of twenty: an answer has a head of more bytes than most of them.
// What problems are called stands apart, because workers need no other words; so does what en.js leaves out,
// because the page fetches it later.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** @param {string} path @returns {Promise<Record<string, string>>} */
const wordsOf = async (path) => (await import(pathToFileURL(path).href)).default;

/**
 * @param {string} folder with en.js, which has all that is needed at once, and LANGUAGE/*.js
 * @returns {Promise<Array<{ path: string, text: string }>>} LANGUAGE.js, with what en.js has, and what is needed later
 */
export async function joinedWords(folder) {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const atOnce = await wordsOf(join(folder, "en.js"));
  const modules = languages.map(async ({ name }) => {
    const errors = await wordsOf(join(folder, name, "errors.js"));
    const files = await Promise.all(
      readdirSync(join(folder, name)).map(async (file) => ({
        path: join(name, file),
        words: await wordsOf(join(folder, name, file)),
      })),
    );
    const isLater = (/** @type {Record<string, string>} */ words) => !Object.keys(words).some((key) => key in atOnce);
    const later = files.filter(({ words }) => isLater(words));
    const others = files
      .filter(({ words }) => !isLater(words))
      .flatMap(({ words }) => Object.entries(words).filter(([key]) => !(key in errors)));
    return [
      ...later.map(({ path, words }) => ({ path, text: `export default ${JSON.stringify(words)};\n` })),
      { path: join(name, "errors.js"), text: `export default ${JSON.stringify(errors)};\n` },
      {
        path: `${name}.js`,
        text:
          `import errors from "./${name}/errors.js";\n` +
          `export default { ...errors, ...${JSON.stringify(Object.fromEntries(others))} };\n`,
      },
    ];
  });
  return (await Promise.all(modules)).flat();
}
