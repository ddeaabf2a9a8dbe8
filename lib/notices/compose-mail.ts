import { env } from "@/lib/env";
import type { Language } from "@/lib/i18n/locales";
import { translatorOf } from "@/lib/i18n/translator";
import type { Mail } from "@/lib/mail/mailer";
import { type NoticeFacts, portalLink } from "@/lib/notices/payload-of";
import type { NoticeType } from "@/lib/notices/schema";

/** What a mail tells: the latest notice of its kind about an endpoint, and how many there are. */
export interface MailedNotice {
  eventType: NoticeType;
  facts: NoticeFacts;
  count: number;
  /** Name of the client. */
  client: string;
}

type Translate = ReturnType<typeof translatorOf>;
type Words = { subject: string; text: string };

/** `crm.example/hooks`: a URL for a subject line. */
const endpointName = ({ url }: NoticeFacts) => url.replace(/^https?:\/\//, "").slice(0, 80);

const REASONS = ["failing", "gone", "user", "operator"] as const;

function instantOf(language: Language, at: unknown): string {
  const options = { dateStyle: "long", timeStyle: "short", timeZone: "UTC" } as const;
  return `${new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", options).format(new Date(String(at)))} UTC`;
}

function wordsOf(t: Translate, language: Language, { eventType, facts, count }: MailedNotice): Words {
  const endpoint = endpointName(facts);
  const { url } = facts;
  const at = (instant: unknown) => instantOf(language, instant);
  switch (eventType) {
    case "webhook.failing": {
      const text = t("mail.notice.failing.text", { url, since: at(facts.failingSince), disables: at(facts.disablesAt) });
      return { subject: t("mail.notice.failing.subject", { endpoint, hours: Number(facts.failingHours) }), text };
    }
    case "webhook.disabled": {
      const reason = REASONS.find((one) => one === facts.reason) ?? "user";
      const text = t(`mail.notice.disabled.${reason}`, { url, at: at(facts.disabledAt) });
      return { subject: t("mail.notice.disabled.subject", { endpoint }), text };
    }
    case "webhook.recovered": {
      const text = t("mail.notice.recovered.text", { url, at: at(facts.recoveredAt) });
      return { subject: t("mail.notice.recovered.subject", { endpoint }), text };
    }
    case "message.exhausted":
      return { subject: t("mail.notice.exhausted.subject", { endpoint, count }), text: t("mail.notice.exhausted.text", { url, count }) };
    case "certificate.expiring": {
      const { subject, notAfter } = facts.certificate as { subject: string; notAfter: string };
      const text = t("mail.notice.expiring.text", { url, subject: subject.replaceAll("\n", ", "), at: at(notAfter) });
      return { subject: t("mail.notice.expiring.subject", { endpoint, days: Number(facts.daysLeft) }), text };
    }
  }
}

/** What else helps: the latest error, and what still waits. */
function detailsOf(t: Translate, { eventType, facts }: MailedNotice): string[] {
  const error = facts.lastError as { code: string | null; status: number | null } | null | undefined;
  const lines: string[] = [];
  if (error?.code) {
    const summary = t(`errorCodes.${error.code}.summary` as Parameters<Translate>[0]);
    lines.push(
      error.status === null
        ? t("mail.notice.error", { error: summary })
        : t("mail.notice.errorStatus", { error: summary, status: String(error.status) }),
    );
  }
  const waiting = Number(facts.waitingMessages ?? 0);
  if (eventType !== "webhook.recovered" && waiting > 0) lines.push(t("mail.notice.waiting", { count: waiting }));
  return lines;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** Nothing in it is fetched: no picture, no font, nothing that tells when it is read. */
function htmlOf(language: Language, paragraphs: string[], link: { label: string; href: string }, why: string, off: string): string {
  const body = paragraphs.map((text) => `<p style="margin:0 0 12px">${escaped(text)}</p>`).join("");
  return (
    `<!doctype html><html lang="${language}"><body style="margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif;color:#1c1f23;background:#fff">` +
    `<div style="max-width:560px">${body}<p style="margin:20px 0"><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>` +
    `<p style="margin:24px 0 0;font-size:12px;color:#5b626b">${escaped(why)} <a href="${escaped(off)}" style="color:#5b626b">${escaped(off)}</a></p>` +
    "</div></body></html>"
  );
}

/** The mail about a notice, as text and as simple HTML, without anything of a message's content. */
export function composeMail(notice: MailedNotice, language: Language): Omit<Mail, "to"> {
  const t = translatorOf(language);
  const { subject, text } = wordsOf(t, language, notice);
  const paragraphs = [text, ...detailsOf(t, notice)];
  // Of many messages, their endpoint is the place to go.
  const about = notice.eventType === "message.exhausted" && notice.count > 1 ? "webhook.disabled" : notice.eventType;
  const link = { label: t("mail.notice.open"), href: portalLink(about, notice.facts) };
  const why = t("mail.notice.why", { client: notice.client });
  const off = `${env().APP_URL.replace(/\/$/, "")}/settings/webhooks#settings-notifications`;
  return {
    subject,
    text: [...paragraphs, `${link.label}: ${link.href}`, `${why}\n${off}`].join("\n\n"),
    html: htmlOf(language, paragraphs, link, why, off),
  };
}
