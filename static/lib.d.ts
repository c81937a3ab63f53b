// What the build puts beside the page's own modules, for the type checker.

declare module "*/wasm_exec.js" {}
declare class Go {
  argv: string[];
  exit: (code: number) => void;
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}
declare module "*/lib/uplot/uPlot.esm.js" {
  import uPlot from "uplot";
  export default uPlot;
}
declare module "*/lib/noble/sha2.js" {
  export function sha256(bytes: Uint8Array): Uint8Array;
}
declare module "*/lib/gifenc/gifenc.js" {
  export function GIFEncoder(): {
    writeFrame(
      indexes: Uint8Array,
      width: number,
      height: number,
      options: { palette: [number, number, number][]; delay: number },
    ): void;
    finish(): void;
    bytes(): Uint8Array;
  };
}
declare module "*/lib/uqr/uqr.js" {
  export { encode } from "uqr";
}
declare module "*/lib/fflate/fflate.js" {
  export { strToU8, zipSync } from "fflate";
}

// The benchmark's peers, as its server serves them. "paths" in tsconfig.json has the other paths from a server's root.
declare module "/peers/*";
