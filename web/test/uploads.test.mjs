// What the Worker takes at once, and from whom: limits, and the memory and time of uploads.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deep, weights, worker } from "./homes.mjs";

test("bytes of uploads and wrong tokens have limits of their own, and reads go on", async () => {
  const strict = await worker({ limits: { UPLOAD_MB: 10, GUESSES: 2 } });
  try {
    const post = (/** @type {BodyInit} */ body) => fetch(`${strict.url}/api/weights`, { method: "POST", body });
    /** @type {number[]} */
    let statuses = [];
    let id = "";
    // The limit counts within minutes. Where one ends between two uploads, the next try lies in a single one.
    for (const first of [0, 10]) {
      statuses = [];
      for (let i = first; i < first + 4; i++) {
        const response = await post(weights(i, { sizes: deep })); // 4.6 MB
        const answer = await response.json();
        statuses.push(response.status);
        if (response.status === 429) assert.equal(answer.code, "web.bytes");
        id ||= answer.id;
      }
      if (statuses.includes(429)) break;
    }
    assert.equal(statuses[3], 429);
    assert.match(id, /^[\w-]+$/); // the first went through
    const guesses = [];
    for (let i = 0; i < 3; i++) {
      const headers = { authorization: "Bearer x" };
      const response = await fetch(`${strict.url}/api/weights/${id}`, { method: "DELETE", headers });
      guesses.push(response.status);
      if (i === 2) assert.ok(Number(response.headers.get("retry-after")) > 0);
      await response.text();
    }
    assert.deepEqual(guesses, [403, 403, 429]);
    assert.equal((await fetch(`${strict.url}/api/weights/${id}`)).status, 200);
  } finally {
    await strict.stop();
  }
});

test("more uploads at once than there is memory for wait, or are told when to come again", async () => {
  for (const [patience, allowed] of /** @type {[string, number[]][]} */ ([
    ["600000", [201]],
    ["0", [201, 503]],
  ])) {
    const small = await worker({ vars: { PATIENCE_MS: patience } });
    try {
      const statuses = await Promise.all(
        Array.from({ length: 6 }, async (_, seed) => {
          const body = weights(seed, { sizes: deep });
          const response = await fetch(`${small.url}/api/weights`, { method: "POST", body });
          const answer = await response.json();
          if (response.status === 503) {
            assert.equal(response.headers.get("retry-after"), "5");
            assert.equal(answer.code, "web.busy");
            assert.deepEqual(answer.args, ["5"]);
          }
          return response.status;
        }),
      );
      assert.deepEqual([...new Set(statuses)].sort(), allowed);
    } finally {
      await small.stop();
    }
  }
});

test("an upload that stands still is told, and those behind it go on", { timeout: 60_000 }, async () => {
  const strict = await worker({ vars: { SLOW_START_MS: "300" } });
  try {
    const answers = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const body = new ReadableStream({ start: (to) => to.enqueue(new Uint8Array(1000)) });
        const init = /** @type {RequestInit} */ ({ method: "POST", body, duplex: "half" });
        const response = await fetch(`${strict.url}/api/weights`, init);
        return [response.status, (await response.json()).code];
      }),
    );
    assert.deepEqual(answers, Array(3).fill([408, "web.slow"]));
  } finally {
    await strict.stop();
  }
});

test("no request has more memory than is counted for it", { timeout: 120_000 }, async () => {
  const source = readFileSync(new URL("../entry.mjs", import.meta.url), "utf8");
  const constant = (/** @type {string} */ name) =>
    Number(source.match(new RegExp(`^const ${name} = (\\d+)( \\* megabyte)?;`, "m"))?.[1]);
  const megabyte = 1 << 20;
  assert.ok(constant("memory") <= 100, "128 MB are for the code as well");
  const watched = await worker({ memory: true });
  try {
    const last = async () => {
      const all = /** @type {number[]} */ (await (await fetch(`${watched.url}/api/memory`)).json());
      return /** @type {number} */ (all.at(-1));
    };
    for (const [sizes, padding] of /** @type {[number[], number][]} */ ([
      [[784, 1200, 30, 1200, 784], 0],
      [deep, 900_000],
      [[784, 300, 784], 0],
      [[784, 50, 784], 0],
      [[4, 2, 4], 0],
    ])) {
      const body = weights(50, { sizes, padding });
      const response = await fetch(`${watched.url}/api/weights`, { method: "POST", body });
      const { id, deleteToken } = await response.json();
      assert.equal(response.status, 201);
      const counted = constant("ofProgram") * megabyte + constant("perByte") * body.length;
      const used = (await last()) + body.length; // in JavaScript, too
      assert.ok(used <= counted, `an upload of ${body.length} bytes has ${used}, and ${counted} are counted`);
      const url = `${watched.url}/api/weights/${id}`;
      await (await fetch(url)).arrayBuffer();
      const read = await last();
      await fetch(url, { method: "DELETE", headers: { authorization: `Bearer ${deleteToken}` } });
      for (const small of [read, await last()]) assert.ok(small <= constant("ofProgram") * megabyte, `${small} bytes`);
    }
  } finally {
    await watched.stop();
  }
});

test("the networks of IPv6 addresses are one writer each", async () => {
  const strict = await worker({ writes: 2 });
  const write = async (/** @type {string} */ address) => {
    const response = await fetch(`${strict.url}/api/weights`, {
      method: "POST",
      body: weights(8),
      headers: { "cf-connecting-ip": address },
    });
    await response.text();
    return response.status;
  };
  try {
    await write("192.0.2.0"); // so that the others find it there
    /** @type {number[]} */
    let statuses = [];
    // The limit counts within minutes. Where one ends between two writes, the next try lies in a single one.
    for (const net of ["2001:db8:0", "2001:db8:1"]) {
      statuses = [];
      for (const end of [":0::1", ":0::2", ":0:0:ffff::3", ":1::1"]) statuses.push(await write(net + end));
      if (statuses.includes(429)) break;
    }
    assert.deepEqual(statuses, [200, 200, 429, 200]);
    assert.deepEqual([await write("192.0.2.1"), await write("192.0.2.2")], [200, 200]);
  } finally {
    await strict.stop();
  }
});
