"use client";

import { useTranslations } from "next-intl";
import { AttemptStatus } from "@/components/attempts/attempt-status";
import { DeliveryStatus } from "@/components/deliveries/delivery-status";
import { EventName } from "@/components/display/event-name";
import { RelativeText } from "@/components/display/instant";
import { cn } from "@/components/ui/cn";
import type { ListedMessage } from "@/lib/messages/schema";

interface RecentTestsProps {
  tests: ListedMessage[];
  /** The one whose result is shown. */
  shown: string | null;
  onShow: (messageId: string) => void;
}

/** The endpoint's last tests; choosing one shows its result again. */
export function RecentTests({ tests, shown, onShow }: RecentTestsProps) {
  const t = useTranslations("testing.recent");
  if (tests.length === 0) return null;
  return (
    <section aria-labelledby="recent-title" className="min-w-0">
      <h2 id="recent-title" className="mb-1 text-14 font-semibold">
        {t("title")}
      </h2>
      <ul>
        {tests.map((test) => (
          <li key={test.id} className="border-b border-line last:border-b-0">
            <button
              type="button"
              aria-current={test.id === shown || undefined}
              onClick={() => onShow(test.id)}
              className={cn(
                "-mx-2 grid h-9 w-[calc(100%+16px)] grid-cols-[104px_minmax(0,1fr)_auto] items-center gap-3 rounded-r2 px-2 text-left text-13 -outline-offset-2 hover:bg-hover",
                test.id === shown && "bg-selected",
              )}
            >
              <Outcome test={test} />
              <EventName name={test.eventType} />
              <span className="text-12 whitespace-nowrap text-fg-3 tabular-nums">
                <RelativeText at={test.created} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcome({ test: { lastAttempt, status } }: { test: ListedMessage }) {
  if (!lastAttempt) return <DeliveryStatus status={status} />;
  return <AttemptStatus result={lastAttempt} />;
}
