import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireActor } from "@/app/_server/actor";
import { setDisabledAction } from "@/app/(portal)/monitor/events/actions";
import { readConsumer } from "@/app/(portal)/monitor/events/endpoints/[id]/read-consumer";
import {
  changeInboxAction,
  openInboxAction,
  sendTestAction,
  setUrlAction,
} from "@/app/(portal)/monitor/events/endpoints/[id]/testing/actions";
import { loadTestChoice, type TestableType } from "@/components/testing/test-choice";
import { TestingView } from "@/components/testing/testing-view";
import { roleMay } from "@/lib/access/roles";
import { systemClock } from "@/lib/clock";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { eventTypeSummaries } from "@/lib/event-types/catalogue";
import { getEventType } from "@/lib/event-types/get-event-type";
import { languageOf } from "@/lib/i18n/locales";
import { findInbox } from "@/lib/inbox/find-inbox";
import { readArrivals } from "@/lib/inbox/read-arrivals";
import { listMessages } from "@/lib/messages/list-messages";
import type { Scope } from "@/lib/scope";

interface TestingPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

const RECENT = 5;
const ARRIVALS = 20;

export async function generateMetadata({ params }: TestingPageProps): Promise<Metadata> {
  const [{ url }, t] = await Promise.all([readConsumer((await params).id), getTranslations("testing")]);
  return { title: `${t("title")} · ${url.replace(/^https?:\/\//, "")}` };
}

/** Those the endpoint gets in earnest come first. */
function testableTypes({ eventTypes }: WebhookConsumer): TestableType[] {
  const types = eventTypeSummaries().map(({ name }) => ({ name, subscribed: eventTypes.includes(name) }));
  return [...types.filter(({ subscribed }) => subscribed), ...types.filter(({ subscribed }) => !subscribed)];
}

async function readInbox(scope: Scope, id: string) {
  const found = await findInbox(scope, id, systemClock);
  return found ? readArrivals(scope, id, { limit: ARRIVALS }) : null;
}

export default async function TestingPage({ params, searchParams }: TestingPageProps) {
  const { scope, role } = await requireActor();
  const consumer = await readConsumer((await params).id);
  const types = testableTypes(consumer);
  const { type } = await loadTestChoice(searchParams);
  const name = types.find((one) => one.name === type)?.name ?? types[0]?.name ?? "";
  const [eventType, tests, inbox] = await Promise.all([
    getEventType(name, languageOf(await getLocale())),
    listMessages(scope, { webhookId: consumer.id, isTest: true, limit: RECENT }),
    readInbox(scope, consumer.id),
  ]);
  const canManage = roleMay(role, "consumers.manage");
  return (
    <TestingView
      key={consumer.id}
      consumer={consumer}
      types={types}
      eventType={eventType}
      tests={tests.results}
      inbox={inbox}
      canSend={roleMay(role, "messages.resend")}
      sendTest={sendTestAction}
      setDisabled={setDisabledAction}
      inboxActions={canManage ? { open: openInboxAction, setUrl: setUrlAction, change: changeInboxAction } : null}
    />
  );
}
