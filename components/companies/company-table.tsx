"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { useInstants } from "@/components/display/instant-formats";
import { tagText } from "@/components/display/tag-text";
import { cn } from "@/components/ui/cn";
import { Table } from "@/components/ui/table";
import type { Company } from "@/lib/companies/schema";
import type { COMPANY_SORTS } from "./company-filter";
import { companyHref } from "./company-href";
import { CompanyMenu } from "./company-menu";
import { tagList } from "./tag-list";

type Sort = (typeof COMPANY_SORTS)[number];

interface CompanyTableProps {
  companies: Company[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  onTag: (tag: string) => void;
  canManage: boolean;
  onDelete: (company: Company) => void;
  body: RefObject<HTMLTableSectionElement | null>;
  /** Still those of the search before. */
  outdated: boolean;
}

/** The companies as a table; stacked rows on a phone. */
export function CompanyTable({ companies, sort, onSort, onTag, canManage, onDelete, body, outdated }: CompanyTableProps) {
  const t = useTranslations("companies.columns");
  const { write } = useInstants();
  return (
    <Table rows="two" aria-busy={outdated} className={cn(outdated && "opacity-60")}>
      <colgroup>
        <col />
        <col className="w-[42%]" />
        <col className="w-[124px]" />
        <col className="w-10" />
      </colgroup>
      <thead>
        <tr>
          <SortHeader of="name" first="name" title={t("company")} sort={sort} onSort={onSort} />
          <th>{t("tags")}</th>
          <SortHeader of="created" first="-created" title={t("added")} sort={sort} onSort={onSort} />
          <th>
            <span className="sr-only">{t("actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {companies.map((company) => (
          <tr key={company.id}>
            <td className="wide max-md:pr-8!">
              <Link
                href={companyHref(company.id)}
                prefetch={false}
                title={company.name}
                className="row-link block truncate font-medium outline-none hover:text-accent-fg"
              >
                {company.name}
              </Link>
              {company.description ? (
                <span title={company.description} className="block truncate text-12 text-fg-3">
                  {company.description}
                </span>
              ) : null}
            </td>
            <td className="wide">
              <TagButtons tags={company.tags} onTag={onTag} />
            </td>
            <td className="gone">
              <time dateTime={company.created} title={write(company.created, "zoned")} className="whitespace-nowrap text-fg-3 tabular-nums">
                {write(company.created, "date")}
              </time>
            </td>
            <td className="act">
              <CompanyMenu company={company} canManage={canManage} onDelete={() => onDelete(company)} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** More tags than this do not fit a row. */
const SHOWN_TAGS = 4;

/** A company's tags; each filters the list by itself. */
function TagButtons({ tags, onTag }: { tags: Record<string, string>; onTag: (tag: string) => void }) {
  const t = useTranslations("companies");
  const list = tagList(tags);
  return (
    <span className="flex max-h-[22px] min-w-0 gap-1 overflow-hidden max-md:max-h-none max-md:flex-wrap">
      {list.slice(0, SHOWN_TAGS).map((tag) => (
        <button
          key={tag}
          type="button"
          title={t("filterBy", { tag: tagText(tag) })}
          aria-label={t("filterBy", { tag: tagText(tag) })}
          onClick={() => onTag(tag)}
          className="mono h-[22px] max-w-44 min-w-0 truncate rounded-r2 bg-mute-bg px-[7px] text-[11.5px] text-fg-2 hover:bg-selected hover:text-fg"
        >
          {tagText(tag)}
        </button>
      ))}
      {list.length > SHOWN_TAGS ? <span className="flex-none text-12 text-fg-3">+{list.length - SHOWN_TAGS}</span> : null}
    </span>
  );
}

interface SortHeaderProps extends Pick<CompanyTableProps, "sort" | "onSort"> {
  of: "name" | "created";
  /** The order of the first click. */
  first: Sort;
  title: string;
}

/** A column's head that sorts by it, and the other way on a second click. */
function SortHeader({ of, first, title, sort, onSort }: SortHeaderProps) {
  const direction = sort === of ? "ascending" : sort === `-${of}` ? "descending" : undefined;
  const next: Sort = direction === undefined ? first : direction === "ascending" ? `-${of}` : of;
  const Arrow = (direction ?? (first === of ? "ascending" : "descending")) === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th aria-sort={direction}>
      <button type="button" onClick={() => onSort(next)} className="group inline-flex items-center gap-1 hover:text-fg">
        {title}
        <Arrow
          aria-hidden
          className={cn("size-3", direction === undefined && "opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60")}
        />
      </button>
    </th>
  );
}
