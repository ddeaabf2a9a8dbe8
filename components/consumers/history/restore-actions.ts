import type { ActionResult } from "@/lib/action-result";
import type { Restored } from "@/lib/consumers/versions-schema";

/** Restores a version, or only says what that would change. */
export type RestoreVersion = (input: { id: string; version: number; dryRun: boolean }) => Promise<ActionResult<Restored>>;
