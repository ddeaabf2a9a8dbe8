"use client";

import { useTranslations } from "next-intl";
import { PublishExample, publishCommand } from "@/components/deliveries/delivery-list-states";
import { useInstants } from "@/components/display/instant-formats";
import { instantOfId } from "@/components/logs/log-rows";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Before the first message: how to publish one. */
export function NoMessageYet({ publishUrl }: { publishUrl: string }) {
  const t = useTranslations("logs.empty");
  return (
    <EmptyState title={t("title")} text={t("text")} className="max-w-[680px] pt-5 pb-8">
      <PublishExample command={publishCommand(publishUrl, "company.created")} />
    </EmptyState>
  );
}

export interface OlderProps {
  /** Where what is older begins; null at the end of the log. */
  nextCursor: string | null;
  loadOlder: () => void;
  loadingOlder: boolean;
  olderFailed: boolean;
}

/** No message the filters let through: of all, or as far back as was looked. */
export function NoMatchingMessage({ onClear, ...older }: OlderProps & { onClear: () => void }) {
  const t = useTranslations("logs.noMatch");
  const { write } = useInstants();
  const { nextCursor, loadOlder, loadingOlder } = older;
  return (
    <EmptyState
      className="pt-5 pb-8"
      title={t(loadingOlder ? "looking" : "title")}
      text={nextCursor === null ? t("text") : t("textSoFar", { time: write(instantOfId(nextCursor), "moment") })}
      actions={
        <>
          {nextCursor === null ? null : (
            <Button disabled={loadingOlder} onClick={loadOlder}>
              {t("lookFurther")}
            </Button>
          )}
          <Button variant={nextCursor === null ? "plain" : "ghost"} onClick={onClear}>
            {t("clear")}
          </Button>
        </>
      }
    />
  );
}

interface LogFootProps extends OlderProps {
  count: number;
}

/** Below the rows: how far back they go, and the way further. It goes there by itself while it finds something. */
export function LogFoot({ count, nextCursor, loadOlder, loadingOlder, olderFailed }: LogFootProps) {
  const t = useTranslations("logs");
  const { write } = useInstants();
  return (
    <div className="flex min-h-12 items-center gap-3 pt-3 text-12 text-fg-3">
      <span className="tabular-nums">
        {nextCursor === null ? t("foot.all", { count }) : t("foot.some", { count, time: write(instantOfId(nextCursor), "moment") })}
      </span>
      <span role="status">{olderFailed && !loadingOlder ? t("foot.failed") : loadingOlder ? t("foot.loading") : null}</span>
      {nextCursor === null ? null : (
        <Button size="sm" className="ml-auto" disabled={loadingOlder} onClick={loadOlder}>
          {t("foot.older")}
        </Button>
      )}
    </div>
  );
}
