"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { cancelReplay } from "@/lib/replay/cancel-replay";
import { pauseReplay } from "@/lib/replay/pause-replay";
import { resendMessage } from "@/lib/replay/resend-message";
import { resumeReplay } from "@/lib/replay/resume-replay";
import { REPLAY_KINDS, type ReplayAnswer, type ReplayEstimate, resendInput, startReplayInput } from "@/lib/replay/schema";
import { startReplay } from "@/lib/replay/start-replay";

const replayRequest = startReplayInput.omit({ dryRun: true }).extend({ webhookId: z.uuid(), kind: z.enum(REPLAY_KINDS) });

export const estimateReplayAction = action(replayRequest, "messages.resend", async ({ scope }, { webhookId, kind, ...input }) => {
  return (await startReplay(scope, webhookId, kind, { ...input, dryRun: true })) as ReplayEstimate;
});

export const startReplayAction = action(replayRequest, "messages.resend", async ({ scope }, { webhookId, kind, ...input }) => {
  return (await startReplay(scope, webhookId, kind, input)) as ReplayAnswer;
});

const CHANGES = { pause: pauseReplay, resume: resumeReplay, cancel: cancelReplay };

export const changeReplayAction = action(
  z.strictObject({ id: z.uuid(), change: z.enum(["pause", "resume", "cancel"]) }),
  "messages.resend",
  ({ scope }, { id, change }) => CHANGES[change](scope, id),
);

export const resendAction = action(
  resendInput.extend({ messageId: z.string() }),
  "messages.resend",
  ({ scope }, { messageId, webhookId }) => resendMessage(scope, messageId, webhookId),
);
