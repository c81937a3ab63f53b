// What the tests of sharing and of opening have in common.

/** @typedef {import("playwright-core").Page} Page */

export const patience = { timeout: 60_000 };

/** @param {Page} page @returns {Promise<number[]>} */
export const parameters = (page) =>
  page.evaluate(async () => [.../** @type {any} */ (await /** @type {any} */ (globalThis).engine.parameters())]);

/**
 * Follows a link as a person does, and waits for the card.
 * @param {Page} page
 * @param {string} hash
 * @param {RegExp} says
 */
export async function follow(page, hash, says) {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.waitForFunction(
    (source) => new RegExp(source).test(document.getElementById("opened")?.innerText ?? ""),
    says.source,
    patience,
  );
}

/** @param {Page} page @param {string} name */
export const card = async (page, name) =>
  (await page.locator("#opened").isVisible()) ? page.locator("#opened").innerText() : name;

/**
 * Drops a file on a part of the page.
 * @param {Page} page
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {string} [onto] a selector
 */
export const drop = (page, name, bytes, onto = "h1") =>
  page.evaluate(
    ([name, base64, onto]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      document
        .querySelector(onto)
        ?.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    /** @type {const} */ ([name, Buffer.from(bytes).toString("base64"), onto]),
  );
