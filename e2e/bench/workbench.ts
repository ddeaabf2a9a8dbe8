import { once } from "node:events";
import net from "node:net";
import path from "node:path";
import type { Load, Loaded } from "@/e2e/bench/processes/publisher";
import type { Arrivals } from "@/e2e/bench/processes/receiver";
import { Stack } from "@/e2e/bench/stack";
import { Child } from "@/e2e/support/child";
import { sharedNow } from "@/e2e/support/shared-clock";

/** Bytes of an event's payload, unless a measurement is about just that. */
export const PAYLOAD = 1_024;
const EVENT_TYPE = "read.completed";
const PROCESSES = path.join(import.meta.dirname, "processes");
const WARM_UP = 2_000;
const DRAIN_POLL_MS = 20;
/** Deliveries that a process has made when what it does often is compiled; the bare loop runs long before it is measured. */
const COMPILING = 5_000;

export interface ConsumerOptions {
  count?: number;
  /** Of the receiver: 127.0.0.1, 127.0.0.2 and so on, one origin each. */
  hosts?: number;
  path?: string;
  /** Each its own, so that a message has one delivery; else all take the same one. */
  eventTypes?: string[];
  /** The nth takes only what has the tag `n:` with its number. */
  tagged?: boolean;
}

/** What a measurement works with: the product, a receiver, a load generator and the bare loop, each in a process of its own. */
export class Workbench {
  private constructor(
    readonly stack: Stack,
    readonly receiver: Child,
    readonly publisher: Child,
    private readonly bareLoop: Child,
    readonly receiverPort: number,
  ) {}

  static async open(): Promise<Workbench> {
    const [stack, receiver, publisher, bareLoop] = await Promise.all([
      Stack.start(),
      Child.start(path.join(PROCESSES, "receiver.ts")),
      Child.start(path.join(PROCESSES, "publisher.ts")),
      Child.start(path.join(PROCESSES, "bare-loop.ts")),
    ]);
    return new Workbench(stack, receiver, publisher, bareLoop, await receiver.ask<number>("port"));
  }

  async close(): Promise<void> {
    await this.stack.close();
    await Promise.all([this.receiver.stop(), this.publisher.stop(), this.bareLoop.stop()]);
  }

  /** Requests a second of signing and sending alone, to the same receiver. */
  bare(count = 20_000, size = PAYLOAD): Promise<number> {
    return this.bareLoop.ask<number>("run", { origin: `http://127.0.0.1:${this.receiverPort}`, path: "/bare", count, size });
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.stack.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.stack.demo.apiKey}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  async addConsumers({ count = 1, hosts = 1, path = "/ok", eventTypes = [EVENT_TYPE], tagged = false }: ConsumerOptions = {}) {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const url = `http://127.0.0.${1 + (i % hosts)}:${this.receiverPort}${path}`;
      const types = eventTypes.length > 1 ? [eventTypes[i % eventTypes.length]] : eventTypes;
      const { id } = await this.call<{ id: string }>("POST", "/webhooks", {
        url,
        eventTypes: types,
        companyTags: tagged ? [`n:${i}`] : [],
      });
      ids.push(id);
    }
    return ids;
  }

  /** Names of what may be published and subscribed to. */
  async eventTypes(): Promise<string[]> {
    const { results } = await this.call<{ results: { name: string; deprecated: boolean }[] }>("GET", "/eventTypes?pageSize=200");
    return results.filter(({ deprecated }) => !deprecated).map(({ name }) => name);
  }

  async removeConsumers(ids: string[]): Promise<void> {
    for (const id of ids) await this.call("DELETE", `/webhooks/${id}`);
  }

  publish(load: Partial<Load> & Pick<Load, "requests" | "batch">): Promise<Loaded> {
    const { url, demo } = this.stack;
    const headers = { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" };
    return this.publisher.ask<Loaded>("run", {
      origin: url,
      path: "/api/v1/events",
      headers,
      size: PAYLOAD,
      eventTypes: [EVENT_TYPE],
      connections: 16,
      ...load,
    } satisfies Load);
  }

  /** Accepts so many messages while no worker runs. */
  async fill(messages: number, load: Partial<Load> = {}): Promise<void> {
    const batch = load.batch ?? 500;
    const requests = Math.ceil(messages / batch);
    const { refused } = await this.publish({ connections: 4, ...load, requests, batch });
    if (refused > 0) throw new Error(`${refused} requests of ${requests} were refused.`);
  }

  /** Lets the receiver forget, so that what arrives next is counted from nought. */
  async resetReceiver(): Promise<void> {
    await this.receiver.ask("reset");
  }

  /** Lets a worker that has just started send a little first: what it compiles and connects is not measured. */
  async warmUp(path = "/ok"): Promise<void> {
    await this.resetReceiver();
    await this.publish({ requests: WARM_UP / 20, batch: 20 });
    await this.receiver.ask(path === "/timed" ? "untilTimed" : "until", WARM_UP);
    await this.settled();
  }

  async freePort(): Promise<number> {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as net.AddressInfo;
    server.close();
    return port;
  }

  /** Resolves when nothing is left to do in the ledger. @returns `sharedNow` of that moment */
  async settled(): Promise<number> {
    for (;;) {
      const { rows } = await this.stack.database.query<{ open: boolean }>(
        "select exists (select from deliveries where next_attempt_at is not null and status = 'Sending') as open",
      );
      if (!rows[0]?.open) return sharedNow();
      await new Promise((resolve) => setTimeout(resolve, DRAIN_POLL_MS));
    }
  }

  /**
   * Starts a worker on a full ledger and waits until the last delivery is settled.
   * @returns deliveries a second, as `rateUntilSettled`
   */
  async drain(deliveries: number): Promise<number> {
    await this.resetReceiver();
    this.stack.startWorker();
    const rate = await this.rateUntilSettled(deliveries);
    await this.stack.stop("worker");
    return rate;
  }

  /**
   * Of a process that has just started, and the receiver been reset.
   * @returns deliveries a second, from when its code was compiled (COMPILING) until the last delivery is settled
   */
  async rateUntilSettled(deliveries: number): Promise<number> {
    const begun = await this.receiver.ask<Arrivals>("until", Math.min(COMPILING, deliveries / 4));
    await this.receiver.ask("until", deliveries);
    return ((deliveries - begun.count) * 1_000) / ((await this.settled()) - begun.last);
  }
}
