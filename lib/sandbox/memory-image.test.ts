import { expect, test } from "vitest";
import { findStack, memoryImage } from "@/lib/sandbox/memory-image.mjs";

const BLOCK = 65_536;

/** A memory in whose given blocks something is. */
function memoryWith(blocks: number[]): WebAssembly.Memory {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: 300 });
  for (const block of blocks) new Uint8Array(memory.buffer)[block * BLOCK + 7] = 1;
  return memory;
}

test("data and heap are put back, blank blocks among them too, also once memory has grown", () => {
  const memory = memoryWith([0, 1, 81]);
  const stack = findStack(memory);
  new Uint8Array(memory.buffer)[83 * BLOCK] = 2;
  const restore = memoryImage(memory, stack);
  memory.grow(1);
  const now = new Uint8Array(memory.buffer);
  for (const at of [0, BLOCK, 81 * BLOCK + 7, 82 * BLOCK, 83 * BLOCK]) now[at] = 9;
  restore();
  expect([0, 7, BLOCK, BLOCK + 7, 81 * BLOCK + 7, 82 * BLOCK, 83 * BLOCK].map((at) => now[at])).toEqual([0, 1, 0, 1, 1, 0, 2]);
});

test.each([
  ["a stack that is larger, or blank data before it", [0, 81]],
  ["a smaller stack", [0, 1, 80]],
  ["nothing behind it", [0, 1]],
])("memory laid out otherwise is refused: %s", (_, blocks) => {
  expect(() => findStack(memoryWith(blocks))).toThrow(/laid out/);
});
