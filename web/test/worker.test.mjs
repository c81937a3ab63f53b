// What only the Worker has: a cache in front, a bucket behind, and a clock that wakes it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { native, weights, worker } from "./homes.mjs";

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
  for (const headers of /** @type {Record<string, string>[]} */ ([
    { "if-match": `"${id}"` },
    { "if-match": "*" },
    { range: "bytes=0-7,16-23" },
    { range: "bytes=0-7", "if-range": '"x"' },
    { "if-none-match": '"x"' },
    { "if-match": '"x"' },
    { range: "bytes=999999-" },
    { range: "bytes=0-0,2-2,4-4,6-6,8-8" },
  ])) {
    const answer = await fetch(url, { headers });
    assert.notEqual(answer.status, 404, `${JSON.stringify(headers)} goes past the cache`);
    await answer.arrayBuffer();
  }
});

test("what is answered from the cache is what the program answers", async () => {
  const cases = /** @type {Record<string, string>[]} */ ([
    { "if-match": '"x"' },
    { "if-match": '"x", "y"', range: "bytes=0-7" },
    { range: "bytes=999999-" },
    { range: "bytes=-0" },
    { range: "bytes=5-2" },
    { range: "bytes=0-0,2-2,4-4,6-6,8-8" },
    { range: "bytes=0-" },
    { range: "bytes= 3 - 9 " },
    { range: "bytes=,2-5," },
    { range: "bytes=-1000000" },
    { range: "bytes=0-300,0-300" },
    { range: "bytes=999999-,0-3" },
    { range: "bytes=" },
    { range: "bytes=0-3", "if-range": "x" },
    { "if-none-match": 'x, "y"' },
  ]);
  const program = await native();
  try {
    const answers = [];
    for (const { url: origin } of [program, home]) {
      const made = await fetch(`${origin}/api/weights`, { method: "POST", body: weights(20) });
      const url = `${origin}/api/weights/${(await made.json()).id}`;
      await (await fetch(url)).arrayBuffer(); // now the cache has it
      const all = [];
      for (const headers of cases) {
        const response = await fetch(url, { headers });
        const names = ["content-type", "content-range", "cache-control", "access-control-allow-origin", "etag"];
        const said = names.map((name) => response.headers.get(name));
        all.push([headers, response.status, said, Buffer.from(await response.arrayBuffer()).toString("latin1")]);
      }
      answers.push(all);
    }
    for (const [i, answer] of answers[0].entries()) assert.deepEqual(answers[1][i], answer);
  } finally {
    await program.stop();
  }
});

test("a request with several ranges or If-Match fills the cache, which answers the next one", async () => {
  for (const [seed, headers] of /** @type {[number, Record<string, string>][]} */ ([
    [21, { range: "bytes=0-7,16-23" }],
    [22, { "if-match": "*" }],
  ])) {
    const { id } = await upload(seed);
    const url = `${home.url}/api/weights/${id}`;
    const first = await (await fetch(url, { headers })).arrayBuffer();
    await home.bucket.delete(`weights/${id}`);
    const again = await fetch(url, { headers });
    assert.ok(again.ok, JSON.stringify(headers));
    assert.equal((await again.arrayBuffer()).byteLength, first.byteLength);
  }
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

test("in a full bucket, what was never opened makes room first, and then what was opened longest ago", async () => {
  const full = await worker({ vars: { QUOTA_MB: "1" } });
  try {
    const put = async (/** @type {number} */ seed) => {
      const body = weights(seed, { sizes: [784, 50, 784] }); // 317 kB
      const response = await fetch(`${full.url}/api/weights`, { method: "POST", body });
      assert.equal(response.status, 201, await response.clone().text());
      return (await response.json()).id;
    };
    const open = async (/** @type {string} */ id) => (await fetch(`${full.url}/api/weights/${id}`)).arrayBuffer();
    const there = async () => {
      const { objects } = await full.bucket.list({ prefix: "weights/" });
      return objects.map(({ key }) => key.slice("weights/".length)).sort();
    };
    const opened = await put(1);
    await open(opened);
    const [older, newer] = [await put(2), await put(3)];
    const next = await put(4);
    assert.deepEqual(await there(), [opened, newer, next].sort(), `${older} goes`);
    await open(newer);
    await open(next);
    const last = await put(5);
    assert.deepEqual(await there(), [newer, next, last].sort(), `${opened} goes`);
    const large = await fetch(`${full.url}/api/weights`, {
      method: "POST",
      body: weights(6, { sizes: [784, 300, 784] }),
    });
    assert.equal(large.status, 507);
    assert.match((await large.json()).error, /no room/);
    const used = await (await full.bucket.get("used"))?.text();
    const { objects } = await full.bucket.list({ prefix: "weights/" });
    assert.equal(used, String(objects.reduce((sum, { size }) => sum + size, 0)));
  } finally {
    await full.stop();
  }
});

test("delete tokens are kept as hashes alone", async () => {
  const { bucket } = home;
  const { id, deleteToken } = await upload(6);
  const { objects } = await bucket.list({ prefix: `tokens/${id}/` });
  assert.equal(objects.length, 1);
  assert.match(objects[0].key.slice(`tokens/${id}/`.length), /^[0-9a-f]{64}$/);
  const everything = await bucket.list({ prefix: "" });
  assert.ok(!JSON.stringify(everything).includes(deleteToken));
});

test("the nightly sweep removes what nobody uploaded or opened for a year, and tokens of nothing", async () => {
  for (const [daysAhead, stays] of /** @type {[number, boolean][]} */ ([
    [364, true],
    [366, false],
  ])) {
    const later = await worker({ daysAhead });
    try {
      const response = await fetch(`${later.url}/api/weights`, { method: "POST", body: weights(7) });
      const { id, deleteToken } = await response.json();
      await (await fetch(`${later.url}/api/weights/${id}`)).arrayBuffer();
      for (const prefix of ["tokens", "opened"]) await later.bucket.put(`${prefix}/${"a".repeat(24)}`, "");
      await later.sweep();
      const keys = (await later.bucket.list({ prefix: "" })).objects.map(({ key }) => key.split("/")[0]);
      assert.deepEqual(keys, stays ? ["opened", "tokens", "used", "weights"] : ["tokens", "used"]);
      if (!stays) await later.sweep(); // what was left of them
      const left = await later.bucket.list({ prefix: "" });
      assert.equal(left.objects.length, stays ? 4 : 1);
      const headers = { authorization: `Bearer ${deleteToken}` };
      const gone = await fetch(`${later.url}/api/weights/${id}`, { method: "DELETE", headers });
      assert.equal(gone.status, stays ? 204 : 404);
    } finally {
      await later.stop();
    }
  }
});

test("an opening is noted once in a day", async () => {
  const later = await worker({ daysAhead: 1.1 });
  try {
    for (const [home_, renewed] of /** @type {[typeof later, boolean][]} */ ([
      [home, false],
      [later, true],
    ])) {
      const made = await fetch(`${home_.url}/api/weights`, { method: "POST", body: weights(8) });
      const { id } = await made.json();
      const range = { range: "bytes=0-7" }; // the cache has only wholes
      const versions = [];
      for (let i = 0; i < 2; i++) {
        await (await fetch(`${home_.url}/api/weights/${id}`, { headers: range })).arrayBuffer();
        versions.push((await home_.bucket.head(`opened/${id}`))?.version);
      }
      assert.ok(versions[0]);
      assert.equal(versions[0] !== versions[1], renewed);
    }
  } finally {
    await later.stop();
  }
});

test("weights of before, with their token in the metadata, are read, shared again and deleted", async () => {
  const { id, deleteToken } = await upload(30);
  const { bucket } = home;
  const key = `weights/${id}`;
  const [{ key: token }] = (await bucket.list({ prefix: `tokens/${id}/` })).objects;
  const bytes = await (await fetch(`${home.url}/api/weights/${id}`)).arrayBuffer();
  const before = async () => {
    for (const other of [token, `opened/${id}`]) await bucket.delete(other);
    const customMetadata = { token: token.split("/")[2] };
    await bucket.put(key, bytes, { customMetadata });
  };
  const remove = async (/** @type {string} */ with_) => {
    const headers = { authorization: `Bearer ${with_}` };
    const response = await fetch(`${home.url}/api/weights/${id}`, { method: "DELETE", headers });
    await response.text();
    return response.status;
  };
  await before();
  assert.equal(await remove("x"), 403);
  assert.equal(await remove(deleteToken), 204);
  for (const firstGoes of [true, false]) {
    await before();
    const second = (await upload(30)).deleteToken;
    const tokens = firstGoes ? [deleteToken, second] : [second, deleteToken];
    assert.equal(await remove(tokens[0]), 200);
    assert.equal(await remove(tokens[0]), 403);
    assert.equal(await remove(tokens[1]), 204);
    assert.equal(await bucket.head(key), null);
  }
});

test("an upload that finds the weights while their last token is used up keeps them", async () => {
  const { id } = await upload(40);
  const other = "0".repeat(64);
  const racing = await worker({ meanwhile: `tokens/${id}/${other}` });
  try {
    const url = `${racing.url}/api/weights`;
    const made = await (await fetch(url, { method: "POST", body: weights(40) })).json();
    assert.equal(made.id, id);
    const headers = { authorization: `Bearer ${made.deleteToken}` };
    const taken = await fetch(`${url}/${id}`, { method: "DELETE", headers });
    assert.equal(taken.status, 200);
    assert.deepEqual(await taken.json(), { id, stays: true });
    const kept = await fetch(`${url}/${id}`);
    assert.equal(kept.status, 200);
    assert.deepEqual(
      Buffer.from(await kept.arrayBuffer()),
      Buffer.from(await (await fetch(`${home.url}/api/weights/${id}`)).arrayBuffer()),
    );
  } finally {
    await racing.stop();
  }
});

test("the sweep leaves the token of an upload whose weights are still on their way", async () => {
  const key = `tokens/${"b".repeat(24)}/${"0".repeat(64)}`;
  await home.bucket.put(key, "");
  await home.sweep();
  assert.ok(await home.bucket.head(key));
  await home.bucket.delete(key);
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
