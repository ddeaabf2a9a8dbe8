"use client";

import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { ChipsInput } from "@/components/ui/chips-input";
import { addTags, tagText } from "./company-tags";

interface CompanyTagsInputProps {
  id: string;
  value: string[];
  onChange: (tags: string[]) => void;
  error?: string | undefined;
  describedBy?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** The tags of the companies an endpoint is for. */
export function CompanyTagsInput(props: CompanyTagsInputProps) {
  const t = useTranslations("companyTags");
  const add = (tags: string[], typed: string) => {
    const { tags: values, rest, problem } = addTags(tags, typed);
    return { values, rest, problem: problem ? t(`problems.${problem}`) : null };
  };
  return <ChipsInput {...props} add={add} textOf={tagText} removeLabel={(tag) => t("remove", { tag })} placeholder={t("placeholder")} />;
}
