"use client";

import { CloudOff, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useServerReach } from "./server-reach";

/** Says that nothing new comes, and why, for as long as that is so. */
export function ReachBanner() {
  const t = useTranslations("reach");
  const reach = useServerReach();
  const Icon = reach === "offline" ? WifiOff : CloudOff;
  return (
    <div role="status" className="sticky top-12 z-10">
      {reach === "reached" ? null : (
        <p className="flex items-center gap-2 border-b border-warn-line bg-warn-bg px-8 py-1.5 text-13 text-fg-2 max-lg:px-6 max-md:px-4">
          <Icon aria-hidden className="size-4 flex-none text-warn-fg" strokeWidth={1.75} />
          <span>
            <strong className="font-semibold text-fg">{t(`${reach}.title`)}</strong> {t(`${reach}.text`)}
          </span>
        </p>
      )}
    </div>
  );
}
