// The tabs below the instrument, in their order. A panel's name is its tab's in the address
// (#tab=rows), its module and its style sheet are fetched when it is first opened, and its title is
// the text panel.NAME.

/** @type {Array<{ name: string, load: () => Promise<{ default: import("./panel.js").PanelClass }> }>} */
export const panels = [
  { name: "rows", load: () => import("../rows/panel.js") },
  { name: "map", load: () => import("../map/panel.js") },
  { name: "race", load: () => import("../race/panel.js") },
  { name: "compare", load: () => import("../compare/panel.js") },
  { name: "strangers", load: () => import("../strangers/panel.js") },
  { name: "runs", load: () => import("../runs/panel.js") },
];

export const panelNames = panels.map(({ name }) => name);
