const BLOCK_BYTES = 65_536;
/** Of the module's own stack. */
const STACK_BYTES = 5 * 1_048_576;

/** @typedef {{ from: number, to: number }} Stack the blocks that are the stack's alone */

/** @param {WebAssembly.Memory} wasmMemory @returns {boolean[]} of each block, whether nothing is in it */
function blankBlocks(wasmMemory) {
  const memory = new Uint8Array(wasmMemory.buffer);
  const block = (/** @type {number} */ at) => memory.subarray(at * BLOCK_BYTES, (at + 1) * BLOCK_BYTES);
  return Array.from({ length: memory.length / BLOCK_BYTES }, (_, at) => block(at).every((byte) => byte === 0));
}

/**
 * Where the stack is in a module's memory, which is laid out as data, stack, heap. To be called before the module has done
 * anything: all of the stack is blank then but its beginning, which shares a block with the heap, and its end with the data.
 * @param {WebAssembly.Memory} wasmMemory
 * @returns {Stack}
 * @throws {Error} when the memory is laid out otherwise: what was taken for stack might be data, and would not be put back
 */
export function findStack(wasmMemory) {
  const blank = blankBlocks(wasmMemory);
  const from = blank.indexOf(true);
  const to = blank.indexOf(false, from);
  if (to - from !== STACK_BYTES / BLOCK_BYTES - 1) {
    throw new Error("The virtual machine's memory is not laid out as it was when this was written.");
  }
  return { from, to };
}

/**
 * Remembers what is in a module's memory, but for its stack, on which nothing outlives a call. What lies behind the heap's end is free, and
 * stays as the last run left it: nobody reads there what they did not write.
 * @param {WebAssembly.Memory} wasmMemory
 * @param {Stack} stack
 * @returns {() => void} puts it back; to be called while nothing runs in there
 */
export function memoryImage(wasmMemory, { from, to }) {
  const memory = new Uint8Array(wasmMemory.buffer);
  const heapEnd = blankBlocks(wasmMemory).lastIndexOf(false) + 1;
  const data = memory.slice(0, from * BLOCK_BYTES);
  const heap = memory.slice(to * BLOCK_BYTES, heapEnd * BLOCK_BYTES);
  return () => {
    const current = new Uint8Array(wasmMemory.buffer);
    current.set(data, 0);
    current.set(heap, to * BLOCK_BYTES);
  };
}
