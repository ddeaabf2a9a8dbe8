import type { DeliveryStatus, WaitingFor } from "@/lib/delivery/schema";
import type { Hold } from "@/lib/lanes/schema";
import type { Subscription } from "@/lib/verdicts/matches";
import type { Verdict } from "@/lib/verdicts/schema";

export type DisabledReason = "user" | "failing" | "gone" | "operator";

/** A consumer as it was from an instant on. */
export interface VersionFacts extends Subscription {
  disabledReason: DisabledReason | null;
  /** When it was disabled, where it is: earlier than this version when something else changed meanwhile. */
  disabledSince: Date | null;
  deleted: boolean;
  holdsFrom: Date;
}

export interface DeliveryFacts {
  status: DeliveryStatus;
  attemptCount: number;
  /** Slots of the schedule used up. */
  slot: number;
  nextAttemptAt: Date | null;
  waitingFor: WaitingFor | null;
}

/** A verdict without whose it is. */
export type Finding = Omit<Verdict, "webhookId" | "url">;

/** All that a verdict depends on. */
export interface Facts {
  now: Date;
  message: {
    eventType: string;
    companyTags: readonly string[];
    created: Date;
    isTest: boolean;
    expunged: boolean;
    aboutConsumer: string | null;
  };
  consumer: Subscription & {
    id: string;
    url: string;
    created: Date;
    disabledAt: Date | null;
    disabledReason: DisabledReason | null;
    deletedAt: Date | null;
  };
  /** What held when the message was accepted; null where the consumer did not exist. */
  held: VersionFacts | null;
  /** What held just before and just after: a change made in the very moment of acceptance may not have been seen by it. */
  neighbours: readonly VersionFacts[];
  delivery: DeliveryFacts | null;
  /** Slots of the schedule. */
  slots: number;
  lane: { blockedUntil: Date | null; blockedBy: Hold | null } | null;
  breakerOpenUntil: Date | null;
}
