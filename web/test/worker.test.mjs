// What only the Worker has: a cache in front, a bucket behind, and a clock that wakes it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { weights, worker } from "./homes.mjs";

/** @type {Awaited<ReturnType<typeof worker>>} */
let home;
before(async () => void (home = await worker()));
after(() => home?.stop());

const upload = async (/** @type {number} */ seed) =>
  (await fetch(`${home.url}/api/weights`, { method: "POST", body: weights(seed) })).json();

test("weights that were read once are answered by the cache, ranges and conditions too", async () => {
  const { id } = await upload(1);
  const url = `${home.url}/api/weights/${id}`;
  const first = await (await fetch(url)).arrayBuffer();
  const { bucket } = home;
  await bucket.delete(`weights/${id}`); // behind the Worker's back: whatever answers now is the cache
  const again = await fetch(`${url}?whatever`);
  assert.equal(again.status, 200);
  assert.deepEqual(await again.arrayBuffer(), first);
  assert.equal(again.headers.get("access-control-allow-origin"), "*");
  const head = await fetch(url, { method: "HEAD" });
  assert.equal(head.headers.get("content-length"), String(first.byteLength));
  const part = await fetch(url, { headers: { range: "bytes=8-15" } });
  assert.equal(part.status, 206);
  assert.deepEqual(await part.arrayBuffer(), first.slice(8, 16));
  assert.equal((await fetch(url, { headers: { "if-none-match": `"${id}"` } })).status, 304);
});

test("the nightly sweep counts what the bucket holds", async () => {
  const { bucket } = home;
  await Promise.all([upload(2), upload(3), upload(4)]);
  await bucket.put("used", "1");
  await home.sweep();
  const { objects } = await bucket.list({ prefix: "weights/" });
  const used = await (await bucket.get("used"))?.text();
  assert.ok(objects.length >= 3);
  assert.equal(used, String(objects.reduce((sum, { size }) => sum + size, 0)));
});

test("a full bucket takes nothing more, and tells so", async () => {
  const { bucket } = home;
  await bucket.put("used", "8000000000");
  const response = await fetch(`${home.url}/api/weights`, { method: "POST", body: weights(5) });
  assert.equal(response.status, 507);
  assert.match((await response.json()).error, /no room/);
});

test("the delete token is kept as a hash alone", async () => {
  const { bucket } = home;
  await bucket.delete("used");
  const { id, deleteToken } = await upload(6);
  const object = await bucket.head(`weights/${id}`);
  assert.deepEqual(Object.keys(object?.customMetadata ?? {}), ["token"]);
  assert.match(object?.customMetadata?.token ?? "", /^[0-9a-f]{64}$/);
  assert.ok(!JSON.stringify(object).includes(deleteToken));
});

test("what is uploaded again is put again once it is a month old, token and all", async () => {
  for (const [daysAhead, renewed] of /** @type {[number, boolean][]} */ ([
    [29, false],
    [31, true],
  ])) {
    const later = await worker({ daysAhead });
    try {
      const put = async () => {
        const response = await fetch(`${later.url}/api/weights`, { method: "POST", body: weights(7) });
        return { status: response.status, ...(await response.json()) };
      };
      const { id, deleteToken } = await put();
      const before = await later.bucket.head(`weights/${id}`);
      assert.deepEqual(await put(), { status: 200, id, url: `/#w=${id}` });
      const after = await later.bucket.head(`weights/${id}`);
      assert.equal(after?.version !== before?.version, renewed);
      assert.deepEqual(after?.customMetadata, before?.customMetadata);
      const gone = await fetch(`${later.url}/api/weights/${id}`, {
        method: "DELETE",
        headers: { authorization: `Bearer ${deleteToken}` },
      });
      assert.equal(gone.status, 204);
    } finally {
      await later.stop();
    }
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

test("whoever deletes what is gone takes it out of the cache", async () => {
  const { id, deleteToken } = await upload(9);
  const url = `${home.url}/api/weights/${id}`;
  await (await fetch(url)).arrayBuffer();
  await home.bucket.delete(`weights/${id}`); // as if deleted from another data centre
  await (await fetch(url)).arrayBuffer();
  const gone = await fetch(url, { method: "DELETE", headers: { authorization: `Bearer ${deleteToken}` } });
  assert.equal(gone.status, 404);
  await gone.text();
  const after = await fetch(url);
  assert.equal(after.status, 404);
  await after.text();
});
