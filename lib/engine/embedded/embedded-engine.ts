import { relaxedPool } from "@/lib/db";
import { DeliveryLoop, type DeliveryLoopOptions } from "@/lib/delivery/delivery-loop";
import { Chores } from "@/lib/engine/embedded/chores";
import type { DeliveryEngine } from "@/lib/engine/engine";
import { sweepLanes } from "@/lib/lanes/sweep-lanes";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import type { AttemptFigures } from "@/lib/processes/heartbeat";
import { onWork } from "@/lib/work-signal";

/** Runs the delivery loop for ever, in a process of its own. */
export class EmbeddedEngine implements DeliveryEngine {
  private readonly loop: DeliveryLoop;
  private readonly chores: Chores;
  private stopping = false;
  private running: Promise<void> | undefined;
  private stopListening: () => void = () => {};

  constructor(options: DeliveryLoopOptions) {
    this.loop = new DeliveryLoop(options);
    this.chores = new Chores(options.clock);
  }

  async start(): Promise<void> {
    await sweepLanes(relaxedPool());
    this.stopListening = onWork(() => this.loop.announce());
    this.chores.start();
    this.running = this.loop.run(() => this.stopping);
  }

  /** What this process is attempting and has attempted. */
  figures(): AttemptFigures {
    return this.loop.figures();
  }

  /** Claims nothing more, lets what is in flight end and settle. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.loop.announce();
    this.stopListening();
    await this.chores.stop();
    await this.running;
    await this.loop.settled();
    await wakesDone();
  }
}
