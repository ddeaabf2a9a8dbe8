/** The name of user code in stacks, by which its lines are told from ours. */
export const FILE_NAME = "transformation.js";
