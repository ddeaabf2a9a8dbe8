import { randomUUID } from "node:crypto";
import os from "node:os";
import type { Clock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { log } from "@/lib/log";
import { BEAT_MS } from "@/lib/processes/schema";
import manifest from "@/package.json";

const MINUTE_MS = 60_000;

/** What a process that makes attempts knows of them. */
export interface AttemptFigures {
  inFlight: number;
  /** Since the process began; only ever grows. */
  made: number;
}

/**
 * Says every ten seconds that this process is there, in a row of its own, so that the operator sees who works and who was killed. It is
 * no lock and nothing waits for it: what is lost here is said again with the next beat.
 */
export class Heartbeat {
  private readonly id = randomUUID();
  private readonly started: Date;
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  private beating: Promise<void> = Promise.resolve();
  /** Attempts made by the beats of the last minute, oldest first. */
  private readonly counted: { at: number; made: number }[] = [];

  /** @param figures for a process that makes attempts */
  constructor(
    private readonly kind: "web" | "worker",
    private readonly clock: Clock,
    private readonly figures?: () => AttemptFigures,
  ) {
    this.started = clock.now();
  }

  /** Never throws: a database that is away hears of it with a later beat. */
  async start(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => void this.beat(), BEAT_MS).unref();
  }

  /** For a process that was asked to stop, and finishes what is in flight. */
  async announceStop(): Promise<void> {
    this.stopping = true;
    await this.beat();
  }

  /** It ends as it was asked to: nothing is left to be seen. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
    await prisma()
      .process.deleteMany({ where: { id: this.id } })
      .catch((error) => log().warn({ err: error }, "heartbeat.not_removed"));
  }

  /** Beats one after the other: a late one must not overwrite a newer. */
  beat(): Promise<void> {
    this.beating = this.beating.then(() => this.write()).catch((error) => log().warn({ err: error }, "heartbeat.not_written"));
    return this.beating;
  }

  private async write(): Promise<void> {
    const now = this.clock.now();
    const figures = this.figures?.();
    const state = {
      seen: now,
      stopping: this.stopping,
      inFlight: figures?.inFlight ?? null,
      attempts: figures ? this.lastMinute(figures.made, now.getTime()) : null,
      memory: process.memoryUsage.rss(),
    };
    const identity = {
      id: this.id,
      kind: this.kind,
      host: os.hostname(),
      pid: process.pid,
      version: manifest.version,
      started: this.started,
    };
    await prisma().process.upsert({
      where: { id: this.id },
      create: { ...identity, ...state },
      update: state,
      select: { id: true },
    });
  }

  private lastMinute(made: number, now: number): number {
    while (this.counted[0] && this.counted[0].at < now - MINUTE_MS) this.counted.shift();
    const before = this.counted[0]?.made ?? 0;
    this.counted.push({ at: now, made });
    return made - before;
  }
}
