// A pattern of test names that matches nothing is a mistake, and make must say so.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const found = fileURLToPath(new URL("../../tools/found.mjs", import.meta.url));

/** Without NODE_TEST_CONTEXT a runner inside this one reports as it does alone. */
const { NODE_TEST_CONTEXT: _, ...env } = process.env;

/** @param {string} pattern @param {string[]} command */
const run = (pattern, ...command) =>
  spawnSync(process.execPath, [found, pattern, ...command], { env, encoding: "utf8" });

/** What go would print. @param {string} output */
const go = (output) => run("Golden", process.execPath, "-e", `console.log(${JSON.stringify(output)})`);

test("a pattern that matches no test of node fails, one that matches a skipped test does not", () => {
  const folder = mkdtempSync(join(tmpdir(), "hourglass-"));
  const file = join(folder, "some.test.mjs");
  writeFileSync(file, 'import { test } from "node:test"; test("one", { skip: "no MNIST" }, () => {});');
  const node = (/** @type {string} */ pattern) =>
    run(pattern, process.execPath, "--test", "--test-reporter=spec", `--test-name-pattern=${pattern}`, file);
  try {
    for (const [pattern, status] of /** @type {const} */ ([
      ["one", 0],
      ["two", 1],
    ])) {
      const { status: got, stdout, stderr } = node(pattern);
      assert.equal(got, status, `${pattern}: ${stdout}`);
      assert.equal(stderr.includes("no test has a name that matches two"), pattern === "two", stderr);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a pattern that matches no test of go fails, also over several packages", () => {
  const none = "ok  \thourglass/nn\t0.013s [no tests to run]";
  assert.equal(go(`${none}\n?   \thourglass/nn/cmd/train\t[no test files]\n${none}`).status, 1);
  assert.equal(go(`${none}\nok  \thourglass/nn/kernel\t0.1s`).status, 0);
});
