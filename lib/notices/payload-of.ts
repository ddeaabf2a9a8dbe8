import { env } from "@/lib/env";
import type { NoticeType } from "@/lib/notices/schema";

/** What a notice's facts hold, whatever its type. */
export interface NoticeFacts {
  webhookId: string;
  url: string;
  description: string | null;
  [property: string]: unknown;
}

const ENABLE = "enable it, then replay the messages it missed.";

/** What to do once it is disabled, by reason. */
const DISABLED_STEPS: Record<string, string> = {
  failing: `Repair the endpoint, ${ENABLE}`,
  gone: `If it should go on receiving, stop answering 410, ${ENABLE}`,
  user: `If it should go on receiving, ${ENABLE}`,
  operator: "Ask the operator of this service to enable it again.",
};

const NEXT_STEPS: Record<NoticeType, (facts: NoticeFacts) => string> = {
  "webhook.failing": () =>
    "Repair the endpoint: the next attempt that succeeds ends this. Nothing is lost while messages have attempts left.",
  "webhook.disabled": ({ reason }) => DISABLED_STEPS[String(reason)] ?? ENABLE,
  "webhook.recovered": () => "Nothing has to be done. Messages that used up their attempts meanwhile can be recovered.",
  "message.exhausted": () => "Repair the endpoint, then resend the message or recover all that failed.",
  "certificate.expiring": () => "Set a new certificate on the endpoint's Advanced tab before this one runs out.",
};

/** The page of the portal that a notice is about. */
export function portalLink(type: NoticeType, facts: NoticeFacts): string {
  const events = `${env().APP_URL.replace(/\/$/, "")}/monitor/events`;
  if (type === "message.exhausted") return `${events}/messages/${facts.messageId}`;
  return `${events}/endpoints/${facts.webhookId}${type === "certificate.expiring" ? "/advanced" : ""}`;
}

/** The payload of a notice's event: its facts, what to do, and where. */
export function payloadOf(type: NoticeType, facts: NoticeFacts): object {
  return { ...facts, nextStep: NEXT_STEPS[type](facts), links: { portal: portalLink(type, facts) } };
}
