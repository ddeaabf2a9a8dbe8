import type { Clock } from "@/lib/clock";
import { pool, prisma } from "@/lib/db";
import { type Language, languageOf } from "@/lib/i18n/locales";
import type { Mailer } from "@/lib/mail/mailer";
import { composeMail, type MailedNotice } from "@/lib/notices/compose-mail";

const HOUR_MS = 3_600_000;
/** A mail server that is away, or a process that was killed, is tried again after this long … */
const AGAIN_MS = 10 * 60_000;
/** … until it is old news. */
const LONGEST_MS = 24 * HOUR_MS;
/** A slow mail server holds neither a shutdown nor a run for longer; the rest is next. */
const BUDGET_MS = 10_000;

interface Group {
  client_id: string;
  consumer_id: string;
  event_type: MailedNotice["eventType"];
}

/** Endpoints and kinds with something to mail that nothing was mailed of within the hour. */
const FIND_GROUPS = {
  name: "find-notices-to-mail",
  text: `
    select distinct client_id, consumer_id, event_type from notices due
    where mail_at <= $1 and created > $2
      and not exists (
        select from notices mailed
        where mailed.consumer_id = due.consumer_id and mailed.event_type = due.event_type and mailed.mailed_at > $3
      )
    limit 200`,
};

/** Takes all of a group: what another process took, or takes again after a while, is due no more. */
const TAKE_GROUP = {
  name: "take-notices-to-mail",
  text: `
    with taken as (
      update notices set mail_at = $5
      where consumer_id = $1 and event_type = $2 and mail_at <= $3 and created > $4
      returning facts, created
    )
    select (select count(*)::int from taken) as count, facts from taken order by created desc limit 1`,
};

async function recipientsOf(clientId: string): Promise<{ client: string; people: { email: string; language: Language }[] }> {
  const client = await prisma().client.findUniqueOrThrow({
    where: { id: clientId },
    select: {
      name: true,
      memberships: {
        where: { role: { in: ["Administrator", "Developer"] }, mailNotices: true },
        select: { user: { select: { email: true, locale: true } } },
      },
    },
  });
  const people = client.memberships.map(({ user }) => ({ email: user.email, language: languageOf(user.locale ?? "en") }));
  return { client: client.name, people };
}

/** @returns whether it is done: a server that took none of the mails is asked again */
async function sendAll(mailer: Mailer, notice: Omit<MailedNotice, "client">, clientId: string): Promise<boolean> {
  const { client, people } = await recipientsOf(clientId);
  let sent = 0;
  for (const { email, language } of people) {
    if (await mailer.send({ to: email, ...composeMail({ ...notice, client }, language) })) sent++;
  }
  return sent > 0 || people.length === 0;
}

async function mailGroup(mailer: Mailer, group: Group, now: Date): Promise<void> {
  const again = new Date(now.getTime() + AGAIN_MS);
  const since = new Date(now.getTime() - LONGEST_MS);
  const values = [group.consumer_id, group.event_type, now, since, again];
  const { rows } = await pool().query<Pick<MailedNotice, "count" | "facts">>({ ...TAKE_GROUP, values });
  const [taken] = rows;
  if (!taken) return;
  if (!(await sendAll(mailer, { ...taken, eventType: group.event_type }, group.client_id))) return;
  await prisma().notice.updateMany({
    where: { consumerId: group.consumer_id, eventType: group.event_type, mailAt: again },
    data: { mailAt: null, mailedAt: now },
  });
}

/**
 * Mails the client's Administrators and Developers what there is to tell: one mail an endpoint and kind an hour, whatever
 * happened how often. A kill between sending and marking sends a mail once more. Without a mail server nothing is done, and what
 * is a day old is not mailed any more.
 * @returns how many mails' worth there was
 */
export async function mailNotices(clock: Clock, mailer: Mailer | null): Promise<number> {
  if (!mailer) return 0;
  const now = clock.now();
  const values = [now, new Date(now.getTime() - LONGEST_MS), new Date(now.getTime() - HOUR_MS)];
  const { rows } = await pool().query<Group>({ ...FIND_GROUPS, values });
  const deadline = performance.now() + BUDGET_MS;
  let mailed = 0;
  for (const group of rows) {
    if (performance.now() > deadline) break;
    await mailGroup(mailer, group, now);
    mailed++;
  }
  return mailed;
}
