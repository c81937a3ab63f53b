// The site's own files, on whatever host they lie.

/**
 * Whether an answer is a page where none was asked for: some hosts send index.html for whatever they do not have.
 * @param {Response} response
 */
export const isPage = (response) => /^text\/html\b/i.test(response.headers.get("Content-Type") ?? "");

/**
 * An answer as a host should have typed it: WebAssembly is compiled while it comes only if it is called that.
 * @param {Response} response
 * @param {string} type
 */
export const typed = (response, type) =>
  response.headers.get("Content-Type") === type
    ? response // as it came: a browser keeps the compiled form with it
    : new Response(response.body, { headers: { "Content-Type": type } });

/**
 * Where a worker's script is. It must have the origin of its page: in a page of another origin it is therefore one
 * line, which imports ours.
 * @param {string} name of a file beside this one
 */
export function scriptAddress(name) {
  const script = new URL(name, import.meta.url);
  if (script.origin === location.origin) return script;
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(script.href)};`], { type: "text/javascript" }));
}
