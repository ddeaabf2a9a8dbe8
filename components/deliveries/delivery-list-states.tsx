"use client";

import { useTranslations } from "next-intl";
import { shellQuote } from "@/components/attempts/curl-of-request";
import { type DeliveryFilter, isFiltered } from "@/components/deliveries/delivery-filter";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import type { WebhookConsumer } from "@/lib/consumers/schema";

/** The command that publishes an event of a type this consumer takes. The shell fills in the key. */
export function publishCommand(publishUrl: string, eventType: string): string {
  const body = JSON.stringify({ eventType, payload: { example: true } });
  return [
    `curl -X POST ${shellQuote(publishUrl)}`,
    '-H "Authorization: Bearer $POSTRIDER_API_KEY"',
    "-H 'Content-Type: application/json'",
    `-d ${shellQuote(body)}`,
  ].join(" \\\n  ");
}

/** Before the first message: how to publish one. */
export function FirstMessage({ consumer, publishUrl }: { consumer: WebhookConsumer; publishUrl: string }) {
  const t = useTranslations("deliveries.empty");
  const command = publishCommand(publishUrl, consumer.eventTypes[0] ?? "company.created");
  return (
    <EmptyState title={t("title")} text={t(consumer.disabled ? "textDisabled" : "text")} className="max-w-[680px] pt-5 pb-8">
      <PublishExample command={command} />
    </EmptyState>
  );
}

/** A command to be copied into a terminal. */
export function PublishExample({ command }: { command: string }) {
  const t = useTranslations("deliveries.empty");
  return (
    <div className="overflow-hidden rounded-r3 border border-line">
      <div className="flex min-h-9 items-center pr-1.5 pl-3 text-13">
        <span className="flex-1 font-medium">{t("curl")}</span>
        <CopyButton value={command} label={t("copyCurl")} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard */}
      <pre tabIndex={0} className="overflow-x-auto border-t border-line bg-code-bg px-3 py-2.5 text-code-fg -outline-offset-2">
        {command}
      </pre>
    </div>
  );
}

interface NoMatchProps {
  filter: DeliveryFilter;
  onClear: () => void;
  hasOlder: boolean;
  loadOlder: () => void;
  loadingOlder: boolean;
}

/** No message the filters let through, among all or among the newest: one request looks at a bounded part of the log only. */
export function NoMatch({ filter, onClear, hasOlder, loadOlder, loadingOlder }: NoMatchProps) {
  const t = useTranslations("deliveries");
  const onlyFailed = filter.status === "failed" && !isFiltered({ ...filter, status: "all" });
  return (
    <EmptyState
      className="pt-5 pb-8"
      title={t(hasOlder ? "noMatch.titleSoFar" : "noMatch.title")}
      text={t(hasOlder ? "noMatch.textSoFar" : onlyFailed ? "noMatch.textFailed" : "noMatch.text")}
      actions={
        <>
          {hasOlder ? (
            <Button disabled={loadingOlder} onClick={loadOlder}>
              {t(loadingOlder ? "loadingOlder" : "noMatch.lookFurther")}
            </Button>
          ) : null}
          <Button variant={hasOlder ? "ghost" : "plain"} onClick={onClear}>
            {t("filter.clearAll")}
          </Button>
        </>
      }
    />
  );
}
