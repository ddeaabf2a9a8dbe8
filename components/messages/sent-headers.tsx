"use client";

import { useTranslations } from "next-intl";
import { HeadersTable } from "@/components/attempts/headers-table";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";

/** The headers of the request made last. Secret values come masked from the server. */
export function SentHeaders({ attempts }: { attempts: AttemptAnswer[] }) {
  const t = useTranslations("message.headers");
  const request = attempts.find((attempt) => attempt.request !== null)?.request;
  if (!request) return null;
  return (
    <div className="mt-4 min-w-0 overflow-hidden rounded-r3 border border-line">
      <div className="flex min-h-9 items-center gap-2 px-3 text-13">
        <h3 className="font-medium">{t("title")}</h3>
        <span className="truncate text-fg-3">{t("note")}</span>
      </div>
      <HeadersTable headers={request.headers} label={t("title")} />
    </div>
  );
}
