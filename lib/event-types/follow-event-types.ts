import pg from "pg";
import { env } from "@/lib/env";
import { EVENT_TYPES_CHANNEL, loadEventTypes, MAX_AGE_MS } from "@/lib/event-types/own-event-types";
import { log } from "@/lib/log";

const RECONNECT_MS = 1_000;

/** Keeps this process's event types of the operator's own current: what another process changes is known here at once. */
export class EventTypeFollower {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  /** Never throws: a database that is away is waited for. */
  async start(): Promise<void> {
    this.timer ??= setInterval(() => void this.load(), MAX_AGE_MS).unref();
    const client = new pg.Client({ connectionString: env().DATABASE_URL, application_name: "postrider-event-types", keepAlive: true });
    client.on("notification", () => void this.load());
    client.on("error", () => {}); // `end` follows
    client.on("end", () => this.reconnect());
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${EVENT_TYPES_CHANNEL}`);
      await this.load(); // whatever was changed while nobody listened
    } catch (error) {
      log().warn({ err: error }, "event_types.not_followed");
      this.reconnect();
    }
  }

  private async load(): Promise<void> {
    await loadEventTypes().catch((error) => log().warn({ err: error }, "event_types.not_read"));
  }

  private reconnect(): void {
    if (this.stopped || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.start();
    }, RECONNECT_MS).unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.retry);
    await this.client?.end().catch(() => {});
  }
}
