/**
 * Megabytes of V8's young generation, of which there are three parts at most: what one request or attempt needs is garbage
 * before a small one is full, and then costs nothing to collect.
 */
const YOUNG_MIB = 32;

/**
 * @param {"web" | "worker"} name
 * @returns {string[]} how Node runs a process of ours, as built
 */
export function processArguments(name) {
  return ["--enable-source-maps", `--max-semi-space-size=${YOUNG_MIB}`, name === "web" ? "dist/server.mjs" : "dist/worker.mjs"];
}
