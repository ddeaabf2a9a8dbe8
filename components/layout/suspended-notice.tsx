import { CirclePause } from "lucide-react";
import { useTranslations } from "next-intl";

/** Tells a suspended client's people, on every page, what that means and why it is so. */
export function SuspendedNotice({ suspended }: { suspended: { reason: string | null } | null }) {
  const t = useTranslations("suspended");
  if (!suspended) return null;
  return (
    <p className="flex items-start gap-2 border-b border-warn-line bg-warn-bg px-8 py-1.5 text-13 text-fg-2 max-lg:px-6 max-md:px-4">
      <CirclePause aria-hidden className="mt-0.5 size-4 flex-none text-warn-fg" strokeWidth={1.75} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <strong className="font-semibold text-fg">{t("title")}</strong> {t("text")}{" "}
        {suspended.reason ? t("reason", { reason: suspended.reason }) : null}
      </span>
    </p>
  );
}
