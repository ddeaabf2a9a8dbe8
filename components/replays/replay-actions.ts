import type { ActionResult } from "@/lib/action-result";
import type { ReplayAnswer, ReplayEstimate, ReplayKind, StartReplayInput } from "@/lib/replay/schema";

/** What a replay is asked for: of which endpoint, what, and how fast. */
export interface ReplayRequest extends Omit<StartReplayInput, "dryRun"> {
  webhookId: string;
  kind: ReplayKind;
}

export const REPLAY_CHANGES = ["pause", "resume", "cancel"] as const;
export type ReplayChange = (typeof REPLAY_CHANGES)[number];

/** The server actions that replays need. */
export interface ReplayActions {
  estimate: (request: Omit<ReplayRequest, "pace">) => Promise<ActionResult<ReplayEstimate>>;
  start: (request: ReplayRequest) => Promise<ActionResult<ReplayAnswer>>;
  change: (input: { id: string; change: ReplayChange }) => Promise<ActionResult<ReplayAnswer>>;
}

/** Sends one message again. */
export type Resend = (input: { messageId: string; webhookId: string }) => Promise<ActionResult<unknown>>;
