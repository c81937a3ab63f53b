// The service worker of a site that is worked on: the one that this address may have had ends, and so does this one.

const worker = /** @type {ServiceWorkerScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => {
  const leave = async () => {
    await worker.registration.unregister();
    for (const client of await worker.clients.matchAll({ type: "window" })) client.navigate(client.url);
  };
  event.waitUntil(leave());
});
