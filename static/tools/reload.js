// Reloads the page when it has been built again. It is on the page in `make dev` alone. The address holds the settings
// and the drawing, so they survive.

/** When the site was built; undefined while the server starts again. @returns {Promise<string | undefined>} */
const built = () =>
  fetch("built.json", { cache: "no-store" })
    .then((response) => (response.ok ? response.text() : undefined))
    .catch(() => undefined);

/** @type {string | undefined} */
let first;
setInterval(async () => {
  const now = await built();
  first ??= now;
  if (now && now !== first) location.reload();
}, 500);
