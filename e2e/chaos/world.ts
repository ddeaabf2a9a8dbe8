import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { type ProcessName, processId } from "@/e2e/chaos/app-processes";
import { HOSTILE, type HostileKind } from "@/e2e/chaos/processes/hostile";
import type { Published, Stream } from "@/e2e/chaos/processes/publisher";
import type { Arrival } from "@/e2e/chaos/processes/receivers";
import { Child } from "@/e2e/support/child";
import { embeddedDatabaseUrl } from "@/e2e/support/database";
import { type Demo, readDemo } from "@/e2e/support/demo";
import { freePort, type LaunchedApp, launchApp, makeDataDir } from "@/e2e/support/launch-app";

/** Less waiting than by default, so that a run is bounded: what is tested stays the same. */
export const SETTINGS = {
  RETRY_SCHEDULE: "0s,2s,5s,10s,20s,30s,30s,30s,30s,30s",
  DELIVERY_TIMEOUT: "5s",
  DATABASE_TIMEOUT: "8s",
  CONSUMER_LIMIT: "200",
  LOG_LEVEL: "warn",
};
/** How long a lease may outlive its holder: the timeout above, and the loop's margin. */
export const LEASE_MS = 20_000;

const HEALTHY = 4;
const BESIDE = path.join(import.meta.dirname, "processes");

export interface WorldOptions {
  say: (text: string) => void;
  settings?: Record<string, string>;
  dataDir?: string;
  /** Where the database is to be asked; unset, it is the app's embedded one. */
  databaseUrl?: string;
}

/** The app as users run it, a publisher and receivers, each in processes of their own, and the ledger to look into. */
export class World {
  /** Which receivers a message of an event type is for. */
  readonly receiversOf = new Map<string, string[]>();
  private hostileIds: string[] = [];

  private constructor(
    readonly options: WorldOptions,
    public app: LaunchedApp,
    readonly demo: Demo,
    readonly publisher: Child,
    readonly receivers: Child,
    /** Apart, so that what floods and tricks does not hold up what is timed. */
    private readonly hostile: Child,
    private readonly port: number,
    private readonly log: string,
  ) {}

  static async open(options: WorldOptions): Promise<World> {
    const dataDir = options.dataDir ?? makeDataDir("chaos");
    const port = await freePort();
    // Not beside the data: their disk may be full.
    const log = path.join(os.tmpdir(), `postrider-chaos-${process.pid}-${port}.log`);
    options.say(`the app starts; what it says is in ${log}`);
    const app = await launchApp({ dataDir, port, log, settings: { ...SETTINGS, ...options.settings } });
    const files = ["publisher.ts", "receivers.ts", "receivers.ts"];
    const [publisher, receivers, hostile] = await Promise.all(files.map((file) => Child.start(path.join(BESIDE, file))));
    if (!publisher || !receivers || !hostile) throw new Error("The publisher and the receivers did not start.");
    return new World(options, app, readDemo(dataDir), publisher, receivers, hostile, port, log);
  }

  /** Starts the app again where it has ended, as whoever runs it would. */
  async ensureStarted(): Promise<void> {
    if (this.app.launcher.exitCode === null && this.app.launcher.signalCode === null) return;
    this.options.say("the app has ended; starting it again");
    const { dataDir } = this.app;
    this.app = await launchApp({ dataDir, port: this.port, log: this.log, settings: { ...SETTINGS, ...this.options.settings } });
  }

  processId(name: ProcessName): number | undefined {
    return processId(this.app.dataDir, name);
  }

  get databaseUrl(): string {
    return this.options.databaseUrl ?? embeddedDatabaseUrl(this.app.dataDir);
  }

  /** Runs statements on the database, over a connection of its own. */
  async onDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: "chaos" });
    client.on("error", () => {}); // the query in progress reports it
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async call<T>(method: string, route: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.app.url}/api/v1${route}`, {
      method,
      headers: { authorization: `Bearer ${this.demo.apiKey}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  async addConsumer(url: string, eventTypes: string[]): Promise<string> {
    return (await this.call<{ id: string }>("POST", "/webhooks", { url, eventTypes })).id;
  }

  /** A consumer on the healthy receiver, whose arrivals are noted under the name given. */
  private async addReceiver(receiver: string, eventTypes: string[]): Promise<void> {
    await this.addConsumer(`http://127.0.0.1:${await this.receivers.ask<number>("port")}/${receiver}`, eventTypes);
    for (const type of eventTypes) this.receiversOf.set(type, [...(this.receiversOf.get(type) ?? []), receiver]);
  }

  /** So many consumers of one event type. */
  async addReceivers(count: number, eventType: string): Promise<void> {
    for (let i = 0; i < count; i++) await this.addReceiver(String(i), [eventType]);
  }

  /** A consumer for each event type, and one for all of them. */
  async addHealthy(eventTypes: string[]): Promise<void> {
    for (const [i, type] of eventTypes.entries()) await this.addReceiver(String(i), [type]);
    await this.addReceiver("all", eventTypes);
  }

  /** A consumer for every kind of hostile receiver, or for those named. */
  async addHostile(eventType: string, kinds = Object.keys(HOSTILE) as HostileKind[]): Promise<void> {
    for (const [i, kind] of kinds.entries()) {
      const url = await this.hostile.ask<string>("hostile", { kind, host: `127.0.1.${i + 1}` });
      this.hostileIds.push(await this.addConsumer(url, [eventType]));
    }
  }

  async disableHostile(disabled: boolean): Promise<void> {
    for (const id of this.hostileIds) await this.call("PATCH", `/webhooks/${id}`, { disabled });
  }

  /** Names to publish under: the healthy consumers' and the hostile ones'. */
  async eventTypes(): Promise<{ healthy: string[]; hostile: string }> {
    const { results } = await this.call<{ results: { name: string; deprecated: boolean }[] }>("GET", "/eventTypes?pageSize=200");
    const [hostile = "", ...healthy] = results.filter(({ deprecated }) => !deprecated).map(({ name }) => name);
    return { hostile, healthy: healthy.slice(0, HEALTHY) };
  }

  /** @returns what ends the stream */
  async publish(stream: Omit<Stream, "url" | "apiKey">): Promise<() => Promise<void>> {
    const number = await this.publisher.ask<number>("start", { url: this.app.url, apiKey: this.demo.apiKey, ...stream } satisfies Stream);
    return () => this.publisher.ask("stop", number);
  }

  published(): Promise<Published> {
    return this.publisher.ask<Published>("published");
  }

  arrivals(): Promise<Arrival[]> {
    return this.receivers.ask<Arrival[]>("arrivals");
  }

  async close(): Promise<void> {
    await Promise.all([this.publisher.stop(), this.receivers.stop(), this.hostile.stop()]);
    await this.app.stop();
    if (!this.options.dataDir) rmSync(this.app.dataDir, { recursive: true, force: true });
  }
}
