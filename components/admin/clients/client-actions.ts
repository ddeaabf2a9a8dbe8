import type { CreateClientInput, SuspendClientInput, UpdateClientInput } from "@/lib/clients/schema";

/** A server action's answer as far as the dialogs look at it. */
export type Answer<T> = Promise<{ ok: true; data: T } | { ok: false; error: string; issues: { itemId: string; message: string }[] }>;

/** A client that was created, with its first Administrator's invitation. */
export interface CreatedClient {
  id: string;
  /** Opens the client to whoever has it; shown once. */
  link: string;
  /** ISO 8601. */
  expires: string;
  mailed: boolean;
}

export type CreateClient = (input: CreateClientInput) => Answer<CreatedClient>;
export type UpdateClient = (input: UpdateClientInput) => Answer<unknown>;
export type SuspendClient = (input: SuspendClientInput) => Answer<unknown>;
export type ResumeClient = (id: string) => Answer<unknown>;
