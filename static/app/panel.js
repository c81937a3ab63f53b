// What a panel is: the contract between the tabs (ui/tabs.js) and the folders of the panels.
//
// A panel is the default export of NAME/panel.js: a class that is made once, when its tab is first
// opened, in an empty <div>. Its texts are in strings/LANGUAGE/NAME.js (keys NAME.…; NAME.tab is on its
// tab), its styles in NAME/panel.css under .panel-NAME, and a line in panels.js makes its tab.
//
// It may do what it likes in its host and to the state; the rest of the page it asks for through
// app. A hidden panel computes nothing: on hide it forgets what is pending, on show it catches up.
// Longer work goes through inSlices (app/slices.js), which gives the page its turn every 10 ms or so; a
// single piece of the work, such as one image, is never interrupted, however long a large network takes.

/** @typedef {import("./app.js").App} App */

/**
 * @typedef {object} Panel
 * @property {() => void} [show] the tab was opened; also called right after the constructor
 * @property {() => void} [hide] another tab was opened
 */

/** @typedef {new (host: HTMLElement, app: App) => Panel} PanelClass */

/**
 * @typedef {object} Entry a line of panels.js
 * @property {string} name
 * @property {boolean} [quiet] whether its tab is shown while it is open only
 * @property {() => Promise<{ default: PanelClass }>} load
 * @property {(app: App) => Promise<void>} [mendLink] reads the setting of the panel's own name, and says what is
 *   wrong with it, as long as there is no panel to do so
 */

export {};
