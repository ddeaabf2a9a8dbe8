"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { HeadersTable } from "@/components/attempts/headers-table";
import { useByteSize } from "@/components/display/byte-size";
import { CodePanel } from "@/components/display/code-panel";
import { EventName } from "@/components/display/event-name";
import { Instant, RelativeText } from "@/components/display/instant";
import { arrivalName } from "@/components/inbox/arrival-name";
import { SignatureStatus } from "@/components/inbox/signature-status";
import { cn } from "@/components/ui/cn";
import { type InboxRequest, KEPT_BODY } from "@/lib/inbox/schema";

/** One request that arrived; opens in place to what it said. */
export function ArrivalRow({ request }: { request: InboxRequest }) {
  const size = useByteSize();
  const [open, setOpen] = useState(false);
  const id = useId();
  const name = useMemo(() => arrivalName(request), [request]);
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="-mx-2 grid min-h-9 w-[calc(100%+16px)] grid-cols-[14px_minmax(140px,auto)_minmax(0,1fr)_auto] items-center gap-x-3 rounded-r2 px-2 py-1 text-left text-13 -outline-offset-2 hover:bg-hover max-md:grid-cols-[14px_minmax(0,1fr)_auto]"
      >
        <ChevronRight aria-hidden strokeWidth={2} className={cn("size-3.5 text-fg-3", open && "rotate-90")} />
        <SignatureStatus signature={request.signature} />
        <span className="flex min-w-0 max-md:col-span-2 max-md:col-start-2 max-md:row-start-2">
          {name ? (
            <EventName name={name} />
          ) : (
            <span className="truncate text-fg-3">
              <code>{request.method}</code> {size(request.size)}
            </span>
          )}
        </span>
        <span className="text-12 whitespace-nowrap text-fg-3 tabular-nums max-md:col-start-3 max-md:row-start-1">
          <RelativeText at={request.received} />
        </span>
      </button>
      {open ? (
        <div id={id} className="pt-1 pb-4">
          <ArrivalDetails request={request} />
        </div>
      ) : null}
    </li>
  );
}

function ArrivalDetails({ request }: { request: InboxRequest }) {
  const t = useTranslations("inbox.arrival");
  const reasons = useTranslations("inbox.reasons");
  const size = useByteSize();
  return (
    <>
      <p className="mb-2 text-13 text-fg-2">{reasons(request.signature.reason)}</p>
      <p className="mb-3 flex flex-wrap gap-x-3 text-12 text-fg-3">
        <Instant at={request.received} style="precise" className="border-0 text-fg-3" />
        {request.remote ? <span>{t("from", { address: request.remote })}</span> : null}
        <span>{t("answered", { status: request.answered })}</span>
      </p>
      <CodePanel
        title={t("title")}
        note={
          <span className="tabular-nums">
            <code>
              {request.method} {request.query}
            </code>{" "}
            {size(request.size)}
          </span>
        }
        source={request.body === "" ? null : { text: request.body, encoding: request.encoding }}
        empty={t("noBody")}
        label={t("label")}
        copyLabel={t("copy")}
        fileName={request.id}
        foot={request.truncated ? t("truncated", { size: size(KEPT_BODY) }) : null}
        className="max-h-72"
      >
        <HeadersTable headers={request.headers} label={t("headers")} />
      </CodePanel>
    </>
  );
}
