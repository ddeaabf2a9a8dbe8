"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { COMPANIES_A_PAGE } from "./company-filter";

interface CompanyPagesProps {
  page: number;
  total: number;
  pageSize?: number;
  onPage: (page: number) => void;
}

/** The way from page to page; nothing where there is one. */
export function CompanyPages({ page, total, pageSize = COMPANIES_A_PAGE, onPage }: CompanyPagesProps) {
  const t = useTranslations("companies.pages");
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1 && page === 1) return null;
  return (
    <nav aria-label={t("label")} className="mt-4 flex items-center gap-2">
      <Button size="sm" disabled={page <= 1} onClick={() => onPage(Math.min(page - 1, last))}>
        <ChevronLeft aria-hidden />
        {t("previous")}
      </Button>
      <Button size="sm" disabled={page >= last} onClick={() => onPage(page + 1)}>
        {t("next")}
        <ChevronRight aria-hidden />
      </Button>
      <span className="text-12 text-fg-3 tabular-nums">{t("place", { page, last })}</span>
    </nav>
  );
}
