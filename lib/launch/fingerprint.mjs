import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/** @param {string} target @returns {string[]} its files, in a fixed order */
function filesBelow(target) {
  if (!existsSync(target)) return [];
  if (statSync(target).isFile()) return [target];
  return readdirSync(target, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(path.join(target, entry.name)));
}

/**
 * A hash over the content of files, because times mean little after a checkout.
 * @param {string[]} targets files and folders; those that do not exist count as empty
 * @param {(file: string) => boolean} [matters]
 */
export function fingerprint(targets, matters = () => true) {
  const hash = createHash("sha256");
  for (const file of targets.flatMap(filesBelow).filter(matters)) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/**
 * Does work whose result is kept, unless it was done for the very same input. Interrupted work leaves no stamp, so it is done again.
 * @param {{ stamp: string, result: string, input: string, work: () => Promise<unknown> }} options stamp: the file that says for
 *   which input it was done; result: a file that the work leaves, and that must be there
 * @returns {Promise<boolean>} whether it was done now
 */
export async function unlessDone({ stamp, result, input, work }) {
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, "utf8") === input) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, input);
  return true;
}
