import { env } from "@/lib/env";
import type { SandboxLimits } from "@/lib/sandbox/sandbox";

/** What a transformation may use, in deliveries and when it is tried (product.md R10). */
export function defaultLimits(): SandboxLimits {
  return { cpuMs: 50, memoryBytes: 16 * 1_048_576, outputBytes: env().MAX_PAYLOAD };
}
