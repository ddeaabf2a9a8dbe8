import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";

const PACKAGE = "@jitl/quickjs-wasmfile-release-sync";
const BUILD = { version: "0.32.0", wasm: "105c3bed22d457e43e3d1c3c1c6959fda62a8fe06f0fc8a985303c3a2be72232" };

const WHAT_TO_DO = `${PACKAGE} is not the build that lib/sandbox was measured with. Putting its memory back relies on how that one is laid out. Before you pin the new one here:
1. Where its memory holds data, stack and heap, in this order, and how large the stack is: STACK_BYTES in memory-image.mjs (findStack refuses another layout).
2. That all it keeps is in this memory: WebAssembly.Module.imports() names functions and the memory, exports() functions alone. A table that grows, or a global besides the stack pointer, would outlive a run.
3. How many pages it begins with, and what it takes for itself: INITIAL_PAGES and OWN_BYTES in machine.mjs.
4. That vitest passes on lib/sandbox, isolation.test.ts above all: nothing of one run is found by the next.
Then write the new version and hash into quickjs-build.test.ts.`;

test("the virtual machine is the build whose memory is put back", () => {
  const require = createRequire(import.meta.url);
  const { version } = JSON.parse(readFileSync(require.resolve(`${PACKAGE}/package.json`), "utf8"));
  const wasm = createHash("sha256")
    .update(readFileSync(require.resolve(`${PACKAGE}/wasm`)))
    .digest("hex");
  expect({ version, wasm }, WHAT_TO_DO).toEqual(BUILD);
});
