import type { ReadSecret } from "@/components/consumers/overview/use-secret";
import type { ConsumerSecretAnswer, RotateSecretInput } from "@/lib/consumers/schema";

/** What rotating answers: the new secret, or what stands in the way and which fields it concerns. */
export type RotateAnswer =
  | { ok: true; data: ConsumerSecretAnswer }
  | { ok: false; error: string; message: string; issues: { itemId: string; message: string; validatorName: string }[] };

/** The server actions of the signing secret. Each look and each change is audited. */
export interface SecretActions {
  read: ReadSecret;
  rotate: (input: RotateSecretInput & { id: string }) => Promise<RotateAnswer>;
  expire: (id: string) => Promise<{ ok: boolean }>;
}
