import { EVENT_TYPES_CHANNEL, loadEventTypes, MAX_AGE_MS } from "@/lib/event-types/own-event-types";
import { log } from "@/lib/log";
import { ChannelFollower } from "@/lib/postgres/channel-follower";

/** Keeps this process's event types of the operator's own current: what another process changes is known here at once. */
export class EventTypeFollower {
  private readonly follower = new ChannelFollower({
    channel: EVENT_TYPES_CHANNEL,
    applicationName: "postrider-event-types",
    heard: () => void this.load(),
  });
  private timer: NodeJS.Timeout | undefined;

  /** Never throws: a database that is away is waited for. */
  async start(): Promise<void> {
    this.timer ??= setInterval(() => void this.load(), MAX_AGE_MS).unref();
    await this.follower.start();
  }

  private async load(): Promise<void> {
    await loadEventTypes().catch((error) => log().warn({ err: error }, "event_types.not_read"));
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.follower.stop();
  }
}
