import type { ActionResult } from "@/lib/action-result";
import type { CreateClientInput, SuspendClientInput, UpdateClientInput } from "@/lib/clients/schema";

/** A client that was created, with its first Administrator's invitation. */
export interface CreatedClient {
  id: string;
  /** Opens the client to whoever has it; shown once. */
  link: string;
  /** ISO 8601. */
  expires: string;
  mailed: boolean;
}

export type CreateClient = (input: CreateClientInput) => Promise<ActionResult<CreatedClient>>;
export type UpdateClient = (input: UpdateClientInput) => Promise<ActionResult<unknown>>;
export type SuspendClient = (input: SuspendClientInput) => Promise<ActionResult<unknown>>;
export type ResumeClient = (id: string) => Promise<ActionResult<unknown>>;
