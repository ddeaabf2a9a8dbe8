import type { ReadSecret } from "@/components/consumers/overview/use-secret";
import type { ActionResult } from "@/lib/action-result";
import type { ConsumerSecretAnswer, RotateSecretInput } from "@/lib/consumers/schema";

/** The server actions of the signing secret. Each look and each change is audited. */
export interface SecretActions {
  read: ReadSecret;
  rotate: (input: RotateSecretInput & { id: string }) => Promise<ActionResult<ConsumerSecretAnswer>>;
  expire: (id: string) => Promise<{ ok: boolean }>;
}
