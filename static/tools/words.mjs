// The words of each language in few files instead of twenty: an answer has a head of more bytes than most of them.
// What problems are called stands apart, because workers need no other words; so does what LANGUAGE.js leaves out,
// because the page fetches it later.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** @param {string} path @returns {Promise<Record<string, string>>} */
const wordsOf = async (path) => (await import(pathToFileURL(path).href)).default;

/**
 * @param {string} folder with LANGUAGE.js, which has all that is needed at once, and LANGUAGE/*.js
 * @returns {Promise<Array<{ path: string, text: string }>>} modules of the same names that need no others of a language
 */
export async function joinedWords(folder) {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const modules = languages.map(async ({ name }) => {
    const errors = await wordsOf(join(folder, name, "errors.js"));
    const atOnce = await wordsOf(join(folder, `${name}.js`));
    const others = Object.entries(atOnce).filter(([key]) => !(key in errors));
    const files = readdirSync(join(folder, name)).map(async (file) => ({
      path: join(name, file),
      words: await wordsOf(join(folder, name, file)),
    }));
    const later = (await Promise.all(files)).filter(({ words }) => !Object.keys(words).some((key) => key in atOnce));
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
