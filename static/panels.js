// The tabs below the instrument, in their order. A panel's name is its tab's in the address
// (#tab=rows), and its module and its style sheet are fetched when it is first opened.

/** @type {import("./app/panel.js").Entry[]} */
export const panels = [
  { name: "rows", load: () => import("./rows/panel.js") },
  { name: "map", load: () => import("./map/panel.js") },
  {
    name: "race",
    load: () => import("./race/panel.js"),
    mendLink: async (app) => (await import("./race/link.js")).mendLink(app),
  },
  { name: "compare", load: () => import("./compare/panel.js") },
  { name: "strangers", load: () => import("./strangers/panel.js") },
  { name: "runs", load: () => import("./runs/panel.js") },
  { name: "teach", quiet: true, load: () => import("./teach/panel.js") },
  { name: "class", quiet: true, load: () => import("./class/panel.js") },
];
