import { z } from "zod";
import { operation, rawBody } from "@/lib/api/operation";
import { REPLAY } from "@/lib/api/v1/examples";
import { webhookParams } from "@/lib/api/v1/webhooks";
import { cursorQuery } from "@/lib/paging";
import { cancelReplay } from "@/lib/replay/cancel-replay";
import { getReplay } from "@/lib/replay/get-replay";
import { listReplays } from "@/lib/replay/list-replays";
import { pauseReplay } from "@/lib/replay/pause-replay";
import { resumeReplay } from "@/lib/replay/resume-replay";
import { replay, replayEstimate, replayPage, startReplayInput } from "@/lib/replay/schema";
import { startReplay } from "@/lib/replay/start-replay";

const replayParams = z.object({ replayId: z.uuid("The id of a replay is a uuid.") });

/** The replay, or the estimate of a dry run: an object either way, so that it can be described as one. */
const started = z.union([replay, replayEstimate]).meta({ type: "object" });

/** A dry run starts nothing. */
const startedStatus = (answer: z.infer<typeof started>) => ("count" in answer ? 200 : 202);

const tag = "Replays";

/** These say all in their path: a body is neither needed nor read. */
const noBody = { ...rawBody(z.object({}), () => 1_024), ignored: true };

export const replayOperations = [
  operation({
    method: "POST",
    path: "/webhooks/{webhookId}/recover",
    summary: "Recover failed messages: one more attempt of each",
    description:
      "One more attempt of every delivery in the range that has failed, or failed so far, at the given pace. With `dryRun` nothing is sent and the answer (200) says how many there are.",
    tag,
    permission: "messages.resend",
    request: { params: webhookParams, body: startReplayInput },
    success: { status: 202, schema: started, statusOf: startedStatus, otherStatuses: [200] },
    errors: ["not_found", "conflict"],
    examples: { request: { since: REPLAY.since, until: REPLAY.until, pace: 40 }, response: REPLAY },
    run: ({ scope, params, body }) => startReplay(scope, params.webhookId, "failed", body),
  }),
  operation({
    method: "POST",
    path: "/webhooks/{webhookId}/replay",
    summary: "Replay messages the consumer never got",
    description:
      "Messages of the range that the consumer was not sent: it was disabled, did not exist yet, or asked for the event type later. Each gets a delivery with the full schedule. With `dryRun` the answer (200) only counts.",
    tag,
    permission: "messages.resend",
    request: { params: webhookParams, body: startReplayInput },
    success: { status: 202, schema: started, statusOf: startedStatus, otherStatuses: [200] },
    errors: ["not_found", "conflict"],
    examples: { request: { since: REPLAY.since, until: REPLAY.until, pace: 40 }, response: { ...REPLAY, kind: "missing" } },
    run: ({ scope, params, body }) => startReplay(scope, params.webhookId, "missing", body),
  }),
  operation({
    method: "GET",
    path: "/webhooks/{webhookId}/replays",
    summary: "List a webhook consumer's replays, newest first",
    description: "Recoveries and replays, whatever has become of them.",
    tag,
    permission: "messages.read",
    request: { params: webhookParams, query: cursorQuery.extend({ cursor: z.uuid("A cursor is what nextCursor said.").optional() }) },
    success: { status: 200, schema: replayPage },
    errors: ["not_found"],
    run: ({ scope, params, query }) => listReplays(scope, params.webhookId, query),
  }),
  operation({
    method: "GET",
    path: "/replays/{replayId}",
    summary: "Get a replay with its progress",
    description: "Its numbers grow while it runs.",
    tag,
    permission: "messages.read",
    request: { params: replayParams },
    success: { status: 200, schema: replay },
    errors: ["not_found"],
    examples: { response: REPLAY },
    run: ({ scope, params }) => getReplay(scope, params.replayId),
  }),
  operation({
    method: "POST",
    path: "/replays/{replayId}/pause",
    summary: "Pause a replay",
    description: "Stops at the next step, and keeps its place. 409 where it has ended.",
    tag,
    permission: "messages.resend",
    request: { params: replayParams, body: noBody },
    success: { status: 200, schema: replay },
    errors: ["not_found", "conflict"],
    examples: { response: { ...REPLAY, status: "paused" } },
    run: ({ scope, params }) => pauseReplay(scope, params.replayId),
  }),
  operation({
    method: "POST",
    path: "/replays/{replayId}/resume",
    summary: "Resume a paused replay",
    description: "Goes on where it stopped. 409 where it has ended.",
    tag,
    permission: "messages.resend",
    request: { params: replayParams, body: noBody },
    success: { status: 200, schema: replay },
    errors: ["not_found", "conflict"],
    examples: { response: REPLAY },
    run: ({ scope, params }) => resumeReplay(scope, params.replayId),
  }),
  operation({
    method: "POST",
    path: "/replays/{replayId}/cancel",
    summary: "Cancel a replay",
    description: "For ever: what it has not sent yet is not sent. 409 where it has ended.",
    tag,
    permission: "messages.resend",
    request: { params: replayParams, body: noBody },
    success: { status: 200, schema: replay },
    errors: ["not_found", "conflict"],
    examples: { response: { ...REPLAY, status: "cancelled", finished: "2026-03-09T14:03:00.000Z" } },
    run: ({ scope, params }) => cancelReplay(scope, params.replayId),
  }),
];
