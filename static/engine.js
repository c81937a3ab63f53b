// The public face of the training side: `import { Engine } from "/engine.js"`. The README shows how.

export { Engine } from "./engine/engine.js";
