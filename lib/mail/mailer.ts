import nodemailer from "nodemailer";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

export interface Mail {
  to: string;
  subject: string;
  /** Plain text: it reaches every reader, and nothing in it is ever run. */
  text: string;
  /** The same for readers that prefer it. Nothing in it may be fetched from elsewhere. */
  html?: string;
}

export interface Mailer {
  /**
   * What a mail says never reaches the log: it may hold a link that lets someone in.
   * @returns whether the server took it. Never throws: no change may fail for a mail.
   */
  send(mail: Mail): Promise<boolean>;
  close(): void;
}

const TIMEOUT_MS = 10_000;

/**
 * @param url `smtp://` or `smtps://`, with user and password where the server asks for them
 * @param from the sender: `Postrider <hooks@example.com>`
 * @param onFailure is told why a mail did not go
 */
export function makeMailer(url: string, from: string, onFailure: (reason: string) => void): Mailer {
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  // Its types know a URL or options; at run time options with a URL are both.
  const options = { url, ...timeouts, disableFileAccess: true, disableUrlAccess: true };
  const transport = nodemailer.createTransport(options as nodemailer.TransportOptions, { from });
  return {
    async send({ to, subject, text, html }) {
      try {
        await transport.sendMail({ to: { name: "", address: to }, subject, text, ...(html === undefined ? {} : { html }) });
        return true;
      } catch (error) {
        onFailure(error instanceof Error ? error.message : String(error));
        return false;
      }
    },
    close: () => transport.close(),
  };
}

let configured: Mailer | undefined;

/** The mailer of SMTP_URL; null where none is configured, and people are handed links instead. */
export function mailer(): Mailer | null {
  const { SMTP_URL, MAIL_FROM } = env();
  if (SMTP_URL === undefined) return null;
  configured ??= makeMailer(SMTP_URL, MAIL_FROM, (reason) => log().warn({ reason }, "mail.failed"));
  return configured;
}
