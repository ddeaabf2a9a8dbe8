import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect } from "@playwright/test";
import { SMTPServer } from "smtp-server";
import { appDataDir } from "@/e2e/support/data-dir";

/** A real mail server, which keeps every mail as a file named after its recipient: tests run in processes of their own. */
export async function startMailServer(directory: string): Promise<{ url: string; stop: () => void }> {
  mkdirSync(directory, { recursive: true });
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        for (const { address } of envelope.rcptTo) writeFileSync(path.join(directory, `${address} ${randomUUID()}`), Buffer.concat(chunks));
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, stop: () => server.close() };
}

/** The text of quoted-printable. */
function decoded(mail: string): string {
  const joined = mail.replace(/=\r?\n/g, "");
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString();
}

/** Mails to an address that hold the text. */
export function mailsTo(address: string, text: string): string[] {
  const directory = path.join(appDataDir(), "mails");
  return readdirSync(directory)
    .filter((name) => name.startsWith(`${address} `))
    .map((name) => decoded(readFileSync(path.join(directory, name), "utf8")))
    .filter((mail) => mail.includes(text));
}

/** Waits for a mail that holds the text, and answers it. */
export async function readMail(address: string, text: string): Promise<string> {
  await expect.poll(() => mailsTo(address, text).length, { timeout: 15_000 }).toBeGreaterThan(0);
  return mailsTo(address, text)[0] ?? "";
}
