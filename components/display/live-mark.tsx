"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";

/** Says that what is shown goes on by itself, or that the server cannot be reached at the moment. */
export function LiveMark({ failed, className }: { failed: boolean; className?: string }) {
  const t = useTranslations("display.live");
  return (
    <span role="status" className={cn("inline-flex items-center gap-1.5 text-12 whitespace-nowrap text-fg-3", className)}>
      <i aria-hidden className={cn("size-1.5 rounded-full", failed ? "bg-warn-solid" : "bg-ok-solid")} />
      {t(failed ? "lost" : "on")}
    </span>
  );
}
