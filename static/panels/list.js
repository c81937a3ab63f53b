// The tabs below the instrument, in their order. A panel's name is its tab's in the address
// (#tab=rows), its module and its style sheet are fetched when it is first opened, and its title is
// the text panel.NAME.

/** @type {Array<{ name: string, load: () => Promise<{ default: import("./panel.js").PanelClass }> }>} */
export const panels = [
  { name: "rows", load: () => import("./rows.js") },
  { name: "map", load: () => import("./map.js") },
  { name: "race", load: () => import("./race.js") },
  { name: "compare", load: () => import("./compare.js") },
  { name: "outside", load: () => import("./outside.js") },
  { name: "runs", load: () => import("./runs.js") },
];
