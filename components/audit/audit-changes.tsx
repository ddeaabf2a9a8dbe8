import { useTranslations } from "next-intl";
import type { ChangedProperty } from "@/components/audit/changed-properties";

/** What a change set: each property as it was, and as it became. */
export function AuditChanges({ changes }: { changes: ChangedProperty[] }) {
  const t = useTranslations("audit.changes");
  return (
    <dl className="grid grid-cols-[160px_minmax(0,1fr)] gap-x-4 gap-y-2 text-12 max-md:grid-cols-1 max-md:gap-y-1">
      {changes.map(({ name, before, after }) => (
        <div key={name} className="contents">
          <dt className="mono text-fg-3">{name}</dt>
          <dd className="flex min-w-0 flex-col gap-1">
            {before === null ? null : <Side sign="−" label={t("before")} value={before} className="bg-bad-bg text-bad-fg" />}
            {after === null ? null : <Side sign="+" label={t("after")} value={after} className="bg-ok-bg text-ok-fg" />}
          </dd>
        </div>
      ))}
    </dl>
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
