import { defaultLimits } from "@/lib/sandbox/default-limits";
import { Sandbox } from "@/lib/sandbox/sandbox";

// Kept on globalThis, because development servers load modules more than once.
const kept = globalThis as { postriderSandbox?: Sandbox };

/** The process's sandbox for checking and trying code, made on first use. Its idle threads hold no process open. */
export function sharedSandbox(): Sandbox {
  kept.postriderSandbox ??= new Sandbox(defaultLimits());
  return kept.postriderSandbox;
}

/** Ends its threads, at the end of a process. */
export async function closeSharedSandbox(): Promise<void> {
  const sandbox = kept.postriderSandbox;
  kept.postriderSandbox = undefined;
  await sandbox?.close();
}
