"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ChangedProperty, isLong } from "@/components/display/changed-properties";

// Few changes are of code.
const LineDiff = dynamic(() => import("./line-diff"));

/** What a change set: each property as it was, and as it became; texts of several lines line by line. */
export function PropertyChanges({ changes }: { changes: ChangedProperty[] }) {
  return (
    <dl className="grid grid-cols-[160px_minmax(0,1fr)] gap-x-4 gap-y-2 text-12 max-md:grid-cols-1 max-md:gap-y-1">
      {changes.map((change) => (
        <div key={change.name} className="contents">
          <dt className={change.label === undefined ? "mono text-fg-3" : "py-0.5 text-fg-3"}>{change.label ?? change.name}</dt>
          <dd className="min-w-0">{isLong(change) ? <LongChange change={change} /> : <ShortChange change={change} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function LongChange({ change }: { change: ChangedProperty }) {
  const t = useTranslations("display.diff");
  const label = t("label", { what: change.label ?? change.name });
  return <LineDiff before={change.before} after={change.after} label={label} className="rounded-r3 border border-line" />;
}

function ShortChange({ change: { before, after } }: { change: ChangedProperty }) {
  const t = useTranslations("display.diff");
  return (
    <div className="flex flex-col gap-1">
      {before === null ? null : <Side sign="−" label={t("before")} value={before} className="bg-bad-bg text-bad-fg" />}
      {after === null ? null : <Side sign="+" label={t("after")} value={after} className="bg-ok-bg text-ok-fg" />}
    </div>
  );
}

function Side({ sign, label, value, className }: { sign: string; label: string; value: string; className: string }) {
  return (
    <code className={`flex gap-2 rounded-r1 px-2 py-0.5 [overflow-wrap:anywhere] whitespace-pre-wrap ${className}`}>
      <span aria-hidden>{sign}</span>
      <span className="sr-only">{label}</span>
      <span className="min-w-0">{value}</span>
    </code>
  );
}
