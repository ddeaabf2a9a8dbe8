"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, useState } from "react";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { FieldError } from "@/components/ui/field";
import { addTags, tagText } from "./company-tags";

interface CompanyTagsInputProps {
  id: string;
  value: string[];
  onChange: (tags: string[]) => void;
  error?: string | undefined;
  describedBy?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** Tags as chips. Enter or a comma adds what was typed, a list can be pasted, Backspace takes the last away. */
export function CompanyTagsInput({ id, value, onChange, error, describedBy, ref }: CompanyTagsInputProps) {
  const t = useTranslations("companyTags");
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  const add = (typed: string) => {
    const result = addTags(value, typed);
    onChange(result.tags);
    setText(result.rest);
    setProblem(result.problem ? t(`problems.${result.problem}`) : null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      if (text.trim() !== "") add(text);
    } else if (event.key === "Backspace" && text === "" && value.length > 0) {
      onChange(value.slice(0, -1));
    }
  };

  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the chips goes to the field, which has its own keys */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        onClick={(event) => event.target === event.currentTarget && document.getElementById(id)?.focus()}
        className={cn(
          "flex min-h-[34px] flex-wrap items-center gap-1.5 rounded-r3 border bg-input px-2 py-[5px] text-13 has-[input:focus-visible]:border-focus has-[input:focus-visible]:outline-2 has-[input:focus-visible]:-outline-offset-1 has-[input:focus-visible]:outline-focus",
          (problem ?? error) ? "border-bad-solid" : "border-input-line",
        )}
      >
        {value.map((tag) => (
          <Chip key={tag} mono removeLabel={t("remove", { tag })} onRemove={() => onChange(value.filter((other) => other !== tag))}>
            {tagText(tag)}
          </Chip>
        ))}
        <input
          ref={ref}
          id={id}
          value={text}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={t("placeholder")}
          aria-invalid={(problem ?? error) ? true : undefined}
          aria-describedby={describedBy}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text");
            if (!/[\n,;]/.test(pasted)) return;
            event.preventDefault();
            add(text + pasted);
          }}
          onBlur={() => text.trim() !== "" && add(text)}
          className="h-[22px] min-w-40 flex-1 bg-transparent outline-none"
        />
      </div>
      <FieldError id={`${id}-field-error`} error={problem ?? error} />
    </>
  );
}
