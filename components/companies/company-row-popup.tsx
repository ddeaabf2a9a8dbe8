"use client";

import { Hash, ScrollText, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCopy } from "@/components/display/use-copy";
import { useRefusal } from "@/components/layout/suspension";
import type { PopupProps } from "@/components/ui/lazy-popup";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { Company } from "@/lib/companies/schema";
import { companyMessagesHref } from "./company-href";

export interface CompanyPopupProps extends PopupProps {
  company: Company;
  canManage: boolean;
  onDelete: () => void;
}

/** What can be done with a company. */
export default function CompanyRowPopup({ trigger, open, onOpenChange, company, canManage, onDelete }: CompanyPopupProps) {
  const t = useTranslations("companies.menu");
  const common = useTranslations("common");
  const refuse = useRefusal();
  const { copy } = useCopy();
  const copyId = async () => {
    if (await copy(company.id)) toast.success(common("copied"));
  };
  return (
    <Menu open={open} onOpenChange={onOpenChange}>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent>
        <MenuItem asChild>
          <Link href={companyMessagesHref(company.id)}>
            <ScrollText aria-hidden />
            {t("messages")}
          </Link>
        </MenuItem>
        <MenuItem onSelect={() => void copyId()}>
          <Hash aria-hidden />
          {t("copyId")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger disabled={!canManage} onSelect={onDelete} end={canManage ? null : refuse(t("needsDeveloper"))}>
          <Trash2 aria-hidden />
          {t("delete")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
