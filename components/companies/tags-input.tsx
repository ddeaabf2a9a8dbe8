"use client";

import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { tagText } from "@/components/display/tag-text";
import { ChipsInput } from "@/components/ui/chips-input";
import { addToTagList, tagList, tagsOf } from "./tag-list";

interface TagsInputProps {
  id: string;
  value: Record<string, string>;
  onChange: (tags: Record<string, string>) => void;
  error?: string | undefined;
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** A company's own tags. */
export function TagsInput({ value, onChange, ...props }: TagsInputProps) {
  const t = useTranslations("company.tags");
  const add = (list: string[], typed: string) => {
    const { tags, rest, problem } = addToTagList(list, typed);
    return { values: tags, rest, problem: problem ? t(`problems.${problem}`) : null };
  };
  return (
    <ChipsInput
      {...props}
      value={tagList(value)}
      onChange={(list) => onChange(tagsOf(list))}
      add={add}
      textOf={tagText}
      removeLabel={(tag) => t("remove", { tag: tagText(tag) })}
      placeholder={t("placeholder")}
    />
  );
}
