// What only the native home can be put through: being killed, and a crowd.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { native, weights } from "./homes.mjs";

/** The id that bytes have: 120 bits of SHA-256 in base32. @param {Uint8Array} bytes */
function idOf(bytes) {
  const bits = [...createHash("sha256").update(bytes).digest().subarray(0, 15)]
    .map((byte) => byte.toString(2).padStart(8, "0"))
    .join("");
  return bits.replace(/.{5}/g, (five) => "abcdefghijklmnopqrstuvwxyz234567"[parseInt(five, 2)]);
}

test(
  "killed in the middle of uploads, forty times, it keeps whole weights and every one that it confirmed",
  { timeout: 120_000 },
  async () => {
    const store = mkdtempSync(join(tmpdir(), "hourglass-killed-"));
    const confirmed = new Set();
    let seed = 0;
    try {
      for (let round = 0; round < 40; round++) {
        const home = await native({ store });
        let down = false;
        const uploaders = Array.from({ length: 4 }, async () => {
          while (!down) {
            try {
              const response = await fetch(`${home.url}/api/weights`, { method: "POST", body: weights(seed++) });
              confirmed.add((await response.json()).id);
            } catch {
              return; // killed
            }
          }
        });
        // Another number of uploads each time, so the blow falls anywhere.
        const enough = confirmed.size + 1 + (round % 7);
        while (confirmed.size < enough) await new Promise(setImmediate);
        down = true;
        await home.stop("SIGKILL");
        await Promise.all(uploaders);
      }
      const names = readdirSync(store).filter((name) => name.endsWith(".weights"));
      for (const name of names) assert.equal(`${idOf(readFileSync(join(store, name)).subarray(32))}.weights`, name);
      for (const id of confirmed) assert.ok(names.includes(`${id}.weights`), `${id} was confirmed and is lost`);
      const home = await native({ store });
      try {
        for (const id of confirmed) {
          const response = await fetch(`${home.url}/api/weights/${id}`);
          assert.equal(response.status, 200);
          assert.equal(idOf(new Uint8Array(await response.arrayBuffer())), id);
        }
      } finally {
        await home.stop();
      }
    } finally {
      rmSync(store, { recursive: true, force: true });
    }
  },
);

test(
  "200 uploads and 2,000 reads over 50 connections lose nothing and answer nothing wrong",
  { timeout: 120_000 },
  async () => {
    const home = await native();
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    /**
     * @param {string} method
     * @param {string} path
     * @param {Uint8Array} [body]
     * @returns {Promise<{ status: number | undefined, body: Buffer }>}
     */
    const ask = (method, path, body) =>
      new Promise((resolve, reject) => {
        const sent = request(home.url + path, { method, agent }, (response) => {
          /** @type {Buffer[]} */
          const chunks = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.on("end", () => resolve({ status: response.statusCode, body: Buffer.concat(chunks) }));
          response.on("error", reject);
        });
        sent.on("error", reject);
        sent.end(body);
      });
    try {
      /** @type {string[]} */
      const ids = [];
      let reads = 0;
      await Promise.all(
        Array.from({ length: 200 }, async (_, seed) => {
          const { status, body } = await ask("POST", "/api/weights", weights(seed));
          assert.equal(status, 201);
          ids.push(JSON.parse(body.toString()).id);
          await Promise.all(
            Array.from({ length: 10 }, async (_, i) => {
              const id = ids[(seed * 7 + i * 13) % ids.length];
              const read = await ask("GET", `/api/weights/${id}`);
              assert.equal(read.status, 200);
              assert.equal(idOf(read.body), id);
              reads++;
            }),
          );
        }),
      );
      assert.equal(new Set(ids).size, 200);
      assert.equal(reads, 2000);
    } finally {
      agent.destroy();
      await home.stop();
    }
  },
);

test(
  "at a start, what a killed process left half written goes, and what was uploaded again stays",
  { timeout: 60_000 },
  async () => {
    const store = mkdtempSync(join(tmpdir(), "hourglass-again-"));
    try {
      const upload = async (/** @type {number} */ seed, /** @type {string} */ url) => {
        const response = await fetch(`${url}/api/weights`, { method: "POST", body: weights(seed) });
        return { status: response.status, id: (await response.json()).id };
      };
      let home = await native({ store });
      const [again, forgotten] = [await upload(1, home.url), await upload(2, home.url)];
      const old = Date.now() / 1000 - 366 * 86_400;
      await home.stop("SIGKILL");
      // As in stores of before, which had no records.
      for (const { id } of [again, forgotten]) {
        rmSync(join(store, `${id}.json`));
        utimesSync(join(store, `${id}.weights`), old, old);
      }
      writeFileSync(
        join(store, `${again.id}.json`),
        JSON.stringify({ uploaded: new Date(), tokens: ["00".repeat(32)] }),
      );
      writeFileSync(join(store, ".upload-1"), "half of");
      home = await native({ store });
      try {
        const status = async (/** @type {string} */ id) => (await fetch(`${home.url}/api/weights/${id}`)).status;
        const files = () => readdirSync(store).sort();
        while (files().length > 3) await new Promise(setImmediate); // the sweep runs beside
        assert.deepEqual(files(), [".lock", `${again.id}.json`, `${again.id}.weights`]);
        assert.equal(await status(again.id), 200);
        assert.equal(await status(forgotten.id), 404);
      } finally {
        await home.stop();
      }
    } finally {
      rmSync(store, { recursive: true, force: true });
    }
  },
);

test("a client that connects and sends six seconds later is answered", { timeout: 60_000 }, async () => {
  const home = await native();
  try {
    const { hostname: host, port } = new URL(home.url);
    const socket = connect({ host, port: Number(port) });
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    socket.write("GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let answer = "";
    for await (const chunk of socket) answer += chunk;
    assert.match(answer, /^HTTP\/1.1 200 /);
  } finally {
    await home.stop();
  }
});
