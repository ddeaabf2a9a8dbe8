import { ChannelFollower } from "@/lib/postgres/channel-follower";
import { signalWork, WORK_CHANNEL } from "@/lib/work-signal";

/** Hears the wake-ups of other processes. */
export function workSignals(): ChannelFollower {
  return new ChannelFollower({ channel: WORK_CHANNEL, applicationName: "postrider-signals", heard: signalWork });
}
