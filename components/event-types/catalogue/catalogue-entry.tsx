"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ConsumerPage } from "@/components/consumers/use-live-consumers";
import { fetchJson, RequestFailed } from "@/components/layout/fetch-json";
import { useRefusal } from "@/components/layout/suspension";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import type { EventTypeAnswer } from "@/lib/event-types/schema";
import type { EventTypeOption } from "../event-type-tree";
import { replacementOf } from "./catalogue-groups";
import { addEndpointLink } from "./catalogue-links";
import type { CatalogueRights } from "./catalogue-page";
import { EntrySkeleton } from "./catalogue-skeleton";
import { EventTypeAnchor } from "./event-type-anchor";
import { EventTypeExamples } from "./event-type-examples";
import { SchemaTree } from "./schema-tree";
import { SendExampleButton } from "./send-example-button";
import { SubscribedEndpoints } from "./subscribed-endpoints";

interface CatalogueEntryProps {
  name: string;
  clientId: string;
  options: EventTypeOption[];
  first: EventTypeAnswer | null;
  consumers: ConsumerPage;
  rights: CatalogueRights;
  onSelect: (name: string) => void;
}

/** One event type: what it says, what it looks like, and who gets it. */
export function CatalogueEntry({ name, first, options, onSelect, ...props }: CatalogueEntryProps) {
  const t = useTranslations("catalogue");
  const common = useTranslations("common");
  const { data, error, refetch } = useQuery({
    queryKey: ["event-type", name],
    queryFn: ({ signal }) => fetchJson<EventTypeAnswer>(`/api/v1/eventTypes/${encodeURIComponent(name)}`, signal),
    initialData: first ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data) return <Entry type={data} options={options} onSelect={onSelect} {...props} />;
  if (!error) return <EntrySkeleton />;
  if (error instanceof RequestFailed && error.status === 404)
    return <EmptyState className="py-0" title={t("unknown.title")} text={t("unknown.text", { name })} />;
  return (
    <EmptyState
      className="py-0"
      title={t("failed.title")}
      text={t("failed.text")}
      actions={<Button onClick={() => void refetch()}>{common("tryAgain")}</Button>}
    />
  );
}

type EntryProps = Omit<CatalogueEntryProps, "name" | "first"> & { type: EventTypeAnswer };

function Entry({ type, options, onSelect, clientId, consumers, rights }: EntryProps) {
  const t = useTranslations("catalogue");
  // The option speaks the page's language; the answer the browser's.
  const description = options.find((option) => option.name === type.name)?.description ?? type.description;
  return (
    <article aria-labelledby="event-type">
      <div className="flex items-start gap-4 max-xl:flex-wrap">
        <div className="min-w-0 flex-1 max-xl:basis-full">
          <div className="flex min-w-0 items-center gap-1">
            <h2 id="event-type" className="min-w-0 text-[18px] leading-7 font-semibold tracking-[-0.012em] [overflow-wrap:anywhere]">
              {type.name}
            </h2>
            <CopyButton value={type.name} label={t("copyName")} />
          </div>
          {description ? <p className="max-w-[760px] text-fg-2">{description}</p> : null}
          <Names type={type} options={options} onSelect={onSelect} />
        </div>
        <EntryActions type={type} clientId={clientId} consumers={consumers} rights={rights} />
      </div>
      <Deprecation type={type} options={options} onSelect={onSelect} />
      <div className="mt-6 grid grid-cols-2 gap-8 max-xl:grid-cols-1">
        <section aria-labelledby="event-type-schema" className="min-w-0">
          <div className="mb-1 flex min-h-8 items-center gap-2">
            <h3 id="event-type-schema" className="flex-1 text-14 font-semibold">
              {t("schema.title")}
            </h3>
            <CopyButton value={JSON.stringify(type.schema, null, 2)} label={t("schema.copy")} />
          </div>
          <SchemaTree schema={type.schema} label={t("schema.label", { name: type.name })} />
        </section>
        <EventTypeExamples examples={type.examples} name={type.name} />
      </div>
      <SubscribedEndpoints name={type.name} clientId={clientId} first={consumers} rights={rights} />
    </article>
  );
}

/** Other names of it: those it replaces, and spellings that are accepted. */
function Names({ type, options, onSelect }: Pick<EntryProps, "type" | "options" | "onSelect">) {
  const t = useTranslations("catalogue");
  const replaced = options.filter(
    ({ replacedBy }) => replacedBy !== null && replacementOf([{ ...NOTHING, name: type.name }], replacedBy) !== null,
  );
  if (replaced.length === 0 && type.aliases.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 text-13 text-fg-3">
      {replaced.length > 0 ? t("replaces") : null}
      {replaced.map((option) => (
        <EventTypeAnchor key={option.name} name={option.name} onSelect={onSelect} className="link inline-flex min-h-6 items-center">
          <code>{option.name}</code>
        </EventTypeAnchor>
      ))}
      {type.aliases.length > 0 ? t("aliases") : null}
      {type.aliases.map((alias) => (
        <code key={alias}>{alias}</code>
      ))}
    </p>
  );
}

const NOTHING = {
  solution: "custom",
  group: null,
  deprecated: false,
  replacedBy: null,
  solutionLabel: "",
  groupLabel: null,
  description: "",
} as const;

function Deprecation({ type, options, onSelect }: Pick<EntryProps, "type" | "options" | "onSelect">) {
  const t = useTranslations("catalogue");
  if (!type.deprecated && !type.archived) return null;
  const replacement = type.replacedBy === null ? null : replacementOf(options, type.replacedBy);
  return (
    <Banner tone="warn" title={t(type.archived ? "archived.title" : "deprecated.title")} className="mt-4 mb-0">
      {t(type.archived ? "archived.text" : "deprecated.text")}{" "}
      {type.replacedBy === null
        ? null
        : t.rich("useInstead", {
            name: type.replacedBy,
            use: (name) =>
              replacement === null ? (
                <code>{name}</code>
              ) : (
                <EventTypeAnchor name={replacement} onSelect={onSelect} className="link">
                  <code>{name}</code>
                </EventTypeAnchor>
              ),
          })}
    </Banner>
  );
}

function EntryActions({ type, clientId, consumers, rights }: Pick<EntryProps, "type" | "clientId" | "consumers" | "rights">) {
  const t = useTranslations("catalogue");
  const endpoints = useTranslations("endpoints");
  const refuse = useRefusal();
  return (
    <div className="flex flex-wrap items-center gap-2 xl:flex-none max-xl:basis-full">
      <SendExampleButton name={type.name} clientId={clientId} first={consumers} canSend={rights.sendTests && !type.archived} />
      {rights.manageConsumers && !type.archived ? (
        <Button asChild>
          <Link href={addEndpointLink(type.name)}>
            <Plus aria-hidden />
            {t("addEndpoint")}
          </Link>
        </Button>
      ) : (
        <Button disabled title={type.archived ? t("archived.title") : refuse(endpoints("needsDeveloper"))}>
          <Plus aria-hidden />
          {t("addEndpoint")}
        </Button>
      )}
      {rights.sendTests ? null : <span className="text-12 text-fg-3">{refuse(endpoints("needsDeveloper"))}</span>}
    </div>
  );
}
