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

// A service worker's side, which TypeScript's library for pages leaves out.
interface ExtendableEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface ServiceWorkerScope {
  readonly navigator: { readonly connection?: { readonly saveData?: boolean } };
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(of: {
      type: "window";
      includeUncontrolled?: boolean;
    }): Promise<
      Array<{ readonly url: string; postMessage(message: unknown): void; navigate(url: string): Promise<unknown> }>
    >;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listen: (event: ExtendableEvent) => void): void;
  addEventListener(type: "message", listen: (event: ExtendableEvent & MessageEvent) => void): void;
  addEventListener(
    type: "fetch",
    listen: (event: Event & { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
}
// What the build writes into it: the files of a version with their hashes, and its name.
declare const FILES: Array<[path: string, integrity: string]>;
declare const VERSION: string;

// The benchmark's peers, as its server serves them. "paths" in tsconfig.json has the other paths from a server's root.
declare module "/peers/*";
