// The program for a classroom, which has the site in it: `make release`.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { weights } from "./homes.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const site = join(root, "build", "site");
const releases = join(root, "build", "release-test"); // what make release has built for use stays
const name = `hourglass-${platform()}-${arch() === "x64" ? "amd64" : arch()}`;

/** @returns {Buffer} the program for this machine, built anew */
function release() {
  execFileSync(
    "make",
    ["-s", "release", `PLATFORMS=${name.replace("hourglass-", "").replace("-", "/")}`, `RELEASES=${releases}`],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  return readFileSync(join(releases, name));
}

/** What a page gets of the site: no folder, no stored form. */
const files = readdirSync(site, { recursive: true, encoding: "utf8" })
  .filter((path) => statSync(join(site, path)).isFile())
  .filter((path) => !path.endsWith(".br") && !(path.endsWith(".gz") && !path.startsWith("data")))
  .filter((path) => path !== "index.html");

test(
  "one file serves the whole site to a class, and keeps what they share beside it",
  { timeout: 300_000 },
  async () => {
    const program = release();
    assert(program.equals(release()), "built twice, it is not the same");
    const sums = readFileSync(join(releases, "SHA256SUMS"), "utf8");
    const sum = createHash("sha256").update(program).digest("hex");
    assert.equal(sums, `${sum}  ${name}\n`);

    const folder = mkdtempSync(join(tmpdir(), "hourglass-room-"));
    cpSync(join(releases, name), join(folder, name));
    const server = spawn(join(folder, name), ["-addr", ":0"], { cwd: "/", stdio: ["ignore", "pipe", "pipe"] });
    try {
      const ended = new Promise((resolve) => server.on("exit", resolve));
      let [said, board] = ["", ""];
      server.stderr.on("data", (chunk) => (board += chunk));
      const url = await new Promise((resolve, reject) => {
        server.on("exit", () => reject(new Error(board)));
        server.stdout.on("data", (chunk) => {
          const found = (said += chunk).match(/http:\/\/localhost:\d+\//);
          if (found) resolve(found[0]);
        });
      });

      const began = performance.now();
      const clients = Array.from({ length: 40 }, async (_, client) => {
        for (const path of ["", ...files]) {
          const response = await fetch(url + path);
          assert.equal(response.status, 200, path);
          const bytes = Buffer.from(await response.arrayBuffer());
          if (client === 0) assert(bytes.equals(readFileSync(join(site, path || "index.html"))), path);
        }
        const shared = await fetch(`${url}api/weights`, { method: "POST", body: weights(client, { padding: 4096 }) });
        assert.equal(shared.status, 201, await shared.text());
      });
      await Promise.all(clients);
      console.log(`# 40 clients, ${files.length} files each: ${((performance.now() - began) / 1000).toFixed(1)} s`);

      assert.match(board, /Others in the same network open:\n {2}http:|This machine is in no network/);
      server.kill("SIGTERM");
      assert.equal(await ended, 0);
      const kept = readdirSync(join(folder, "hourglass-shared"), { recursive: true });
      assert(kept.length >= 40, `${kept.length} files are kept`);
    } finally {
      server.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
