import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { signalWork, WORK_CHANNEL } from "@/lib/work-signal";

const RECONNECT_MS = 1_000;

/** Hears the wake-ups of other processes, on a connection of its own that comes back when the database does. */
export class WorkSignals {
  private client: pg.Client | undefined;
  private stopped = false;

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: env().DATABASE_URL, application_name: "postrider-signals", keepAlive: true });
    client.on("notification", () => signalWork());
    client.on("error", () => {}); // `end` follows
    client.on("end", () => this.reconnect());
    this.client = client;
    await client.connect();
    await client.query(`listen ${WORK_CHANNEL}`);
    signalWork(); // whatever was announced while nobody listened
  }

  private reconnect(): void {
    if (this.stopped) return;
    setTimeout(() => {
      if (this.stopped) return;
      this.start().catch((error) => {
        log().warn({ err: error }, "signals.reconnect_failed");
        this.reconnect();
      });
    }, RECONNECT_MS);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => {});
  }
}
