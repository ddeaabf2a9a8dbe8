import { crons } from "@/inngest/functions/crons";
import { deliver } from "@/inngest/functions/deliver";
import type { GetEngine } from "@/inngest/functions/get-engine";
import { replay } from "@/inngest/functions/replay";
import { retry } from "@/inngest/functions/retry";

/** What the Inngest server may run. */
export const allFunctions = (engine: GetEngine) => [deliver(engine), retry(engine), replay(engine), ...crons(engine)];
