// What went wrong, as a value: a code with arguments, which the page puts into the words of its language
// (strings/*/errors.js). The program's problems are made in Go (nn/problem), others by new Problem.

import words from "./en/errors.js";

/**
 * @typedef {{ code: string, args?: Array<string | number>, at?: number, cause?: Plain }} PlainProblem as JSON and
 *   messages have it
 */

/** @typedef {Record<string, string | number>} Values */
/** @typedef {PlainProblem | { message: string }} Plain of any error */

/** An error that can be shown to a person. Its message is the English sentence. */
export class Problem extends Error {
  /**
   * @param {string} code a key of the words, without "error."
   * @param {Array<string | number>} [args] {0}, {1}, … of the sentence
   * @param {{ at?: number, cause?: unknown }} [more] {at}: a position, counted from 1; {cause}: what it says in detail
   */
  constructor(code, args = [], { at = 0, cause } = {}) {
    super("", cause === undefined ? undefined : { cause });
    this.code = code;
    this.args = args;
    this.at = at;
    this.message = sentence(this, inEnglish);
  }
}

/** Whether to try again may help: what was to be fetched came too slowly, or not at all. @param {any} error */
export const isSlow = (error) => /^(program|data)\.(slow|offline)$/.test(error?.code);

/** @param {string} key @param {Values} values */
function inEnglish(key, values) {
  const template = /** @type {Record<string, string>} */ (words)[key];
  return template === undefined ? key : template.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * @param {unknown} error
 * @param {(key: string, values: Values) => string} fillIn puts values into the words of a key
 * @param {(name: string) => string} [nameOf] the words for an argument that is a name: of a setting, of a size
 * @returns {string} what can be shown of it
 */
export function sentence(error, fillIn, nameOf = (name) => name) {
  if (!(error instanceof Problem)) return error instanceof Error ? error.message : String(error);
  const { code, args, at, cause } = error;
  /** @type {Values} */
  const values = { at: String(at), cause: cause === undefined ? "" : sentence(cause, fillIn, nameOf) };
  args.forEach((arg, i) => {
    values[i] = arg;
    values[`name${i}`] = typeof arg === "string" ? nameOf(arg) : arg;
  });
  return fillIn(`error.${code}`, values);
}

/** What a message to another worker can carry. @param {unknown} error @returns {Plain} */
export function plain(error) {
  if (!(error instanceof Problem)) return { message: error instanceof Error ? error.message : String(error) };
  const { code, args, at, cause } = error;
  return { code, args, at, ...(cause === undefined ? {} : { cause: plain(cause) }) };
}

/** The error that was made plain. @param {Plain} from @returns {Error} */
export function errorOf(from) {
  if (!("code" in from)) return new Error(from.message);
  const { code, args, at, cause } = from;
  return new Problem(code, args, { at, cause: cause && errorOf(cause) });
}

/** The program's problem. @param {Uint8Array} bytes as nn/problem writes them: fields that end in a NUL */
export function readProblem(bytes) {
  const fields = new TextDecoder().decode(bytes).split("\0").slice(0, -1);
  /** @returns {Problem} */
  const next = () => {
    const [code, at, count] = fields.splice(0, 3);
    const args = fields.splice(0, Number(count));
    return new Problem(code, args, { at: Number(at), cause: fields.length ? next() : undefined });
  };
  return next();
}
