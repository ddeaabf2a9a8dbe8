import { inngest } from "@/inngest/client";
import type { GetEngine } from "@/inngest/functions/get-engine";
import { EVENTS } from "@/lib/engine/inngest/event-sender";

/** Delivers at a stated instant, or at once. Not batched: the server ignores the `ts` of an event that it puts into a batch. */
export const retry = (engine: GetEngine) =>
  inngest.createFunction({ id: "retry", triggers: [{ event: EVENTS.retry }, { event: EVENTS.first }] }, async () =>
    (await engine()).drain(),
  );
