"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Instant } from "@/components/display/instant";
import { useRefusal } from "@/components/layout/suspension";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { TransformationAnswer } from "@/lib/transformations/schema";
import { Shortcut } from "./shortcut";

interface EditorHeadProps {
  consumer: WebhookConsumer;
  saved: TransformationAnswer;
  enabled: boolean;
  isChanged: boolean;
  pending: boolean;
  readOnly: boolean;
  onEnable: (enabled: boolean) => void;
  onDiscard: () => void;
  onSave: () => void;
}

/** Whose transformation it is, which version, and its saving. */
export function EditorHead({ consumer, saved, enabled, isChanged, pending, readOnly, onEnable, onDiscard, onSave }: EditorHeadProps) {
  const t = useTranslations("transformation");
  const refuse = useRefusal();
  const page = `/monitor/events/endpoints/${consumer.id}`;
  return (
    <div className="flex flex-none flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-8 py-3 max-lg:px-6 max-md:px-4">
      <div className="min-w-0 flex-1 max-md:basis-full">
        <ol className="flex items-center gap-1.5 text-13 text-fg-3">
          <li>
            <Link href="/monitor/events" className="hover:text-fg">
              {t("endpoints")}
            </Link>
          </li>
          <li className="flex min-w-0 items-center gap-1.5">
            <ChevronRight aria-hidden className="size-3 shrink-0 text-fg-4" strokeWidth={2.25} />
            <Link href={`${page}/advanced`} title={consumer.url} className="truncate hover:text-fg">
              {consumer.url.replace(/^https?:\/\//, "")}
            </Link>
          </li>
        </ol>
        <div className="flex flex-wrap items-baseline gap-x-2.5">
          <h1 className="text-16 font-semibold">{t("title")}</h1>
          <Version saved={saved} />
        </div>
      </div>
      {/* Empty, it is still there to be announced, but takes no room: not even the gap beside it. */}
      <span role="status" className="text-13 font-medium text-warn-fg empty:-mr-3">
        {readOnly ? <span className="font-normal text-fg-3">{refuse(t("readOnly"))}</span> : null}
        {isChanged ? (
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden className="size-[7px] rounded-full bg-warn-solid" />
            {t("unsaved")}
          </span>
        ) : null}
      </span>
      <span className="flex items-center gap-2 text-13 font-medium">
        <Switch checked={enabled} label={t("enabled")} disabled={readOnly || pending} onCheckedChange={onEnable} />
        <span aria-hidden>{t("enabled")}</span>
      </span>
      <span className="flex gap-2">
        <Button disabled={!isChanged || pending} onClick={onDiscard}>
          {t("discard")}
        </Button>
        <Button variant="primary" disabled={readOnly || !isChanged || pending} aria-keyshortcuts="Control+S Meta+S" onClick={onSave}>
          {pending ? t("saving") : t("save")}
          <Shortcut name="save" className="border-current/40" />
        </Button>
      </span>
    </div>
  );
}

function Version({ saved: { version, modified, modifiedBy } }: { saved: TransformationAnswer }) {
  const t = useTranslations("advanced.transformation");
  const words = useTranslations("transformation");
  if (version === null || modified === null) return <span className="text-13 text-fg-3">{words("neverSaved")}</span>;
  return (
    <span className="text-13 text-fg-3">
      {t.rich(modifiedBy === null ? "version" : "versionBy", {
        version,
        name: modifiedBy ?? "",
        at: () => <Instant at={modified} className="text-fg-3" />,
      })}
    </span>
  );
}
