// How long reads of weights take in workerd: node web/bench.mjs, after `make worker-files`.

import { weights, worker } from "./test/homes.mjs";

const home = await worker();
try {
  const uploaded = await fetch(`${home.url}/api/weights`, { method: "POST", body: weights(1) });
  const { id } = await uploaded.json();
  for (const [what, path] of [
    ["kept by the cache", `/api/weights/${id}`],
    ["through Go", "/api/health"],
  ]) {
    const times = [];
    for (let i = 0; i < 550; i++) {
      const start = performance.now();
      const response = await fetch(home.url + path);
      await response.arrayBuffer();
      if (i >= 50) times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    console.log(`${what}: p50 ${times[250].toFixed(2)} ms, p95 ${times[475].toFixed(2)} ms`);
  }
} finally {
  await home.stop();
}
