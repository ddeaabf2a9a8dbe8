import { inngest } from "@/inngest/client";
import type { GetEngine } from "@/inngest/functions/get-engine";
import { EVENTS } from "@/lib/engine/inngest/event-sender";

/** Of a run, two steps each; a server allows a run a thousand. */
const PAGES = 400;

/** Pages through the replays under way, at their pace. Pausing and cancelling are in the ledger, which each page looks at. */
export const replay = (engine: GetEngine) =>
  inngest.createFunction({ id: "replay", triggers: [{ event: EVENTS.replay }], singleton: { mode: "skip" } }, async ({ step }) => {
    for (let page = 0; page < PAGES; page++) {
      const next = await step.run(`page-${page}`, async () => (await engine()).advance());
      if (next === null) return;
      await step.sleepUntil(`pace-${page}`, next);
    }
    // This run's place is still taken: the next one is started by the sweep.
  });
