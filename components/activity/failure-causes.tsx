"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { groupCauses } from "@/components/activity/group-causes";
import { failedLogsLink, type LogsFilter } from "@/components/activity/logs-link";
import { useCauseName } from "@/components/activity/use-cause-name";
import type { ActivityOverview } from "@/lib/delivery-log/schema";

const MOST = 10;
/** A 410 ends a delivery at its first attempt. */
const AT_ONCE = { scheduleMs: 0 };

/** What made attempts fail, most frequent first; each opens the messages concerned. */
export function FailureCauses({ overview, logs }: { overview: ActivityOverview; logs: LogsFilter }) {
  const t = useTranslations("activity.causes");
  const format = useFormatter();
  const causeName = useCauseName();
  const groups = groupCauses(overview.causes.results).slice(0, MOST);
  const most = Math.max(1, ...groups.map(({ count }) => count));
  return (
    <section aria-labelledby="activity-causes">
      <h2 id="activity-causes" className="text-14 font-semibold">
        {t("title")}
      </h2>
      {groups.length === 0 ? (
        <p className="mt-2 text-13 text-fg-3">{t("none")}</p>
      ) : (
        <>
          <p aria-hidden className="mt-1 flex h-8 items-center justify-between border-b border-line text-12 text-fg-3">
            <span>{t("cause")}</span>
            <span>{t("attempts")}</span>
          </p>
          <ul>
            {groups.map(({ errorCode, status, count, webhookId }) => (
              <li key={`${errorCode} ${status}`}>
                <Link
                  href={failedLogsLink({ ...logs, endpoint: webhookId ?? logs.endpoint ?? null, ...(errorCode === "gone" ? AT_ONCE : {}) })}
                  className="relative flex h-10 items-center gap-3 border-b border-line text-13 -outline-offset-2 hover:bg-hover"
                >
                  <span className="min-w-0 flex-1 truncate">{causeName({ errorCode, status })}</span>
                  <span className="tabular-nums">
                    <span className="sr-only">{t("count", { count })}</span>
                    <span aria-hidden>{format.number(count, "whole")}</span>
                  </span>
                  <i
                    aria-hidden
                    className="absolute -bottom-px left-0 h-0.5 min-w-1 bg-chart-bad"
                    style={{ width: `${(count / most) * 100}%` }}
                  />
                </Link>
              </li>
            ))}
          </ul>
          {overview.causes.complete ? null : <p className="mt-2 text-12 text-fg-3">{t("sampled")}</p>}
        </>
      )}
    </section>
  );
}
