import { inngest } from "@/inngest/client";
import type { GetEngine } from "@/inngest/functions/get-engine";
import { EVENTS } from "@/lib/engine/inngest/event-sender";

/** Delivers what was accepted: one run for up to a hundred announcements. */
export const deliver = (engine: GetEngine) =>
  inngest.createFunction(
    { id: "deliver", triggers: [{ event: EVENTS.accepted }], batchEvents: { maxSize: 100, timeout: "1s" } },
    async () => (await engine()).drain(),
  );
