import type { ClaimedDelivery } from "@/lib/delivery/claim-deliveries";
import type { Sender } from "@/lib/delivery/load-senders";
import type { Settlement } from "@/lib/delivery/settlement";

export interface TransformInput {
  method: string;
  url: string;
  /** The envelope, as JSON text. */
  payload: string;
}

/** What a run of a transformation comes to; the sandbox's own shape. */
export type TransformResult =
  | { ok: true; method: string; url: string; payload: string | null; cancel: boolean; durationMs: number }
  | { ok: false; error: { message: string; line: number | null; column: number | null }; durationMs: number };

export type Transform = (code: string, input: TransformInput) => Promise<TransformResult>;

type Transformed = { transformation: Settlement["transformation"] } & (
  | { kind: "send"; method: string; url: string; body: Buffer | null; bodyChanged: boolean }
  | { kind: "cancelled" }
  | { kind: "failed"; error: { code: "transformation_failed"; detail: string } }
);

const METHOD = "POST";

function detailOf({ message, line }: { message: string; line: number | null }): string {
  return line === null ? message : `${message} (line ${line})`;
}

/**
 * The request as the consumer's transformation leaves it, or as it is without one. Where the payload stays as it was, the
 * message's own bytes are sent, not the same JSON written anew.
 */
export async function transformRequest(claimed: ClaimedDelivery, sender: Sender, transform: Transform): Promise<Transformed> {
  const original = { method: METHOD, url: sender.url, body: claimed.payload, bodyChanged: false };
  if (!sender.transformation || !claimed.payload) return { kind: "send", transformation: null, ...original };
  const { version, code } = sender.transformation;
  const result = await transform(code, { method: METHOD, url: sender.url, payload: claimed.payload.toString("utf8") });
  const transformation = { version, durationMs: result.durationMs };
  if (!result.ok) return { kind: "failed", transformation, error: { code: "transformation_failed", detail: detailOf(result.error) } };
  if (result.cancel) return { kind: "cancelled", transformation };
  const changed = result.payload === null ? {} : { body: Buffer.from(result.payload), bodyChanged: true };
  return { kind: "send", transformation, ...original, method: result.method, url: result.url, ...changed };
}
