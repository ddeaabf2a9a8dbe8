import type { Inngest } from "inngest";
import { APP_ID } from "@/inngest/app-id";
import type { EventSender } from "@/lib/engine/inngest/event-sender";

let client: Inngest | undefined;

/** Sends through the SDK, which is loaded with the first event: a process of the embedded engine goes without it. */
export const sdkSender: EventSender = {
  async send(events) {
    const { Inngest } = await import("inngest");
    client ??= new Inngest({ id: APP_ID });
    await client.send(events);
  },
};
