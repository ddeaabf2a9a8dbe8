"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useLiveConsumer } from "@/components/consumers/overview/use-live-consumer";
import { type SetDisabled, useConsumerSwitch } from "@/components/consumers/use-consumer-switch";
import { EventName } from "@/components/display/event-name";
import { arrivedSignature } from "@/components/inbox/arrived-signature";
import { type InboxActions, InboxPanel } from "@/components/inbox/inbox-panel";
import { useLiveInbox } from "@/components/inbox/use-live-inbox";
import { ChoiceField } from "@/components/testing/choice-field";
import { PayloadField } from "@/components/testing/payload-field";
import { RecentTests } from "@/components/testing/recent-tests";
import { ResultPanel } from "@/components/testing/result-panel";
import { SendBar } from "@/components/testing/send-bar";
import type { TestableType } from "@/components/testing/test-choice";
import { useChosenExample } from "@/components/testing/use-chosen-example";
import { useRecentTests } from "@/components/testing/use-live-test";
import { type SendTest, useTestSend } from "@/components/testing/use-test-send";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { EventTypeAnswer } from "@/lib/event-types/schema";
import type { InboxPage } from "@/lib/inbox/schema";
import type { ListedMessage } from "@/lib/messages/schema";

interface TestingViewProps {
  consumer: WebhookConsumer;
  types: TestableType[];
  /** The one the page came with. */
  eventType: EventTypeAnswer;
  tests: ListedMessage[];
  inbox: InboxPage | null;
  canSend: boolean;
  /** Server actions. */
  sendTest: SendTest;
  setDisabled: SetDisabled;
  inboxActions: InboxActions | null;
}

/** The Testing tab: choose, edit and send an example, and watch what becomes of it. */
export function TestingView({ inbox, inboxActions, ...props }: TestingViewProps) {
  const consumer = useLiveConsumer(props.consumer);
  const chosen = useChosenExample(props.eventType);
  const { sending, refusal, lastSent, send } = useTestSend(props.sendTest, chosen.showTest);
  const tests = useRecentTests(consumer.id, props.tests);
  const live = useLiveInbox(consumer.id, inbox);
  const onSwitch = useConsumerSwitch(props.setDisabled);
  const shown = chosen.test ?? tests[0]?.id ?? null;
  const barred = barredBy(consumer, props.canSend);
  const onSend = () => {
    if (barred !== null || chosen.loading) return;
    const content = chosen.edited || chosen.example === null ? { payload: chosen.text } : { example: chosen.example };
    void send({ webhookId: consumer.id, eventType: chosen.type.name, ...content });
  };
  return (
    <div className="grid grid-cols-2 grid-rows-[auto_1fr] items-start gap-x-10 gap-y-7 max-lg:grid-cols-1 max-lg:grid-rows-none">
      <div className="min-w-0">
        <Choices types={props.types} chosen={chosen} />
        <PayloadField
          eventType={chosen.type.name}
          text={chosen.text}
          edited={chosen.edited}
          jsonSchema={chosen.jsonSchema}
          readOnly={!props.canSend}
          onChange={chosen.write}
          onReset={chosen.reset}
          onSend={onSend}
        />
        <SendBar barred={barred} sending={sending} refusal={refusal} onSend={onSend} onEnable={() => onSwitch(consumer)} />
      </div>
      {/* Before the recent tests, so that on a phone what became of an example stands right below its button. */}
      <div className="row-span-2 min-w-0 max-lg:row-auto">
        <ResultPanel
          webhookId={consumer.id}
          messageId={shown}
          sending={sending}
          fresh={shown === lastSent}
          signature={arrivedSignature(live.inbox, shown)}
        />
        <InboxPanel webhookId={consumer.id} url={consumer.url} live={live} actions={inboxActions} />
      </div>
      <RecentTests tests={tests} shown={shown} onShow={chosen.showTest} />
    </div>
  );
}

function barredBy(consumer: WebhookConsumer, canSend: boolean) {
  if (!canSend) return "role";
  if (!consumer.disabled) return null;
  return consumer.disabledReason === "operator" ? "disabledByOperator" : "disabled";
}

function Choices({ types, chosen }: { types: TestableType[]; chosen: ReturnType<typeof useChosenExample> }) {
  const t = useTranslations("testing");
  const options = useMemo(
    () =>
      types.map(({ name, subscribed }) => ({
        value: name,
        text: name,
        label: (
          <span className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {subscribed ? <span className="font-sans text-12 text-fg-3">{t("subscribed")}</span> : null}
          </span>
        ),
      })),
    [types, t],
  );
  const examples = chosen.type.examples.map(({ name }) => ({ value: name, label: name }));
  return (
    <div className="mb-4 grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-3 max-md:grid-cols-1">
      <ChoiceField
        id="test-type"
        label={t("eventType")}
        value={chosen.type.name}
        shown={<EventName name={chosen.type.name} />}
        options={options}
        onChange={chosen.chooseType}
        searchLabel={t("searchTypes")}
        noneLabel={t("noType")}
        mono
      />
      <ChoiceField
        id="test-example"
        label={t("example")}
        value={chosen.example ?? ""}
        options={examples}
        onChange={chosen.chooseExample}
        noneLabel={t("noExample")}
      />
    </div>
  );
}
