import type { InngestEngine } from "@/lib/engine/inngest/inngest-engine";

/** How a function comes by the engine: when it runs, since a build, which loads it as well, has no database. */
export type GetEngine = () => Promise<InngestEngine>;
