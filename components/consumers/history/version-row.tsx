"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { AuditActor } from "@/components/audit/audit-actor";
import { useActionText } from "@/components/audit/use-action-text";
import { useChangeTexts } from "@/components/consumers/history/use-change-texts";
import { Instant } from "@/components/display/instant";
import { PropertyChanges } from "@/components/display/property-changes";
import { useRefusal } from "@/components/layout/suspension";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Badge } from "@/components/ui/status";
import { COUNTED_ATTEMPTS, type WebhookVersion } from "@/lib/consumers/versions-schema";

/** What the URL leads to. */
export function versionElementId(version: number): string {
  return `version-${version}`;
}

interface VersionRowProps {
  version: WebhookVersion;
  /** The URL names it. */
  marked: boolean;
  /** Null where the person may not. */
  onRestore: (() => void) | null;
}

/** A version: who made it and when, what it changed, which attempts used it. */
export function VersionRow({ version, marked, onRestore }: VersionRowProps) {
  const t = useTranslations("history");
  const refuse = useRefusal();
  const textsOf = useChangeTexts();
  const { changes, current } = version;
  return (
    <li
      id={versionElementId(version.version)}
      aria-current={marked || undefined}
      className={cn(
        "grid grid-cols-[132px_minmax(0,1fr)_96px] gap-x-4 gap-y-3 border-b border-line py-4 text-13 max-md:grid-cols-[minmax(0,1fr)_auto]",
        marked && "-mx-3 rounded-r3 bg-selected px-3",
      )}
    >
      <h3 className="flex flex-wrap items-center gap-2 self-start font-semibold tabular-nums max-md:min-h-8">
        {t("version", { version: version.version })}
        {current ? <Badge tone="mute">{t("current")}</Badge> : null}
      </h3>
      <div className="min-w-0 max-md:order-last max-md:col-span-2">
        <VersionOrigin version={version} />
        {changes.length > 0 ? (
          <div className="mt-3">
            <PropertyChanges changes={textsOf(changes)} />
          </div>
        ) : null}
      </div>
      {current ? (
        <span />
      ) : (
        <Button
          size="sm"
          className="self-start justify-self-end"
          aria-label={t("restore.label", { version: version.version })}
          disabled={onRestore === null}
          title={onRestore === null ? refuse(t("restore.needsDeveloper")) : undefined}
          onClick={() => onRestore?.()}
        >
          <History aria-hidden />
          {t("restore.open")}
        </Button>
      )}
    </li>
  );
}

/** What was done, by whom, when, and what came of it. */
function VersionOrigin({ version }: { version: WebhookVersion }) {
  const t = useTranslations("history");
  const actionText = useActionText();
  const { action, restoredFrom, changedBy, created } = version;
  const done = restoredFrom !== null ? t("restoredFrom", { version: restoredFrom }) : action ? actionText(action) : t("unknown");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="font-medium">{done}</span>
      {changedBy ? <AuditActor actor={{ id: changedBy.id, name: changedBy.name ?? changedBy.id }} /> : null}
      <Instant at={created} />
      <span className="ml-auto text-12 text-fg-3 tabular-nums max-md:ml-0 max-md:basis-full">
        <VersionUse attempts={version.attempts} />
      </span>
    </div>
  );
}

function VersionUse({ attempts }: Pick<WebhookVersion, "attempts">) {
  const t = useTranslations("history");
  if (!attempts) return t("noAttempts");
  const { count, last } = attempts;
  return t.rich(count < COUNTED_ATTEMPTS ? "attempts" : "manyAttempts", {
    count,
    time: () => <Instant at={last} className="text-fg-3" />,
  });
}
