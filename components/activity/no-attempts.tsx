import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SetView } from "@/components/activity/activity-toolbar";
import type { ActivityView } from "@/components/activity/activity-view";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

interface NoAttemptsProps {
  view: ActivityView;
  setView: SetView;
  hasEndpoints: boolean;
}

/** Nothing to draw: no endpoint yet, or nothing was sent in this time. */
export function NoAttempts({ view, setView, hasEndpoints }: NoAttemptsProps) {
  const t = useTranslations("activity.empty");
  if (!hasEndpoints) {
    return (
      <EmptyState
        title={t("noEndpoints.title")}
        text={t("noEndpoints.text")}
        actions={
          <Button asChild>
            <Link href="/monitor/events">{t("noEndpoints.action")}</Link>
          </Button>
        }
      />
    );
  }
  const isWidest = view.range === "7d" && view.since === null;
  return (
    <EmptyState
      title={t("title")}
      text={t(view.endpoint ? "textEndpoint" : "text")}
      actions={
        <>
          {isWidest ? null : <Button onClick={() => void setView({ range: "7d", since: null, until: null })}>{t("week")}</Button>}
          {view.endpoint ? (
            <Button variant={isWidest ? "plain" : "ghost"} onClick={() => void setView({ endpoint: null })}>
              {t("allEndpoints")}
            </Button>
          ) : null}
        </>
      }
    />
  );
}
