// What the service promises, asked of both of its homes.

import assert from "node:assert/strict";
import { request as rawRequest } from "node:http";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { deep, native, weights, worker } from "./homes.mjs";

/** @param {Response} response @param {number} status */
async function refuses(response, status) {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.equal(response.headers.get("content-type"), "application/json");
  const { error, code, args, cause, ...rest } = JSON.parse(text);
  assert.match(error, /^[A-Z].{8,}\.$/);
  assert.match(code, /^web\.\w+$/);
  assert(args.every((/** @type {unknown} */ arg) => typeof arg === "string" && error.includes(arg)));
  assert.equal(Boolean(cause), code === "web.weights");
  assert.deepEqual(rest, {});
}

/** @param {Response} response @returns {Promise<Uint8Array<ArrayBuffer>>} */
const bytes = async (response) => new Uint8Array(await response.arrayBuffer());

for (const [name, start] of Object.entries({ native, worker })) {
  describe(name, () => {
    /** @type {import("./homes.mjs").Home} */
    let home;
    before(async () => void (home = await start()));
    after(() => home?.stop());

    const ask = (/** @type {string} */ path, /** @type {RequestInit} */ init) => fetch(home.url + path, init);
    const post = (/** @type {BodyInit | undefined} */ body, /** @type {Record<string, string>} */ headers = {}) =>
      ask("/api/weights", { method: "POST", body, headers });
    const upload = async (/** @type {Uint8Array<ArrayBuffer>} */ file) => {
      const response = await post(file);
      assert.equal(response.status, 201, await response.clone().text());
      return /** @type {{ id: string, url: string, deleteToken: string }} */ (await response.json());
    };

    test("the first request of all, health, is answered", async () => {
      const response = await ask("/api/health", {});
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), { status: "ok" });
      assert.equal((await ask("/api/health", { method: "HEAD" })).status, 200);
    });

    test("weights are uploaded, fetched and deleted", async () => {
      const made = await upload(weights(1, { padding: 64 }));
      assert.match(made.id, /^[a-z2-7]{24}$/);
      assert.equal(made.url, `/#w=${made.id}`);
      const path = `/api/weights/${made.id}`;
      const again = await post(weights(1));
      assert.equal(again.status, 200, "the same numbers, in other bytes");
      const second = await again.json();
      assert.deepEqual(second, { id: made.id, url: made.url, deleteToken: second.deleteToken });
      assert.match(second.deleteToken, /^[A-Z2-7]{26}$/);
      assert.notEqual(second.deleteToken, made.deleteToken);

      for (const time of ["first", "from the cache"]) {
        const response = await ask(path, { headers: { Origin: "https://elsewhere.example" } });
        assert.equal(response.status, 200, time);
        assert.equal(response.headers.get("etag"), `"${made.id}"`);
        assert.equal(response.headers.get("access-control-allow-origin"), "*");
        assert.match(response.headers.get("cache-control") ?? "", /immutable/);
        assert.equal(response.headers.get("x-content-type-options"), "nosniff");
        const got = await bytes(response);
        assert.deepEqual(got.slice(-64), weights(1).slice(-64));

        const head = await ask(path, { method: "HEAD" });
        assert.equal(head.status, 200);
        assert.equal(head.headers.get("content-length"), String(got.length));
        assert.equal(await head.text(), "");
      }

      const authorization = `Bearer ${made.deleteToken}`;
      await refuses(await ask(path, { method: "DELETE" }), 401);
      await refuses(await ask(path, { method: "DELETE", headers: { authorization: `${authorization}x` } }), 403);
      await refuses(
        await ask(path, { method: "DELETE", headers: { authorization, origin: "https://elsewhere.example" } }),
        403,
      );
      // The first of two uploads is taken back; the second's link stays.
      const first = await ask(path, { method: "DELETE", headers: { authorization } });
      assert.equal(first.status, 200);
      assert.deepEqual(await first.json(), { id: made.id, stays: true });
      await refuses(await ask(path, { method: "DELETE", headers: { authorization } }), 403);
      assert.equal((await ask(path, { method: "HEAD" })).status, 200);
      const gone = await ask(path, {
        method: "DELETE",
        headers: { authorization: `bearer ${second.deleteToken}` },
      });
      assert.equal(gone.status, 204);
      await refuses(await ask(path, {}), 404);
      assert.equal((await ask(path, { method: "HEAD" })).status, 404);
      await refuses(await ask(path, { method: "DELETE", headers: { authorization } }), 404);
      const back = await upload(weights(1));
      assert.equal(back.id, made.id);
      assert.notEqual(back.deleteToken, made.deleteToken);
    });

    test("ranges and conditions, before and after the cache has the weights", async () => {
      const { id } = await upload(weights(2));
      const path = `/api/weights/${id}`;
      let whole = new Uint8Array();
      for (const cached of [false, true]) {
        if (cached) whole = await bytes(await ask(path, {}));
        for (const [range, from, to] of /** @type {[string, number, number | undefined][]} */ ([
          ["bytes=0-7", 0, 8],
          ["bytes=100-", 100, undefined],
          ["bytes=-8", -8, undefined],
        ])) {
          const response = await ask(path, { headers: { range } });
          assert.equal(response.status, 206, range);
          const got = await bytes(response);
          assert.match(response.headers.get("content-range") ?? "", /^bytes \d+-\d+\/\d+$/);
          if (cached) assert.deepEqual(got, whole.slice(from, to), range);
        }
        for (const range of [
          "bytes=999999-",
          "bytes=-0",
          "bytes=0-7,-0",
          "bytes=5-2",
          "bytes=x",
          "bytes=99999999999999999999-",
        ]) {
          const nothing = await ask(path, { headers: { range } });
          assert.equal(nothing.headers.get("access-control-allow-origin"), "*", range);
          assert.equal(nothing.headers.get("x-content-type-options"), "nosniff", range);
          assert.equal(nothing.headers.get("cache-control"), "no-store", range);
          await refuses(nothing, 416);
        }
        const stale = await ask(path, { headers: { "if-match": '"x"' } });
        assert.equal(stale.headers.get("cache-control"), "no-store");
        await refuses(stale, 412);
        for (const headers of /** @type {Record<string, string>[]} */ ([
          { "if-range": '"x"', range: "bytes=0-7" },
          { "if-match": `"${id}"` },
          { range: "lines=1-2" },
          { "if-none-match": id },
          { "if-modified-since": "Sun, 06 Nov 2044 08:49:37 GMT" },
          { "if-none-match": '"x"', "if-range": '"x"', range: "bytes=0-7" },
        ])) {
          const response = await ask(path, { headers });
          assert.equal(response.status, 200, JSON.stringify(headers));
          if (cached) assert.deepEqual(await bytes(response), whole);
          else await response.arrayBuffer();
        }
        const head = await ask(path, { method: "HEAD", headers: { range: "bytes=0-7" } });
        assert.equal(head.status, 200);
        if (cached) assert.equal(head.headers.get("content-length"), String(whole.length));
        for (const range of ["bytes=0-7,16-23", "bytes=0-0, 2-2,-4,9-9"]) {
          const parts = await ask(path, { headers: { range } });
          assert.equal(parts.status, 206);
          const boundary = /^multipart\/byteranges; boundary=(.+)$/.exec(parts.headers.get("content-type") ?? "")?.[1];
          const text = Buffer.from(await bytes(parts)).toString("latin1");
          assert.equal(text.split(`--${boundary}\r\n`).length, 1 + range.split(",").length, text);
          assert.ok(text.endsWith(`--${boundary}--\r\n`), text);
          if (cached) assert.ok(text.includes(Buffer.from(whole.slice(0, 1)).toString("latin1")));
        }
        await refuses(await ask(path, { headers: { range: "bytes=0-0,2-2,4-4,6-6,8-8" } }), 416);
        await refuses(await ask(path, { headers: { range: `bytes=${"0-0,".repeat(500)}0-0` } }), 416);
        for (const tag of [`"${id}"`, `W/"${id}"`, `"x", "${id}"`, "*"]) {
          for (const init of [{}, { method: "HEAD" }, { headers: { range: "bytes=0-7" } }]) {
            const response = await ask(path, { ...init, headers: { ...init.headers, "if-none-match": tag } });
            const what = `${tag} ${JSON.stringify(init)}${cached ? ", cached" : ""}`;
            assert.equal(response.status, 304, what);
            assert.equal(response.headers.get("etag"), `"${id}"`, what);
            assert.match(response.headers.get("cache-control") ?? "", /immutable/, what);
            assert.equal(response.headers.get("access-control-allow-origin"), "*", what);
            assert.equal(await response.text(), "");
          }
        }
        const other = await ask(path, { headers: { "if-none-match": '"x"' } });
        assert.equal(other.status, 200);
        await other.arrayBuffer();
      }
    });

    test("the deep model's 4.6 MB arrive as they were sent", async () => {
      const file = weights(6, { sizes: deep });
      const { id } = await upload(file);
      const data = file.slice(-4 * 1_149_520);
      for (const time of ["first", "again"]) {
        const got = await bytes(await ask(`/api/weights/${id}`, {}));
        assert.ok(Buffer.from(got.slice(-data.length)).equals(data), time);
      }
      const part = await ask(`/api/weights/${id}`, { headers: { range: `bytes=-${data.length / 2}` } });
      assert.ok(Buffer.from(await bytes(part)).equals(data.slice(data.length / 2)));
    });

    test("what is malformed, unknown or not allowed gets its status and a sentence", async () => {
      const file = weights(3);
      for (const body of [undefined, "hello", file.slice(0, -1), new Uint8Array([...file, 0])])
        await refuses(await post(body), 400);
      const claim = new Uint8Array(8);
      new DataView(claim.buffer).setBigUint64(0, 100n << 20n, true);
      await refuses(await post(claim), 400);
      const many = '{"__metadata__":{"layers":"784-6000-784"}}';
      await refuses(
        await post(new Uint8Array([many.length, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(many)])),
        413,
      );
      await refuses(await post(new Uint8Array((8 << 20) + 1)), 413);
      const compressed = await post(new Uint8Array(gzipSync(file)), { "content-encoding": "gzip" });
      assert.equal(compressed.headers.get("accept-encoding"), "identity");
      await refuses(compressed, 415);
      const unsaid = await post(new Uint8Array(gzipSync(file)));
      assert.match((await unsaid.clone().json()).error, /gzip/);
      await refuses(unsaid, 400);
      await refuses(await post(file, { origin: "https://elsewhere.example" }), 403);
      await refuses(await post(file, { "sec-fetch-site": "cross-site" }), 403);
      await refuses(await ask("/api/weights", {}), 405);
      await refuses(await ask(`/api/weights/${"a".repeat(24)}`, { method: "PUT" }), 405);
      for (const id of ["a".repeat(24), "A".repeat(24), "x", "a%2fb"])
        await refuses(await ask(`/api/weights/${id}`, {}), 404);
      await refuses(await ask("/api/nothing", {}), 404);
    });

    test("a client that sends far too much, and does not stop, is told", async () => {
      const size = 48 << 20;
      await refuses(await post(new Uint8Array(size)), 413);
      const chunk = new Uint8Array(1 << 20);
      let left = size;
      const body = new ReadableStream({
        pull: (to) => void ((left -= chunk.length) < 0 ? to.close() : to.enqueue(chunk)),
      });
      await refuses(
        await ask("/api/weights", /** @type {RequestInit} */ ({ method: "POST", body, duplex: "half" })),
        413,
      );
    });

    test("pages elsewhere may read and not write", async () => {
      const origin = {
        origin: "https://elsewhere.example",
        "access-control-request-method": "GET",
        "access-control-request-headers": "range",
      };
      const read = await ask(`/api/weights/${"a".repeat(24)}`, { method: "OPTIONS", headers: origin });
      assert.equal(read.status, 204);
      assert.equal(read.headers.get("access-control-allow-origin"), "*");
      assert.doesNotMatch(read.headers.get("access-control-allow-methods") ?? "", /DELETE|POST/);
      const write = await ask("/api/weights", { method: "OPTIONS", headers: origin });
      assert.equal(write.headers.get("access-control-allow-origin"), null);
      assert.equal(write.status, 405);
    });

    test("too many writes of one address have to wait, reads do not", async () => {
      // The Worker's limit counts within minutes. Where one ends between two writes, the next try lies in a single one.
      for (let triesLeft = 1; ; triesLeft--) {
        const strict = await start({ writes: 2 });
        try {
          const statuses = [];
          let last;
          for (let i = 0; i < 4; i++) {
            last = await fetch(`${strict.url}/api/weights`, { method: "POST", body: weights(4) });
            statuses.push(last.status);
            if (i < 3) await last.text();
          }
          if (triesLeft && statuses.slice(2).some((status) => status !== 429)) continue;
          assert.deepEqual(statuses, [201, 200, 429, 429]);
          assert.ok(Number(last?.headers.get("retry-after")) > 0);
          await refuses(/** @type {Response} */ (last), 429);
          assert.equal((await fetch(`${strict.url}/api/health`)).status, 200);
          return;
        } finally {
          await strict.stop();
        }
      }
    });

    test("the site comes with the headers that isolate it", async () => {
      const page = await ask("/", {});
      assert.equal(page.status, 200);
      assert.match(await page.text(), /<title>Hourglass/);
      const program = await ask("/hourglass.wasm", {});
      assert.equal(program.headers.get("content-type"), "application/wasm");
      await program.arrayBuffer();
      const worker = await ask("/worker.js", {});
      await worker.arrayBuffer();
      const nothing = await ask("/nothing", {});
      assert.equal(nothing.status, 404);
      for (const response of [page, program, worker, nothing]) {
        assert.equal(response.headers.get("cross-origin-opener-policy"), "same-origin");
        assert.equal(response.headers.get("cross-origin-embedder-policy"), "require-corp");
        assert.match(response.headers.get("content-security-policy") ?? "", /default-src 'none'/);
        assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      }
      // Asked for as it is, for fetch says that it takes compressed bytes and undoes that.
      const manifest = await (await ask("/data/manifest.json", {})).json();
      const shard = manifest.shards[0];
      if (!shard) return;
      const raw = await new Promise((resolve, reject) =>
        rawRequest(`${home.url}/data/${shard.path}`, resolve).on("error", reject).end(),
      );
      const first = await new Promise((resolve) => raw.once("data", resolve));
      raw.destroy();
      assert.deepEqual([...first.subarray(0, 2)], [0x1f, 0x8b], "a shard arrives as the gzip file it is");
    });

    test("a link whose # was encoded into the path leads to the page", async () => {
      for (const [path, to] of [
        ["/%23w=abc", "/#w=abc"],
        ["/%2523model%253Ddeep", "/#model%253Ddeep"],
        ["/%23weights=https://example.org/a?b=1", "/#weights=https://example.org/a?b=1"],
      ]) {
        const { status, headers } = await ask(path, { redirect: "manual" });
        assert.equal(status, 302, path);
        assert.equal(headers.get("location"), to);
      }
    });

    test("of twenty uploads of the same bytes at once, each has a token, and the last one deletes", async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, async () => (await post(weights(5))).json()));
      const tokens = new Set(answers.map(({ deleteToken }) => deleteToken));
      assert.equal(tokens.size, 20);
      const path = `/api/weights/${answers[0].id}`;
      const statuses = [];
      for (const token of tokens) {
        const taken = await ask(path, { method: "DELETE", headers: { authorization: `Bearer ${token}` } });
        await taken.text();
        statuses.push(taken.status);
      }
      assert.deepEqual(statuses, [...Array(19).fill(200), 204]);
      await refuses(await ask(path, {}), 404);
    });

    test("thirty people behind one address share twenty times each, and nobody has to wait", async () => {
      const statuses = new Set();
      await Promise.all(
        Array.from({ length: 30 }, async (_, person) => {
          for (let i = 0; i < 20; i++) {
            // Each on a connection of its own: on a busy machine one may be closed for idleness as it is used again.
            const response = await post(weights(1000 + 20 * person + i), { connection: "close" });
            await response.text();
            statuses.add(response.status);
          }
        }),
      );
      assert.deepEqual([...statuses], [201]);
    });
  });
}
