// The tabs below the instrument, in their order. A panel's name is its tab's in the address
// (#tab=rows), its module is fetched when it is first opened, and its title is the text panel.NAME.

/** @type {Array<{ name: string, load: () => Promise<{ default: import("./panel.js").PanelClass }> }>} */
export const panels = [
  { name: "rows", load: () => import("./rows.js") },
  { name: "runs", load: () => import("./runs.js") },
];
