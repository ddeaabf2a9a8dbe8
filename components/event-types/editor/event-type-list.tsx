"use client";

import { Plus, Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { Instant } from "@/components/display/instant";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Table } from "@/components/ui/table";
import { EventTypeState } from "./event-type-state";

/** An event type as the list shows it. */
export interface ListedEventType {
  name: string;
  own: boolean;
  /** Its heading in the reader's language. */
  group: string;
  description: string;
  deprecated: boolean;
  archived: boolean;
  replacedBy: string | null;
  consumers: number;
  /** Of the operator's own only. */
  modified: string | null;
}

const SHOWN = ["own", "builtIn", "all"] as const;
type Shown = (typeof SHOWN)[number];

const VIEW = { show: parseAsStringLiteral(SHOWN).withDefault("own"), q: parseAsString.withDefault("") };

function isShown(type: ListedEventType, show: Shown, search: string): boolean {
  if (show !== "all" && type.own !== (show === "own")) return false;
  return `${type.name} ${type.description} ${type.group}`.toLowerCase().includes(search.trim().toLowerCase());
}

/** Admin > Event types: the operator's own, to be edited, and those that come with the product. */
export function EventTypeList({ types }: { types: ListedEventType[] }) {
  const t = useTranslations("adminEventTypes");
  const [view, setView] = useQueryStates(VIEW);
  const shown = types.filter((type) => isShown(type, view.show, view.q));
  const own = types.filter((type) => type.own).length;
  const counts: Record<Shown, number> = { own, builtIn: types.length - own, all: types.length };
  const create = (
    <Button variant="primary" asChild>
      <Link href="/admin/event-types/new">
        <Plus aria-hidden />
        {t("new")}
      </Link>
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: t("admin") }]} actions={<div className="md:mt-6">{create}</div>}>
        <p className="mt-1 max-w-[760px] text-13 text-fg-2">{t("text")}</p>
      </PageHeader>
      <div className="mt-4 mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <Segmented
          label={t("show.label")}
          value={view.show}
          options={SHOWN.map((value) => ({ value, label: t(`show.${value}`, { count: counts[value] }) }))}
          onChange={(show) => void setView({ show })}
        />
        <Input
          size="sm"
          type="search"
          icon={<Search aria-hidden />}
          placeholder={t("search")}
          aria-label={t("search")}
          value={view.q}
          onChange={(event) => void setView({ q: event.target.value || null })}
          frameClassName="ml-auto w-[240px] max-md:w-full"
          className="[&::-webkit-search-cancel-button]:hidden"
        />
      </div>
      {shown.length > 0 ? (
        <EventTypeTable types={shown} />
      ) : view.q !== "" ? (
        <EmptyState
          title={t("noMatch.title")}
          text={t("noMatch.text")}
          actions={<Button onClick={() => void setView({ show: "all", q: null })}>{t("showAll")}</Button>}
        />
      ) : (
        <EmptyState
          title={t("empty.title")}
          text={t("empty.text")}
          actions={
            <>
              {create}
              <Button onClick={() => void setView({ show: "all" })}>{t("showAll")}</Button>
            </>
          }
        />
      )}
    </>
  );
}

function EventTypeTable({ types }: { types: ListedEventType[] }) {
  const t = useTranslations("adminEventTypes");
  return (
    <Table rows="two">
      <colgroup>
        <col />
        <col className="w-[168px]" />
        <col className="w-[124px]" />
        <col className="w-[124px]" />
        <col className="lo w-[132px]" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t("columns.name")}</th>
          <th scope="col">{t("columns.group")}</th>
          <th scope="col">{t("columns.state")}</th>
          <th scope="col" className="r">
            {t("columns.subscribed")}
          </th>
          <th scope="col" className="lo">
            {t("columns.modified")}
          </th>
        </tr>
      </thead>
      <tbody>
        {types.map((type) => (
          <tr key={type.name}>
            <td className="wide">
              <Link
                href={`/admin/event-types/${encodeURIComponent(type.name)}`}
                prefetch={false}
                className="row-link block outline-none hover:underline"
              >
                <code title={type.name} className="block truncate text-13 font-medium">
                  {type.name}
                </code>
              </Link>
              <span title={type.description} className="block truncate text-12 text-fg-3">
                {type.description}
              </span>
            </td>
            <td className="gone truncate text-fg-2">{type.group}</td>
            <td>
              <EventTypeState type={type} />
            </td>
            <td className="r text-fg-2 tabular-nums">{t("endpoints", { count: type.consumers })}</td>
            <td className="lo gone">
              {type.modified ? <Instant at={type.modified} /> : <span className="text-fg-3">{t("builtIn")}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
