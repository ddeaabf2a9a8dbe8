import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { AddConsumerButton } from "./events-header";

const STEPS = ["url", "publish", "verify"] as const;

/** The list before there is anything to list: what an endpoint is, and the way to the first. */
export function FirstConsumer({ canManage }: { canManage: boolean }) {
  const t = useTranslations("endpoints.empty");
  return (
    <EmptyState title={t("title")} text={t("text")} actions={<AddConsumerButton canManage={canManage} />}>
      <ol className="grid gap-3">
        {STEPS.map((step, place) => (
          <li key={step} className="flex items-center gap-3 text-13 text-fg-2">
            <span
              aria-hidden
              className="grid size-5 flex-none place-items-center rounded-full border border-line-strong text-11 tabular-nums"
            >
              {place + 1}
            </span>
            {t(`steps.${step}`)}
          </li>
        ))}
      </ol>
    </EmptyState>
  );
}
