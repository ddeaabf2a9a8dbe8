"use client";

import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/action-result";
import type { CloseHostInput, HostAnswer } from "@/lib/hosts/schema";
import { HostDialog } from "./host-dialog";

interface CloseHostDialogProps {
  host: HostAnswer;
  /** Server action. */
  closeHost: (input: CloseHostInput) => Promise<ActionResult<number>>;
  onClose: () => void;
  onDone: (clients: number) => void;
}

/** Lets what was deferred go at once. */
export default function CloseHostDialog({ host, closeHost, onClose, onDone }: CloseHostDialogProps) {
  const t = useTranslations("adminHosts.close");
  return (
    <HostDialog
      host={host}
      title={t("title", { host: host.host })}
      text={t("text")}
      submit={t("submit")}
      pending={t("pending")}
      onSubmit={closeHost}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
