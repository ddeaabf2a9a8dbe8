/** Something the person at the terminal can act on: its message is shown as it is, without a stack. */
export class LaunchError extends Error {}

/**
 * @param {unknown} error
 * @returns {string | undefined} the code of a failed system call, for example ENOENT
 */
export function systemCode(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
