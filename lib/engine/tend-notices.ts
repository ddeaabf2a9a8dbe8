import type { Clock } from "@/lib/clock";
import { log } from "@/lib/log";
import { mailer } from "@/lib/mail/mailer";
import { findExhausted } from "@/lib/notices/find-exhausted";
import { findFailing } from "@/lib/notices/find-failing";
import { findRecovered } from "@/lib/notices/find-recovered";
import { mailNotices } from "@/lib/notices/mail-notices";
import { publishNotices } from "@/lib/notices/publish-notices";

/**
 * Finds what a client has to hear of where no change of configuration told it, whichever engine runs. Wanted about once a minute.
 */
export async function findNotices(clock: Clock): Promise<void> {
  const found = { failing: await findFailing(clock), recovered: await findRecovered(), exhausted: await findExhausted(clock) };
  if (found.failing + found.recovered + found.exhausted > 0) log().info(found, "notices.found");
}

/** Tells machines, then people, what was found. @returns how many events and mails there were */
export async function tellNotices(clock: Clock): Promise<{ published: number; mailed: number }> {
  return { published: await publishNotices(clock), mailed: await mailNotices(clock, mailer()) };
}
