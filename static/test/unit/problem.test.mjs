// What went wrong is a value, which has words in every language: all codes, all placeholders, and nothing else.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import go from "../../strings/en/errors_go.js";
import { builtSite, startProgram } from "../site.mjs";

const program = await startProgram();
/** @type {typeof import("../../engine/shards.js")} */
const { DataSet, fetchManifest, manifestProblem } = await import(join(builtSite, "engine/shards.js"));
/** @type {typeof import("../../strings/problem.js")} */
const { Problem, errorOf, plain, readProblem, sentence } = await import(join(builtSite, "strings/problem.js"));
/** @type {typeof import("../../share/compact.js")} */
const { compact, expand } = await import(join(builtSite, "share/compact.js"));
/** @type {typeof import("../../share/safetensors.js")} */
const { readFile, writeFile } = await import(join(builtSite, "share/safetensors.js"));
/** @type {typeof import("../../strings/strings.js")} */
const { speak, text } = await import(join(builtSite, "strings/strings.js"));
/** @type {Record<string, string>} */
const en = (await import("../../strings/en/errors.js")).default;
/** @type {Record<string, string>} */
const de = (await import("../../strings/de/errors.js")).default;
await speak("de");

/** The numbers of a sentence. @param {string} sentence */
const numbers = (sentence) => (sentence.match(/\d+/g) ?? []).sort();

/** @param {() => unknown} f @returns {Promise<Error>} what it throws */
async function complaint(f) {
  try {
    await f();
  } catch (error) {
    return /** @type {Error} */ (error);
  }
  return assert.fail(`nothing is wrong: ${f}`);
}

/** @param {unknown} error @returns {string} its German sentence, which has the values of the English one */
function german(error) {
  assert(error instanceof Problem, String(error));
  const found = text(error);
  assert.deepEqual(numbers(found), numbers(error.message), `${error.message} → ${found}`);
  const own = found.replace(/„[^“]*“|\b[a-z]\.gz\b/g, ""); // without what is quoted, and names of files
  assert.doesNotMatch(
    own,
    /\b(the|is|are|has|have|of|not|no|a|to|and|possible|known|wanted|missing|layer|layers|numbers|bytes|images|labels)\b/,
    error.message,
  );
  assert.doesNotMatch(own + error.message.replace(/"[^"]*"/g, ""), /[{}]|undefined/, error.message);
  return found;
}

test("each code has its words in each language, with the same values", () => {
  const values = (/** @type {string} */ template) =>
    [...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
  assert.deepEqual(Object.keys(de), Object.keys(en));
  for (const [key, template] of Object.entries(en)) {
    assert.deepEqual(values(de[key]), values(template), key);
    assert.equal(/\.$/.test(de[key]), /\.$/.test(template), key);
  }
});

test("each code of a source has words, and what has words is raised", () => {
  const root = join(import.meta.dirname, "..", "..");
  const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".js") && !/^(node_modules|bench|test|strings)\b/.test(path))
    .map((path) => readFileSync(join(root, path), "utf8"))
    .join("\n");
  const raised = [...sources.matchAll(/new (?:Problem|SourceError|Malformed|Refusal)\(\s*"([^"]+)"/g)];
  assert(raised.length > 60);
  for (const [, code] of raised) assert(Object.hasOwn(en, `error.${code}`), code);
  for (const key of Object.keys(en)) {
    if (Object.hasOwn(go, key)) continue; // raised in Go, whose test looks there
    assert(sources.includes(`"${key.replace(/^error\.(name\.)?/, "")}"`), key);
  }
});

test("a problem goes through a message, and comes from the program's bytes, as it is", () => {
  const cause = new Problem("weights", [], { cause: new Problem("weights.noTensor", ["x", "y"]) });
  const problem = new Problem("worker.stopped", [], { cause });
  assert.equal(problem.message, "The training worker has stopped (weights: no tensor x; the file has y).");
  const again = errorOf(structuredClone(plain(problem)));
  assert.deepEqual(plain(again), plain(problem));
  assert.equal(again.message, problem.message);
  assert.deepEqual(plain(errorOf(plain(new TypeError("x is y")))), { message: "x is y" });
  const read = readProblem(new TextEncoder().encode("layers.position 5 0 layers.size 0 1 x\n ".replaceAll(" ", "\0")));
  assert.equal(read.message, 'layers, position 5: "x\n" is not a size');
  assert.equal(
    sentence(read, (key, { at }) => `${key} ${at}`),
    "error.layers.position 5",
  );
  // Of a browser's own words only what stands around them is translated.
  const stopped = new Problem("program.stopped", [], { cause: new Error("RuntimeError: unreachable") });
  assert.equal(german(stopped), "Das Programm ist stehen geblieben: RuntimeError: unreachable");
  assert.equal(text(new Problem("unheard.of")), "error.unheard.of");
});

test("names of settings are the labels of their controls, other words are not", () => {
  assert.equal(german(new Problem("fit.range", ["rate", 0.00001, 10])), "Rate geht von 0,00001 bis 10");
  assert.equal(
    german(new Problem("source.absent", ["this site"])),
    "Hinter diesem Link sind keine Gewichte (mehr): diese Website hat keine.",
  );
  assert.equal(
    german(new Problem("value.known", ["activation", "size", "relu", "tanh"])),
    "Aktivierung „size“, bekannt sind relu und tanh",
  );
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
      "safetensors: Tensor „t“: dtype „I8“, bekannt sind F64, F32, F16 und BF16",
    ],
    [
      writeFile({ metadata: {}, tensors: tensors.slice(2) }),
      "Gewichte: die Metadaten sagen nicht, welche Schichten das sind, und die Formen allein verraten es nicht; gib " +
        "die Liste der Schichten unter dem Schlüssel „layers“ mit, wie in „save_file(model.state_dict(), path, " +
        'metadata=dict(layers="784-64-784"))“; die Datei hat decoder.0.weight, decoder.0.bias',
    ],
    [
      changed((file) => void (file[0].name = "mean")),
      "Gewichte: kein Tensor encoder.0.weight; die Datei hat mean, encoder.0.bias, decoder.0.weight, decoder.0.bias",
    ],
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
    assert.equal(german(await complaint(() => program.loadWeights(bytes))), wanted);
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
  for (const bytes of more) german(await complaint(() => program.loadWeights(bytes)));
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
    const cause = manifestProblem(copy);
    assert.equal(german(cause), wanted);
    assert.equal(
      german(new Problem("manifest.wrong", [], { cause })),
      `Die Liste der Datendateien (data/manifest.json) ist falsch: ${wanted}.`,
    );
  }
  german(manifestProblem(null));
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
    const cause = await complaint(() => program.addShard(0, 2, bytes) ?? program.addShard(0, 2, bytes));
    german(new Problem("shard.unusable", ["test-00.gz"], { cause }));
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
  assert.equal(
    german(new Problem("worker.stoppedKept", [], { cause: new Problem("worker.silent", [30]) })),
    "Der Trainings-Worker ist stehen geblieben (er hat 30 Sekunden lang nicht geantwortet); was er gelernt hatte, ist erhalten, und das Training geht von dort weiter, wenn du es wieder startest.",
  );
  assert.equal(
    german(new Problem("worker.stopped", [], { cause: new Problem("program.ended") })),
    "Der Trainings-Worker ist stehen geblieben (Das Programm ist zu Ende.).",
  );
});
