import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { disconnect, pool, prisma } from "@/lib/db";
import { type Mailer, makeMailer } from "@/lib/mail/mailer";
import { findExpiringCertificates } from "@/lib/notices/find-expiring-certificates";
import { mailNotices } from "@/lib/notices/mail-notices";
import { setWantsMail, wantsMail } from "@/lib/notices/mail-preference";
import { NOTICE_TYPES } from "@/lib/notices/schema";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const HOUR = 3_600;
const DAY = 24 * HOUR;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

let world: ReplayWorld;
let consumer: WebhookConsumer;
/** What reached the mail server: whom, and the source of the mail with its lines unfolded. */
let mails: { to: string; source: string }[];
let mailer: Mailer;

beforeEach(async () => {
  await pool().query("truncate notices");
  world = await ReplayWorld.create();
  consumer = await world.consumer({ url: "http://hooks.example/in?token=s3cret" });
  mails = [];
  mailer = await startMailer();
});

/** A real mail server that takes everything, but from an address that begins with `refused`. */
async function startMailer(): Promise<Mailer> {
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onRcptTo: ({ address }, _session, done) => done(address.startsWith("refused") ? new Error("no such mailbox") : null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const source = Buffer.concat(chunks).toString("utf8").replaceAll("=\r\n", "").replaceAll("=3D", "=");
        mails.push({ to: envelope.rcptTo.map(({ address }) => address).join(), source });
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const made = makeMailer(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, "Postrider <hooks@example.com>", () => {});
  onTestFinished(async () => {
    made.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return made;
}

async function person(name: string, role: "Administrator" | "Developer" | "Analyst", locale: string | null = null): Promise<string> {
  const { id } = await prisma().user.create({ data: { email: `${name}-${world.scope.clientId}@example.com`, name, locale } });
  await prisma().membership.create({ data: { userId: id, clientId: world.scope.clientId, role } });
  return id;
}

const FACTS = {
  failingSince: "2026-03-08T14:00:05.000Z",
  disablesAt: "2026-03-13T14:00:05.000Z",
  failingHours: 24,
  reason: "gone",
  disabledAt: "2026-03-09T14:05:21.000Z",
  recoveredAt: "2026-03-09T14:05:21.000Z",
  messageId: "msg_1",
  certificate: { subject: "CN=postrider\nO=<Harbour>", notAfter: "2026-03-16T12:00:00.000Z" },
  daysLeft: 6,
  waitingMessages: 2,
  lastError: { code: "http_status", status: 503, message: "The endpoint answered 503.", at: "2026-03-09T14:05:02.118Z" },
};

let keys = 0;
async function notice(eventType: string, count = 1, facts: object = {}): Promise<void> {
  const all = { webhookId: consumer.id, url: "http://hooks.example/in", description: null, ...FACTS, ...facts };
  await pool().query(
    `insert into notices (id, client_id, consumer_id, event_type, key, facts, created, mail_at)
     select gen_random_uuid(), $1, $2, $3, 'k' || ($4::int + n), $5, $6, $6 from generate_series(1, $7) n`,
    [world.scope.clientId, consumer.id, eventType, keys, all, world.now(), count],
  );
  keys += count;
}

const mail = () => mailNotices(world, mailer);
const names = () => mails.map(({ to }) => to.split("-")[0]).sort();

describe("mails about endpoints", () => {
  it("go to Administrators and Developers who want them, each in their language, and to no Analyst", async () => {
    const [ada] = [await person("ada", "Administrator", "en"), await person("zoe", "Developer", "fr"), await person("ann", "Analyst")];
    const dan = await person("dan", "Developer");
    const whose = (userId: string) => ({ userId, clientId: world.scope.clientId });
    await setWantsMail(whose(dan), false);
    expect([await wantsMail(whose(ada)), await wantsMail(whose(dan))]).toEqual([true, false]);
    await notice("webhook.disabled");
    await mail();
    expect(names()).toEqual(["ada", "zoe"]);
    const [english, french] = ["ada", "zoe"].map((name) => mails.find(({ to }) => to.startsWith(name))?.source ?? "");
    expect(english).toContain("Subject: hooks.example/in was disabled");
    expect(english).toContain("answered 410 Gone");
    expect(english).toContain("Latest error: The receiver did not accept it (status 503).");
    expect(english).toContain(`/monitor/events/endpoints/${consumer.id}`);
    expect(english).toContain("/settings/webhooks#settings-notifications");
    expect(french).toContain("r=C3=A9pondu 410 Gone");
    expect(french).toContain("d=C3=A9sactiv=C3=A9 le 9 mars 2026");
    await mail();
    expect(mails).toHaveLength(2);
  });

  it("are text and simple HTML, of every kind in both languages: nothing is fetched, and nothing of a URL's query is said", async () => {
    await person("ada", "Administrator", "en");
    await person("zoe", "Developer", "fr");
    for (const type of NOTICE_TYPES) await notice(type);
    await mail();
    expect(mails).toHaveLength(2 * NOTICE_TYPES.length);
    for (const { source } of mails) {
      expect(source).toContain("Content-Type: text/plain");
      expect(source).toContain("Content-Type: text/html");
      expect(source).not.toMatch(/<img|<link|<script|url\(|src=|mail\.notice|errorCodes|s3cret/);
      expect(source.slice(source.indexOf("<!doctype"))).not.toContain("<Harbour>");
    }
  });

  it("in a flood are one an hour for each endpoint and kind, which says how many there were", async () => {
    await person("ada", "Administrator");
    await notice("message.exhausted");
    await mail();
    await notice("message.exhausted", 9_999);
    await notice("webhook.disabled");
    await mail();
    expect(mails.map(({ source }) => /^Subject: (.*)$/m.exec(source)?.[1])).toEqual([
      "1 message could not be delivered to hooks.example/in",
      "hooks.example/in was disabled",
    ]);
    world.advance(HOUR - 1);
    await mail();
    expect(mails).toHaveLength(2);
    world.advance(2);
    await Promise.all([mail(), mail()]);
    expect(mails).toHaveLength(3);
    expect(mails[2]?.source).toContain("Subject: 9,999 messages could not be delivered to");
  });

  it("are tried again where the server was away, or this was killed before it was noted; a day later they are old news", async () => {
    await person("ada", "Administrator");
    await notice("webhook.disabled");
    const away = makeMailer("smtp://127.0.0.1:1", "hooks@example.com", () => {});
    onTestFinished(() => away.close());
    await mailNotices(world, away);
    world.advance(599);
    await mail();
    expect(mails).toEqual([]);
    world.advance(2);
    await mail();
    expect(mails).toHaveLength(1);
    await notice("webhook.failing");
    await mailNotices(world, null);
    world.advance(DAY);
    await mail();
    expect(mails).toHaveLength(1);
  });

  it("one address that the server refuses keeps nobody else from theirs, and repeats none", async () => {
    await person("refused", "Administrator");
    await person("ada", "Administrator");
    await notice("webhook.disabled");
    await mail();
    world.advance(HOUR);
    await mail();
    expect(names()).toEqual(["ada"]);
  });
});

describe("a client certificate that runs out", () => {
  it("is told 30, 14, 7 days and a day before, each once, while its endpoint is enabled", async () => {
    const notAfter = new Date(world.now().getTime() + 31 * DAY * 1_000);
    await pool().query(
      `insert into consumer_certificates (consumer_id, sealed_pem, subject, issuer, serial_number, fingerprint256, not_before, not_after)
       values ($1, '', 'CN=postrider', 'CN=ca', '01', 'AA:BB', now(), $2)`,
      [consumer.id, notAfter],
    );
    const told: [day: number, found: number][] = [];
    for (let day = 31; day >= -1; day--) {
      const found = (await findExpiringCertificates(world)) + (await findExpiringCertificates(world));
      if (found > 0) told.push([day, found]);
      if (day === 10)
        await prisma().consumer.update({ where: { id: consumer.id }, data: { disabledAt: world.now(), disabledReason: "user" } });
      if (day === 5) await prisma().consumer.update({ where: { id: consumer.id }, data: { disabledAt: null, disabledReason: null } });
      world.advance(DAY);
    }
    expect(told).toEqual([
      [30, 1],
      [14, 1],
      [4, 1],
      [1, 1],
    ]);
    const notices = await prisma().notice.findMany({ orderBy: { created: "asc" } });
    expect(notices.map(({ facts }) => (facts as { daysLeft: number }).daysLeft)).toEqual([30, 14, 4, 1]);
    expect(notices[0]?.facts).toMatchObject({ url: "http://hooks.example/in", certificate: { notAfter: notAfter.toISOString() } });
  });
});
