import type { Queryable } from "@/lib/db";

/** One purge, so far. */
export interface PurgeProgress {
  id: string;
  started: Date;
  /** When its latest step ended. */
  ended: Date;
  /** Removed so far. */
  messages: number;
  /** Nothing was left to remove. */
  done: boolean;
}

const RECORD = {
  name: "record-purge",
  text: `
    insert into purge_runs (id, started, ended, messages, done) values ($1, $2, $3, $4, $5)
    on conflict (id) do update set ended = excluded.ended, messages = excluded.messages, done = excluded.done`,
};

/** Writes down how far a purge has come, so that the operator sees whether it keeps up. */
export async function recordPurge(db: Queryable, { id, started, ended, messages, done }: PurgeProgress): Promise<void> {
  await db.query({ ...RECORD, values: [id, started, ended, messages, done] });
}
