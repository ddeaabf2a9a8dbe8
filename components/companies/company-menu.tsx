"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPopup } from "@/components/ui/lazy-popup";
import type { Company } from "@/lib/companies/schema";

const CompanyRowPopup = lazyPopup(() => import("./company-row-popup"));

interface CompanyMenuProps {
  company: Company;
  canManage: boolean;
  onDelete: () => void;
  className?: string;
}

/** What can be done with a company, behind three dots. */
export function CompanyMenu({ className, ...props }: CompanyMenuProps) {
  const t = useTranslations("companies.menu");
  const trigger = (
    <IconButton label={t("label", { name: props.company.name })} title={t("title")} size="md" className={className}>
      <Ellipsis aria-hidden />
    </IconButton>
  );
  return <CompanyRowPopup trigger={trigger} {...props} />;
}
