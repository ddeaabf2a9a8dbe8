"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useInstants } from "@/components/display/instant-formats";
import { Url } from "@/components/display/url";
import { cn } from "@/components/ui/cn";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { ActivitySpark } from "./activity-spark";
import type { ConsumerRow } from "./consumer-rows";
import { ConsumerStatus, ConsumerStatusDetail } from "./consumer-status";
import { rateTone } from "./failure-rate";

/** The page of an endpoint. */
export function consumerHref(id: string): string {
  return `/monitor/events/endpoints/${id}`;
}

export function EndpointCell({ row: { consumer, state } }: { row: ConsumerRow }) {
  return (
    <>
      <Link href={consumerHref(consumer.id)} prefetch={false} className="row-link block outline-none">
        <Url url={consumer.url} className={state === "disabled" ? "[&_span]:text-fg-3!" : undefined} />
      </Link>
      {consumer.description ? (
        <span title={consumer.description} className="block truncate text-12 text-fg-3">
          {consumer.description}
        </span>
      ) : null}
    </>
  );
}

export function StatusCell({ consumer }: { consumer: WebhookConsumer }) {
  return (
    <>
      <ConsumerStatus consumer={consumer} />
      <span className="block truncate pl-5 text-12 text-fg-3 tabular-nums empty:hidden">
        <ConsumerStatusDetail consumer={consumer} />
      </span>
    </>
  );
}

const RATE_TONES = { warn: "text-warn-fg", bad: "text-bad-fg" };

/** @param most the largest bucket of the list */
export function RateCell({ row: { buckets, rate }, most }: { row: ConsumerRow; most: number }) {
  const t = useTranslations("endpoints.spark");
  const format = useFormatter();
  const tone = rateTone(rate);
  return (
    <span className="flex items-center gap-3">
      <ActivitySpark buckets={buckets} most={most} />
      {rate === null ? (
        <span title={t("none")} className="w-14 text-right text-fg-3">
          –
        </span>
      ) : (
        <span className={cn("w-14 text-right whitespace-nowrap tabular-nums", tone && RATE_TONES[tone])}>
          {format.number(rate, "rate")}
        </span>
      )}
    </span>
  );
}

export function AddedCell({ at }: { at: string }) {
  const { write } = useInstants();
  return (
    <time dateTime={at} title={write(at, "zoned")} className="whitespace-nowrap text-fg-3 tabular-nums">
      {write(at, "date")}
    </time>
  );
}
