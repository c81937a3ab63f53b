// What the Worker's entry finds around it: the library's loader, which the build writes, and Cloudflare's cache.

declare module "*/go/worker.mjs" {
  const program: { fetch(request: Request, env: unknown, context: unknown): Promise<Response>; scheduled: unknown };
  export default program;
}

interface CacheStorage {
  readonly default: Cache;
}
