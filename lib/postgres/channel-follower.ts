import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const RECONNECT_MS = 1_000;
/** So often the connection is asked whether it still is one: a network that forgot it tells neither end. */
const PULSE_MS = 15_000;
const CONNECT_MS = 5_000;

export interface ChannelFollowerOptions {
  channel: string;
  /** Names the connection in the database's list of them. */
  applicationName: string;
  /** Called at each notification, and when listening begins (anew): for whatever was said while nobody listened. */
  heard: () => void;
  pulseMs?: number;
}

/** Hears a channel's notifications, on a connection of its own that comes back when the database does. */
export class ChannelFollower {
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private pulse: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly options: ChannelFollowerOptions) {}

  /** Resolves once it listens, or the first try failed. Never throws: a database that is away is waited for. */
  async start(): Promise<void> {
    const { channel, applicationName, heard, pulseMs = PULSE_MS } = this.options;
    const client = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: applicationName,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: pulseMs / 3,
    });
    this.client = client;
    client.on("notification", heard);
    client.on("error", () => {}); // `end` follows
    client.on("end", () => this.lost(client));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      log().warn({ err: error, channel }, "channel.not_followed");
      return this.lost(client);
    }
    this.pulse = setInterval(() => client.query("select").catch(() => this.lost(client)), pulseMs).unref();
    heard();
  }

  /** One failure may be reported in several ways: only the first of them about the connection at hand counts. */
  private lost(client: pg.Client): void {
    if (client !== this.client) return;
    this.client = undefined;
    clearInterval(this.pulse);
    void client.end().catch(() => {});
    if (this.stopped) return;
    this.retry = setTimeout(() => void this.start(), RECONNECT_MS).unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.pulse);
    clearTimeout(this.retry);
    await this.client?.end().catch(() => {});
  }
}
