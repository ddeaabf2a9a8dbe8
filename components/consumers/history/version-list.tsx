"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { RestoreVersion } from "@/components/consumers/history/restore-actions";
import { type FirstVersions, useVersions } from "@/components/consumers/history/use-versions";
import { VersionRow, versionElementId } from "@/components/consumers/history/version-row";
import { LiveMark } from "@/components/display/live-mark";
import { Button, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { WebhookVersion } from "@/lib/consumers/versions-schema";

// Loaded when something is about to be restored.
const RestoreDialog = dynamic(() => import("./restore-dialog"));

interface VersionListProps {
  consumerId: string;
  first: FirstVersions;
  /** The version that the URL names; null where it names none. */
  marked: number | null;
  /** Server action; null where the person may not. */
  restore: RestoreVersion | null;
}

/** Every version of an endpoint's configuration, newest first. */
export function VersionList({ consumerId, first, marked, restore }: VersionListProps) {
  const t = useTranslations("history");
  const { versions, failed, hasOlder, loadOlder, loadingOlder } = useVersions(consumerId, first);
  const [chosen, setChosen] = useState<WebhookVersion | null>(null);
  useEffect(() => {
    if (marked !== null) document.getElementById(versionElementId(marked))?.scrollIntoView({ block: "center" });
  }, [marked]);
  return (
    <div className="max-w-[1080px]">
      <div className="flex items-center gap-2">
        <h2 className="text-14 font-semibold">{t("title")}</h2>
        <LiveMark failed={failed} />
      </div>
      <p className="mt-1 max-w-[760px] text-13 text-fg-2">{t("about")}</p>
      {failed ? <p className="mt-1 text-13 text-warn-fg">{t("stale")}</p> : null}
      {first.from === null ? null : (
        <Link href={`/monitor/events/endpoints/${consumerId}/history`} className={cn(buttonClass("plain", "sm"), "mt-3")}>
          {t("newest")}
        </Link>
      )}
      <ol className="mt-2">
        {versions.map((version) => (
          <VersionRow
            key={version.version}
            version={version}
            marked={version.version === marked}
            onRestore={restore && (() => setChosen(version))}
          />
        ))}
      </ol>
      {hasOlder ? (
        <Button className="mt-4" disabled={loadingOlder} onClick={loadOlder}>
          {t(loadingOlder ? "loadingOlder" : "older")}
        </Button>
      ) : null}
      {chosen && restore ? (
        <RestoreDialog consumerId={consumerId} version={chosen} restore={restore} onClose={() => setChosen(null)} />
      ) : null}
    </div>
  );
}
