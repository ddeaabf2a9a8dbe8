"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { HeadersTable } from "@/components/attempts/headers-table";
import { useByteSize, utf8Length } from "@/components/display/byte-size";
import { CodePanel } from "@/components/display/code-panel";
import { splitUrl } from "@/components/display/split-url";
import { cn } from "@/components/ui/cn";
import { Segmented } from "@/components/ui/segmented";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";

// Few attempts are of an endpoint with a transformation.
const LineDiff = dynamic(() => import("@/components/display/line-diff"));

interface EvidenceProps {
  attempt: AttemptAnswer;
  /** The message's envelope, which is the body unless a transformation changed it; null once it was expunged. */
  envelope: string | null;
  /** Without a frame of its own, in another's. */
  flush?: boolean;
  /** Of the code, for example its greatest height. */
  className?: string;
}

/** The request as it was sent, and how a transformation changed it. Header values that are secret come masked from the server. */
export function RequestPanel(evidence: EvidenceProps) {
  const t = useTranslations("attempt.request");
  const [view, setView] = useState<"sent" | "diff">("sent");
  const { attempt, envelope, flush } = evidence;
  const changed = attempt.request?.body;
  if (changed === undefined || changed === "" || envelope === null) return <SentRequest {...evidence} body={changed ?? envelope} />;
  return (
    <div>
      <div
        className={cn(
          "flex items-center justify-between gap-2 text-13 text-fg-2",
          flush ? "flex-wrap border-b border-line px-3 py-2" : "mb-2",
        )}
      >
        <span>{t("changed")}</span>
        <Segmented
          label={t("view")}
          value={view}
          options={[
            { value: "sent", label: t("asSent") },
            { value: "diff", label: t("diff") },
          ]}
          onChange={setView}
        />
      </div>
      {view === "sent" ? (
        <SentRequest {...evidence} body={changed} />
      ) : (
        <div className={cn("min-w-0 overflow-hidden", !flush && "rounded-r3 border border-line")}>
          <h3 className="flex min-h-9 items-center px-3 text-13 font-medium">{t("diffTitle")}</h3>
          <LineDiff before={envelope} after={changed} label={t("diffLabel")} className="border-t border-line" />
        </div>
      )}
    </div>
  );
}

function SentRequest({ attempt, body, flush, className }: Omit<EvidenceProps, "envelope"> & { body: string | null }) {
  const t = useTranslations("attempt.request");
  const { request } = attempt;
  if (!request) return <Absent title={t("title")} text={t("none")} flush={flush} />;
  const { path, tail } = splitUrl(request.url);
  return (
    <CodePanel
      title={t("title")}
      flush={flush}
      className={className}
      note={
        <code title={`${request.method} ${request.url}`}>
          {request.method} {path ? "…" : ""}
          {tail || "/"}
        </code>
      }
      source={body === null ? null : { text: body, encoding: "utf8" }}
      empty={body === null ? t("expunged") : t("noBody")}
      label={t("label")}
      copyLabel={t("copy")}
      fileName={`${attempt.id}-request`}
    >
      <HeadersTable headers={request.headers} label={t("headers")} />
    </CodePanel>
  );
}

/** The answer as it came: status, headers and as much of the body as is kept. */
export function ResponsePanel({ attempt, envelope, flush, className }: EvidenceProps) {
  const t = useTranslations("attempt.response");
  const size = useByteSize();
  const { response } = attempt;
  if (!response) return <Absent title={t("title")} text={t("none")} flush={flush} />;
  const bytes = response.encoding === "utf8" ? utf8Length(response.body) : Math.floor((response.body.replace(/=+$/, "").length * 3) / 4);
  const about = t("about", { status: response.status, size: size(bytes) });
  return (
    <CodePanel
      title={t("title")}
      flush={flush}
      className={className}
      note={
        <span className="tabular-nums">
          {envelope === null ? response.status : about}
          {response.encoding === "base64" ? `, ${t("binary")}` : null}
        </span>
      }
      source={response.body === "" ? null : { text: response.body, encoding: response.encoding }}
      empty={t(envelope === null ? "expunged" : "noBody")}
      label={t("label")}
      copyLabel={t("copy")}
      fileName={`${attempt.id}-response`}
      foot={response.truncated ? t("truncated", { size: size(bytes) }) : null}
    >
      <HeadersTable headers={response.headers} label={t("headers")} />
    </CodePanel>
  );
}

function Absent({ title, text, flush }: { title: string; text: string; flush: boolean | undefined }) {
  return (
    <div className={cn("flex min-h-9 items-center gap-2 px-3 text-13", !flush && "rounded-r3 border border-line")}>
      <h3 className="font-medium">{title}</h3>
      <p className="text-fg-3">{text}</p>
    </div>
  );
}
