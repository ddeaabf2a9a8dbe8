import { type Footprint, footprint, type ProcessName } from "@/e2e/chaos/app-processes";
import type { World } from "@/e2e/chaos/world";
import { sharedNow } from "@/e2e/support/shared-clock";

export interface Sample extends Footprint {
  /** Milliseconds of `sharedNow`. */
  at: number;
  process: ProcessName;
  pid: number;
}

/** Looks at the app's processes again and again. */
export class Sampler {
  readonly samples: Sample[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly world: World,
    everyMs: number,
    private readonly names: ProcessName[] = ["web", "worker"],
  ) {
    this.timer = setInterval(() => this.look(), everyMs);
    this.look();
  }

  private look(): void {
    for (const name of this.names) {
      const pid = this.world.processId(name);
      const seen = pid === undefined ? null : footprint(pid);
      if (pid !== undefined && seen) this.samples.push({ at: sharedNow(), process: name, pid, ...seen });
    }
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
