import type { AddressInfo } from "node:net";
import { makeHttpServer } from "@/lib/api/http-server";
import { webListener } from "@/lib/api/web-listener";
import { log } from "@/lib/log";
import { logConsole, logCrashes } from "@/lib/log-process";
import { mailer } from "@/lib/mail/mailer";
import { authenticate } from "@/lib/users/authenticate";

// For tests: the web process without the pages. Where Next would be, what the pages call is called, with what a request brings.

const SENT = { to: "ada@example.com", subject: "An invitation" };

async function attempt(path: string, text: string): Promise<unknown> {
  if (path === "/sign-in") return authenticate({ email: "ada@example.com", password: text, address: "127.0.0.1" }, new Date());
  if (path === "/mail") return mailer()?.send({ ...SENT, text });
  const error = Object.assign(new Error("crashed"), { headers: { cookie: text }, config: { password: text } });
  if (path === "/render") return console.error(" ⨯", error, { props: text });
  setImmediate(() => {
    throw error;
  });
}

logCrashes();
logConsole();

const server = makeHttpServer().on(
  "request",
  webListener(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    await attempt(request.url ?? "", Buffer.concat(chunks).toString()).catch((err) => log().error({ err }, "attempt.failed"));
    response.end();
  }),
);
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
