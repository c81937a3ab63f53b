// The layers of the network, changed where they stand in the hourglass.

import assert from "node:assert/strict";
import { test } from "node:test";
import { denoiser, own, shows, tool } from "../hourglass.mjs";
import { accessible, ready, withPage } from "../page.mjs";

test("layers are resized, removed and added where they stand, and the address repeats it", async () => {
  await withPage({ path: own }, async (page) => {
    await ready(page);
    await shows(page, "784-64-784:sigmoid");
    await tool(page, "less", 1).click();
    await shows(page, "784-48-784:sigmoid");
    assert.equal(await page.locator("#setting-layers").inputValue(), "784-48-784");
    // One more, on both sides.
    await page.locator(".hg-tool.add").first().click();
    await page.locator(".hg-card").getByRole("button", { name: /dense/ }).click();
    await shows(page, "784-192-48-192-784:sigmoid");
    assert.match(page.url(), /layers=784-192-48-192-784/);
    // Exactly, in its card; mirrored.
    await tool(page, "size", 3).click();
    await page.locator(".hg-card").getByLabel("Units").fill("100");
    await page.keyboard.press("Enter");
    await shows(page, "784-100-48-100-784:sigmoid");
    // On one side alone.
    await page.uncheck("#hourglass-mirror");
    await tool(page, "remove", 1).click();
    await shows(page, "784-48-100-784:sigmoid");
    await tool(page, "size", 1).click();
    await page.locator(".hg-card").getByLabel("Activation").selectOption("tanh");
    await shows(page, "784-48:tanh-100-784:sigmoid");
    // Someone else opens the link.
    const url = page.url();
    await page.goto("about:blank");
    await page.goto(url);
    await ready(page);
    await shows(page, "784-48:tanh-100-784:sigmoid");
    // And back.
    await page.click("#hourglass-reset");
    await shows(page, "784-64-784:sigmoid");
    assert.equal(await page.locator("#hourglass-reset").isVisible(), false);
    assert.doesNotMatch(page.url(), /layers=/);
    assert.equal(await page.locator("#complaint").isVisible(), false);
  });
});

test("an edit by keys alone; the focus stays where it was", async () => {
  await withPage({ path: `${own}&model=deep` }, async (page) => {
    await ready(page);
    await shows(page, "784-512-256-128-64-128-256-512-784:sigmoid");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await page.locator(".hg-diagram").focus();
    await page.keyboard.press("Tab");
    assert.match((await focused()) ?? "", /^(More in l|L)ayer 1\b/);
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    assert.match((await focused()) ?? "", /layer 4; it has 64$/);
    await page.keyboard.press("Enter");
    await shows(page, "784-512-256-128-80-128-256-512-784:sigmoid");
    assert.equal(await focused(), "More in layer 4; it has 80");
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowDown");
    assert.equal(await focused(), "Remove layer 4");
    await page.keyboard.press("Enter");
    await shows(page, "784-512-256-128-128-256-512-784:sigmoid");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".hg-card").isVisible(), true);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".hg-card").isVisible(), false);
    assert.match((await focused()) ?? "", /^Layer 4, 128: size and options$/);
  });
});

test("what cannot be is said at its place, and the old network stays", async () => {
  await withPage({}, async (page) => {
    /** @type {string[]} */
    const asked = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      if (asked.length === 1) dialog.dismiss();
      else dialog.accept();
    });
    await ready(page);
    await shows(page, denoiser);
    await page.uncheck("#hourglass-mirror");
    await tool(page, "remove", 7).click();
    const problem = page.locator(".hg-problem");
    assert.match(
      await problem.innerText(),
      /^That cannot be\. Layer 9, t1k4: the output has 16 numbers, the input 784; .*\. The network stays as it is\.$/,
    );
    const [there, here] = [await problem.boundingBox(), await tool(page, "remove", 7).boundingBox()];
    assert(there && here && here.x >= there.x && here.x <= there.x + there.width, "it is said elsewhere");
    assert.equal(await page.locator("#setting-shown").inputValue(), "denoiser");
    assert.equal(await page.locator("#setting-layers").inputValue(), "");
    await shows(page, denoiser);
    await accessible(page, "a refusal", "#hourglass");
    // In the card, too.
    await tool(page, "size", 2).click();
    await page.locator(".hg-card").getByLabel("Filters").fill("60000");
    await page.keyboard.press("Enter");
    assert.match(await problem.innerText(), /Layer 2, c60000s2(:leaky)?: more than 1048576 numbers between the layers/);
    await accessible(page, "a card with a refusal", "#hourglass");
    // What can be makes a network of one's own of the shipped one, if the person agrees to give that up.
    assert.deepEqual(asked, []);
    const narrow = async () => {
      if (!(await page.locator(".hg-card").isVisible())) await tool(page, "size", 2).click();
      await page.locator(".hg-card").getByLabel("Filters").fill("16");
      await page.keyboard.press("Enter");
    };
    await narrow();
    assert.match(asked[0], /^“Shipped denoiser” has learned what it knows with these layers/);
    await shows(page, denoiser);
    assert.equal(await page.locator("#setting-shown").inputValue(), "denoiser");
    await narrow();
    assert.equal(asked.length, 2);
    await shows(page, denoiser.replace("c64s2", "c16s2"));
    assert.equal(await page.locator("#setting-shown").inputValue(), "own");
    assert.equal(await problem.isVisible(), false);
    assert.equal(await page.locator("#complaint").isVisible(), false);
    // And back.
    const back = page.locator("#hourglass-reset");
    assert.equal(await back.innerText(), "Back to Shipped denoiser");
    await back.click();
    await shows(page, denoiser);
    assert.equal(await page.locator("#setting-shown").inputValue(), "denoiser");
  });
});
