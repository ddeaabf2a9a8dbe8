/** What a server action answers: its result, or what stands in the way and which fields it concerns. */
export type SaveAnswer<T> = { ok: true; data: T } | Refusal;

export interface Refusal {
  ok: false;
  error: string;
  message: string;
  issues: { itemId: string; message: string; validatorName: string }[];
}

export const UNREACHABLE: Refusal = { ok: false, error: "unreachable", message: "", issues: [] };
