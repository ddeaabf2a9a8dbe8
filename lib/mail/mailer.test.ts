import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type Mailer, makeMailer } from "@/lib/mail/mailer";

let server: SMTPServer;
let failures: string[];
let received: { from: string; to: string[]; text: string }[];

beforeEach(async () => {
  received = [];
  failures = [];
  server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onRcptTo: ({ address }, _session, done) => done(address.startsWith("refused@") ? new Error("no such mailbox") : null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
});
afterEach(() => new Promise<void>((resolve) => server.close(resolve)));

function sender(port = (server.server.address() as AddressInfo).port): Mailer["send"] {
  const made = makeMailer(`smtp://127.0.0.1:${port}`, "Postrider <hooks@example.com>", (reason) => failures.push(reason));
  onTestFinished(() => made.close());
  return made.send;
}

describe("sending mail", () => {
  it("reaches a real server, from whom and to whom it says, non-ASCII intact", async () => {
    const send = sender();
    expect(await send({ to: "ada@example.com", subject: "Bienvenue à bord", text: "https://here.example/invitation/abc" })).toBe(true);
    expect(received).toMatchObject([{ from: "hooks@example.com", to: ["ada@example.com"] }]);
    expect(received[0]?.text).toContain("https://here.example/invitation/abc");
    expect(received[0]?.text).toContain("=?UTF-8?Q?Bienvenue_=C3=A0_bord?=");
  });

  it("a subject or address with line breaks adds no header and no recipient", async () => {
    const send = sender();
    await send({ to: "ada@example.com", subject: "Hello\r\nBcc: eve@example.com", text: "." });
    await send({ to: "ada@example.com\r\nBcc: eve@example.com", subject: "Hello", text: "." });
    expect(received.flatMap(({ to }) => to).filter((address) => address.includes("eve@"))).toEqual([]);
    expect(received.some(({ text }) => /^Bcc:/m.test(text))).toBe(false);
  });

  it("says so when the server refuses or is away, and never throws", async () => {
    expect(await sender()({ to: "refused@example.com", subject: "Hello", text: "." })).toBe(false);
    expect(failures).toEqual([expect.stringContaining("no such mailbox")]);
    expect(await sender(1)({ to: "ada@example.com", subject: "Hello", text: "." })).toBe(false);
  });
});
