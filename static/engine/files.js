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
