"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCopy } from "@/components/display/use-copy";
import { IconButton } from "./icon-button";

interface CopyButtonProps {
  value: string;
  /** What is copied, for the button's name: "Copy client ID". */
  label: string;
  size?: "sm" | "md";
  className?: string;
}

/** Copies a value and says so, in place. */
export function CopyButton({ value, label, size, className }: CopyButtonProps) {
  const t = useTranslations("common");
  const { copied, copy } = useCopy();
  return (
    <>
      <IconButton label={label} size={size} className={className} onClick={() => void copy(value)}>
        {copied ? <Check aria-hidden className="text-ok-solid" /> : <Copy aria-hidden />}
      </IconButton>
      <span role="status" className="sr-only">
        {copied ? t("copied") : null}
      </span>
    </>
  );
}
