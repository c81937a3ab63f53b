// What the program and the workers say went wrong has a German translation that keeps its values.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { translator } from "../../strings/reasons.js";
import pairs from "../../strings/de/reasons.js";
import { builtSite, startProgram } from "../site.mjs";

const translate = translator(pairs);
const program = await startProgram();
/** @type {typeof import("../../engine/shards.js")} */
const { DataSet, fetchManifest, manifestProblem } = await import(join(builtSite, "engine/shards.js"));
/** @type {typeof import("../../share/compact.js")} */
const { compact, expand } = await import(join(builtSite, "share/compact.js"));
/** @type {typeof import("../../share/safetensors.js")} */
const { readFile, writeFile } = await import(join(builtSite, "share/safetensors.js"));
/** @type {typeof import("../../engine/errors.js")} */
const { showBy, text } = await import(join(builtSite, "engine/errors.js"));

/** The values of a template. @param {string} template */
const names = (template) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** The numbers of a sentence. @param {string} sentence */
const numbers = (sentence) => (sentence.match(/\d+/g) ?? []).sort();

/** @param {() => unknown} f @returns {Promise<string>} what it says went wrong */
async function complaint(f) {
  try {
    await f();
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
  return assert.fail(`nothing is wrong: ${f}`);
}

/** @param {string} sentence @returns {string} its translation, which is one */
function german(sentence) {
  const found = translate(sentence);
  assert.notEqual(found, sentence);
  assert.deepEqual(numbers(found), numbers(sentence), `${sentence} → ${found}`);
  const own = found.replace(/„[^“]*“/g, ""); // without what is quoted
  assert.doesNotMatch(
    own,
    /\b(the|is|are|has|have|of|not|no|a|to|and|possible|known|wanted|missing|layer|layers|numbers|bytes|images|labels)\b/,
    sentence,
  );
  assert.doesNotMatch(own, /[{}"]|undefined/, sentence);
  return found;
}

test("both sides of every pair have the same values", () => {
  for (const [english, other] of pairs) {
    assert.deepEqual(names(other), names(english), english);
    assert.equal(new Set(names(english)).size, names(english).length, english);
    assert.equal(/\.$/.test(other), /\.$/.test(english), english);
  }
  assert.equal(new Set(pairs.map(([english]) => english)).size, pairs.length);
});

test("no pair hides another", () => {
  /** @type {Record<string, string>} */
  const values = { reason: "a second code", text: "x y", what: "width", names: "a, b, c", sizes: "3, 4", others: "5" };
  /** @type {Record<string, string>} */
  const inGerman = { reason: "ein zweiter Code", what: "Breite" };
  for (const [english, other] of pairs) {
    const sentence = english.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "7");
    assert.equal(
      translate(sentence),
      other.replace(/\{(\w+)\}/g, (_, name) => inGerman[name] ?? values[name] ?? "7"),
      english,
    );
  }
});

test("what the table has is what the sources say", () => {
  const root = join(import.meta.dirname, "..", "..", "..");
  const folders = [
    "nn",
    "nn/mnist",
    "nn/problem/english",
    "nn/safetensors",
    "nn/cmd/shards",
    "wasm",
    "web",
    "static/engine",
    "static/app",
    "static/share",
    "static/map",
  ];
  const sources = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => /\.(go|js)$/.test(name) && !/_test|^reasons/.test(name))
        .map((name) => readFileSync(join(root, folder, name), "utf8")),
    )
    .join("\n");
  for (const [english] of pairs) {
    // A shard without a name is called "a shard", and a missing shape is undefined.
    for (const part of english.replace("a shard is", "{name} is").split(/\{\w+\}|undefined|["();]/))
      assert(sources.includes(part.trim().replace(/\.$/, "")), `${english}: ${part}`);
  }
});

test("what no pair has stays as it is", () => {
  for (const sentence of [
    "",
    "Something else.",
    "layers",
    "Schichten, Stelle 8: ein zweiter Code",
    "too short a time",
    "x".repeat(1e6),
  ])
    assert.equal(translate(sentence), sentence);
  // Of a browser's own words only what stands around them is translated.
  assert.equal(
    translate("The program has stopped: RuntimeError: unreachable"),
    "Das Programm ist stehen geblieben: RuntimeError: unreachable",
  );
  // A long name in a file from anywhere is no long search: one that tries every way to part it would not end here.
  for (const name of [" , possible are 1 to ".repeat(180), "tensor ".repeat(500), "x".repeat(3900)])
    assert(translate(`weights: safetensors: tensor "${name}": ${name}`).includes(name));
});

test("layer lists that cannot be", async () => {
  /** @type {Record<string, string>} */
  const known = {
    "784-784":
      "Schichten: „784-784“ hat keinen Code; ein Autoencoder hat eine Eingabe, einen Code und eine Ausgabe, wie in 784-64-784",
    "784--784": "Schichten, Stelle 5: eine Größe fehlt",
    "784-12y-784": "Schichten, Stelle 5: „12y“ ist keine Größe",
    "784-99999-784": "Schichten, Stelle 5: Größe 99999, möglich sind 1 bis 65536",
    "784-c60000-784": "Schichten, Stelle 5: mehr als 1048576 Zahlen zwischen den Schichten",
    "784-64:relo-784": "Schichten, Stelle 5: Aktivierung „relo“, bekannt sind linear, relu, sigmoid, tanh und leaky",
    "784-64-783":
      "Schichten, Stelle 8: die Ausgabe hat 783 Zahlen, die Eingabe 784; ein Autoencoder gibt zurück, was er bekommt",
    "784-c4k99s3-784":
      "Schichten, Stelle 5: Filterseite 99, möglich sind 1 bis 15, Schrittweite 3, möglich sind 1 bis 2",
    "100-64-100": "Schichten: die Eingabe hat 100 Zahlen, eine Ziffer hat 784",
  };
  for (const [layers, wanted] of Object.entries(known))
    assert.equal(german(await complaint(() => program.check({ layers }))), wanted);
  const more = [
    "784",
    "x-2-784",
    "784-dropx-784",
    "784-drop2-784",
    "784-mp:relu-784",
    "784-c-784",
    "784-c4q-784",
    "784-4x4-784",
    "784-64*-32*-784",
    "784-0-784",
    "784-mp9-784",
    "784-up1-784",
    "784-7x7x4-784",
    "784-64~-784",
    "784-64-32~-784",
    "784-64-16-784~",
    "28x28x1-c4k15v-c4k15v-784",
    "784-28x28x1-mp-up",
    "784-60000-784",
    "60000x60000x1-2-784",
    Array(70).fill("784").join("-"),
    "7".repeat(1001),
    `784-${"9".repeat(60)}-784`,
    '784-"-784',
    "784-t4k0s9-784",
    "784-c70000-784",
  ];
  for (const layers of more) german(await complaint(() => program.check({ layers })));
});

test("settings that cannot be", async () => {
  assert.equal(german(await complaint(() => program.describe())), "es gibt noch kein Netz");
  /** @type {Array<[Record<string, string | number>, string]>} */
  const known = [
    [{ batch: 0 }, "Stapel 0, möglich ist eine ganze Zahl von 1 bis 4096"],
    [{ noise: 1.5, noiseKind: "square" }, "Rauschen 1.5, möglich ist 0 bis 1"],
    [{ rate: 0 }, "Rate 0, möglich ist mehr als 0 bis 10"],
    [{ loss: "bce", output: "relu" }, "die Kreuzentropie braucht Sigmoid am Ausgang, dieser ist relu"],
    [{ output: "soft max" }, "Ausgang: Aktivierung „soft max“, bekannt sind linear, relu, sigmoid, tanh und leaky"],
    [
      { model: "conv", code: 9 },
      "Code: Der dieses Modells ist 4x4x8, wie seine Schichten ihn machen; nur der einer dichten Schicht lässt sich wählen",
    ],
  ];
  for (const [settings, wanted] of known) assert.equal(german(await complaint(() => program.check(settings))), wanted);
  const more = [
    { model: "huge" },
    { code: 785 },
    { code: "x y" },
    { seed: -1 },
    { images: 1e9 },
    { epochs: 0 },
    { rate: "fast" },
    { decay: 2 },
    { sparsity: -1 },
    { noise: 3 },
    { loss: "l1" },
    { optimizer: "lion" },
    { schedule: "step" },
    { noiseKind: "rain" },
    { noiseRange: "wild" },
  ];
  for (const settings of more) german(await complaint(() => program.check(/** @type {any} */ (settings))));
});

/** A file of weights with this header. @param {string} header @param {number} [data] bytes */
function container(header, data = 0) {
  const words = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + words.length + data);
  new DataView(bytes.buffer).setUint32(0, words.length, true);
  bytes.set(words, 8);
  return bytes;
}

test("files that are no weights", async () => {
  program.configure({ layers: "784-4-784" });
  const { metadata, tensors } = readFile(program.saveWeights());
  const changed = (/** @type {(file: typeof tensors) => unknown} */ change, layers = metadata.layers) => {
    const copy = tensors.map((tensor) => ({ ...tensor }));
    return writeFile({
      metadata: { ...metadata, layers },
      tensors: /** @type {typeof tensors} */ (change(copy) ?? copy),
    });
  };
  const one = (/** @type {string} */ entry) => `{"t":${entry}}`;
  /** @type {Array<[Uint8Array, string]>} */
  const known = [
    [new Uint8Array(3), "safetensors: 3 Bytes, zu kurz für einen Kopf"],
    [
      new Uint8Array(100).fill(1),
      "safetensors: ein Kopf von 72340172838076673 Bytes, gelesen werden höchstens 1048576",
    ],
    [container('{"a":[}'), "safetensors: Kopf, Byte 5: erwartet wird „{“"],
    [
      container(one('{"dtype":"I8","shape":[1],"data_offsets":[0,1]}'), 1),
      "safetensors: Tensor „t“: dtype „I8“, bekannt sind nur F32 und F16",
    ],
    [writeFile({ metadata: {}, tensors }), "Gewichte: die Metadaten sagen nicht, welche Schichten das sind („layers“)"],
    [changed(() => {}, "784-9-784"), "Gewichte: 7060 Zahlen, 784-9-784:sigmoid hat 14905 Parameter"],
    [changed(() => {}, "784-9y-784"), "Gewichte: Schichten, Stelle 5: „9y“ ist keine Größe"],
    [
      changed((file) => void (file[0].shape = [784, 4])),
      "Gewichte: der Tensor encoder.0.weight hat die Form (784, 4), verlangt ist (4, 784)",
    ],
    [
      changed((file) => void (file[0].data = file[0].data.map(() => NaN))),
      "safetensors: Tensor „encoder.0.weight“: Zahl 0 ist nicht endlich",
    ],
  ];
  for (const [bytes, wanted] of known) {
    const sentence = await complaint(() => program.loadWeights(bytes));
    assert.equal(german(sentence), wanted);
  }
  const good = '{"dtype":"F32","shape":[1],"data_offsets":[0,4]}';
  const more = [
    container("x"),
    container("{}  x"),
    container('{"a"'),
    container('{"a'),
    container('{"a\\'),
    container('{"\\x'),
    container('{"\\u12'),
    container('{"\\u12xy"'),
    container('{"\\ud800"'),
    container('{"\n'),
    container('{"__metadata__":{"a":"1","a":"2"}}'),
    container(one("7")),
    container(one("{}")),
    container(one('{"color":1}')),
    container(one('{"shape":[x]}')),
    container(one('{"shape":[01]}')),
    container(one('{"shape":[99999999999]}')),
    container(one('{"data_offsets":[1]}')),
    container(`{"a":${good},"a":${good}}`),
    container(
      `{${Array.from({ length: 1001 }, (_, i) => `"${i}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}`).join()}}`,
    ),
    container(one(good)),
    container(one(good), 5),
    container(one(good.replace("0,4", "1,5")), 9),
    container(one(good.replace("[1]", "[2]")), 4),
    program.saveWeights().slice(0, 100),
    program.saveWeights().slice(0, -1),
    changed((file) => [...file, { name: "more", shape: [1], data: new Float32Array(1) }]),
    changed((file) => void (file[0].name = "other")),
    writeFile({ metadata: { layers: "100-4-100" }, tensors: tensors.map((tensor) => ({ ...tensor })) }),
  ];
  const sentences = await Promise.all(more.map((bytes) => complaint(() => program.loadWeights(bytes))));
  for (const sentence of [
    ...sentences,
    "The weights are larger than 8 MiB.",
    `These are no weights of ours: ${sentences[0]}.`,
  ])
    german(sentence);
});

test("links that are no weights", async () => {
  program.configure({ layers: "784-1-784" });
  const { metadata, tensors } = readFile(program.saveWeights());
  const model = async () => tensors;
  const z = await compact(tensors, { layers: metadata.layers }, 16);
  const large = await compact([{ name: "", shape: [], data: new Float32Array(2 ** 20) }], {}, 16);
  for (const [link, wanted] of /** @type {const} */ ([
    ["a".repeat(32001), "es sind 32001 Zeichen, möglich sind höchstens 32000"],
    ["a b", "es sind Zeichen darin, die dort nicht hingehören"],
    ["a", "sie sind abgeschnitten"],
    ["abcd", "sie lassen sich nicht entpacken"],
    [large, "entpackt sind es mehr als 1048576 Bytes"],
    [await compact([], {}, /** @type {any} */ (9)), "ihre Form ist unbekannt"],
    [await compact(tensors.slice(1), {}, 16), "es sind 3142 Bytes, die Schichten brauchen 4710"],
  ]))
    assert.equal(german(await complaint(() => expand(link, model))), wanted);
  german(await complaint(() => expand(z, async () => program.configure({ layers: "784-x-784" }) && tensors)));
});

test("data that cannot be used", async () => {
  const hash = "0".repeat(64);
  const good = {
    name: "mnist",
    shards: [
      { path: "a.gz", split: "train", images: 2, sha256: hash },
      { path: "b.gz", split: "test", images: 1, sha256: hash },
    ],
    labels: [
      { path: "c.gz", split: "train", images: 2, sha256: hash },
      { path: "d.gz", split: "test", images: 1, sha256: hash },
    ],
  };
  /** @type {Array<[(manifest: any) => unknown, string]>} */
  const changes = [
    [(m) => delete m.name, "sie hat keinen Namen"],
    [(m) => delete m.shards, "sie hat keine Bilder und Beschriftungen"],
    [(m) => (m.shards[0] = null), "eine Datendatei hat keinen Namen"],
    [(m) => (m.shards[0].path = "../x"), "../x ist nicht der Name einer Datei neben ihr"],
    [(m) => (m.shards[0].split = "x"), "a.gz gehört weder zum Training noch zum Test"],
    [(m) => (m.shards[0].images = -1), "a.gz hat -1 Bilder"],
    [(m) => (m.shards[0].sha256 = ""), "a.gz hat keine SHA-256"],
    [(m) => m.shards.pop(), "sie hat keine Bilder für Test"],
    [(m) => (m.labels[0].images = 3), "Training hat 2 Bilder und 3 Beschriftungen"],
  ];
  for (const [change, wanted] of changes) {
    const copy = structuredClone(good);
    change(copy);
    const problem = String(manifestProblem(copy));
    assert.equal(translate(problem), wanted);
    assert.equal(
      translate(`The list of shards (data/manifest.json) is wrong: ${problem}.`),
      `Die Liste der Datendateien (data/manifest.json) ist falsch: ${wanted}.`,
    );
  }
  german(String(manifestProblem(null)));
  german(await complaint(() => program.beginData(0, 1)));
  program.beginData(2, 1);
  const idx = (/** @type {number[]} */ head, length = 0) =>
    new Uint8Array([
      ...head.flatMap((n) => [n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]),
      ...new Uint8Array(length).fill(11),
    ]);
  for (const bytes of [
    idx([]),
    idx([7, 0, 0, 0]),
    idx([2051, 1, 29, 28]),
    idx([2051, 5, 28, 28]),
    idx([2051, 1, 28, 28], 784),
    idx([2051, 2, 28, 28], 1568),
    idx([2051, 2, 28, 28], 1568),
  ]) {
    const sentence = await complaint(() => program.addShard(0, 2, bytes) ?? program.addShard(0, 2, bytes));
    german(`The shard test-00.gz cannot be used: ${sentence}.`);
  }
  for (const bytes of [idx([]), idx([7, 0]), idx([2049, 5]), idx([2049, 1], 1), idx([2049, 0])])
    german(await complaint(() => program.addLabels(0, bytes)));
  assert.equal(
    german(await complaint(fetchManifest)),
    "data/manifest.json konnte nicht geholt werden: Es gibt keine Verbindung zum Server.",
  );
  const given = new DataSet(program, "mnist");
  given.stop();
  assert.equal(german(await complaint(() => given.ensure(1, () => {}))), "Es wurden andere Daten gewählt.");
});

test("a training that diverges, and a worker that stops", async () => {
  program.configure({ layers: "784-5:linear-784", batch: 32, optimizer: "momentum", rate: 10, output: "linear" });
  program.beginData(300, 10);
  german(await complaint(() => program.train(1)));
  program.makeDigits(0, 300);
  program.makeDigits(1, 10);
  const diverged = german(
    await complaint(() => {
      for (let i = 0; i < 1000; i++) program.train(10);
    }),
  );
  assert.match(
    diverged,
    /^das Training ist auseinandergelaufen: In Schritt \d+ war der Verlust unendlich oder keine Zahl; die Gewichte sind wieder die nach Schritt \d+, und eine kleinere Rate kann helfen$/,
  );
  const kept = "; what it had learned is kept, and training goes on from there when you start it again";
  assert.equal(
    german(`The training worker has stopped (it has not answered for 30 seconds)${kept}.`),
    "Der Trainings-Worker ist stehen geblieben (er hat 30 Sekunden lang nicht geantwortet); was er gelernt hatte, ist erhalten, und das Training geht von dort weiter, wenn Sie es wieder starten.",
  );
  assert.equal(
    german("The training worker has stopped (The program has ended.)."),
    "Der Trainings-Worker ist stehen geblieben (Das Programm ist zu Ende.).",
  );
});

test("errors are shown in the language of the page once it is known, and are thrown in English", async () => {
  const f = () => program.check({ layers: "784-0-784" });
  assert.throws(f, { message: "layers, position 5: size 0, possible are 1 to 65536" });
  showBy(translate);
  try {
    assert.throws(f, { message: "layers, position 5: size 0, possible are 1 to 65536" });
    assert.equal(text(new Error(await complaint(f))), "Schichten, Stelle 5: Größe 0, möglich sind 1 bis 65536");
  } finally {
    showBy((sentence) => sentence);
  }
});
