import type { ReplayAnswer, ReplayEstimate, ReplayKind, StartReplayInput } from "@/lib/replay/schema";

/** What a replay is asked for: of which endpoint, what, and how fast. */
export interface ReplayRequest extends Omit<StartReplayInput, "dryRun"> {
  webhookId: string;
  kind: ReplayKind;
}

export interface ReplayIssue {
  itemId: string;
  message: string;
  validatorName: string;
}

/** What an action answers: its result, or what stands in the way and which fields it concerns. */
export type Answer<T> = { ok: true; data: T } | { ok: false; error: string; message: string; issues: ReplayIssue[] };

export const REPLAY_CHANGES = ["pause", "resume", "cancel"] as const;
export type ReplayChange = (typeof REPLAY_CHANGES)[number];

/** The server actions that replays need. */
export interface ReplayActions {
  estimate: (request: Omit<ReplayRequest, "pace">) => Promise<Answer<ReplayEstimate>>;
  start: (request: ReplayRequest) => Promise<Answer<ReplayAnswer>>;
  change: (input: { id: string; change: ReplayChange }) => Promise<Answer<ReplayAnswer>>;
}

/** Sends one message again. */
export type Resend = (input: { messageId: string; webhookId: string }) => Promise<Answer<unknown>>;

/** An answer that never came. */
export const UNREACHABLE = { ok: false, error: "unreachable", message: "", issues: [] } as const satisfies Answer<never>;
