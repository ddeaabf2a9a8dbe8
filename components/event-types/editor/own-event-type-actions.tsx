"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { OwnEventType, Subscribers } from "@/lib/event-types/schema";

// Loaded when they are asked for.
const DeprecateDialog = dynamic(() => import("./deprecate-dialog"));
const ArchiveDialog = dynamic(() => import("./archive-dialog"));

type Done = Promise<{ ok: boolean }>;

export interface OwnEventTypeActionsProps {
  type: OwnEventType;
  subscribers: Subscribers;
  /** Event types that may replace it. */
  current: string[];
  /** Server actions. */
  deprecate: (input: { name: string; deprecated: boolean; replacedBy: string | null }) => Done;
  archive: (name: string) => Done;
  unarchive: (name: string) => Done;
}

/** Takes an event type out of use, and back into it. */
export function OwnEventTypeActions({ type, subscribers, current, deprecate, archive, unarchive }: OwnEventTypeActionsProps) {
  const t = useTranslations("adminEventTypes");
  const router = useRouter();
  const [asked, setAsked] = useState<"deprecate" | "archive" | null>(null);
  const { name } = type;
  const done = async (answer: Done, text: string) => {
    const { ok } = await answer;
    if (!ok) return false;
    toast.success(text);
    router.refresh();
    return true;
  };
  const undo = async (answer: Done, text: string) => {
    if (!(await done(answer, text).catch(() => false))) toast.error(t("formErrors.unexpected"));
  };
  const onDeprecate = (replacedBy: string | null) => done(deprecate({ name, deprecated: true, replacedBy }), t("deprecate.done"));
  const makeCurrent = () => void undo(deprecate({ name, deprecated: false, replacedBy: null }), t("deprecate.undone"));
  const restore = () => void undo(unarchive(name), t("archive.undone"));
  const close = () => setAsked(null);
  return (
    <div className="flex flex-wrap gap-2 md:mt-6">
      {type.archived ? <Button onClick={restore}>{t("archive.undo")}</Button> : null}
      {!type.archived && type.deprecated ? <Button onClick={makeCurrent}>{t("deprecate.undo")}</Button> : null}
      {!type.archived && !type.deprecated ? <Button onClick={() => setAsked("deprecate")}>{t("deprecate.open")}</Button> : null}
      {type.archived ? null : (
        <Button variant="danger" onClick={() => setAsked("archive")}>
          {t("archive.open")}
        </Button>
      )}
      {asked === "deprecate" ? <DeprecateDialog name={name} current={current} onClose={close} onDeprecate={onDeprecate} /> : null}
      {asked === "archive" ? (
        <ArchiveDialog name={name} subscribers={subscribers} onClose={close} onArchive={() => done(archive(name), t("archive.done"))} />
      ) : null}
    </div>
  );
}
