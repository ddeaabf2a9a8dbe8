"use client";

import { useTranslations } from "next-intl";
import { TypedConfirmDialog } from "@/components/ui/typed-confirm-dialog";
import type { Message } from "@/lib/messages/schema";

interface ExpungeDialogProps {
  message: Message;
  /** Answers whether it was done. */
  onExpunge: () => Promise<boolean>;
  onClose: () => void;
}

/** Says what goes and what stays, and asks for the event type to be typed before a message's content is removed. */
export default function ExpungeDialog({ message, onExpunge, onClose }: ExpungeDialogProps) {
  const t = useTranslations("message.expunge");
  const wanted = message.eventType;
  return (
    <TypedConfirmDialog
      title={t("title")}
      description={t("text")}
      wanted={wanted}
      ask={t.rich("type", { wanted, code: (chunks) => <code className="font-medium select-all">{chunks}</code> })}
      submit={t("submit")}
      pending={t("pending")}
      failed={t("failed")}
      onConfirm={onExpunge}
      onClose={onClose}
    >
      <p className="mb-2 text-13 text-fg-2">{t("goes")}</p>
      <p className="mb-4 text-13 text-fg-2">{t("stays")}</p>
    </TypedConfirmDialog>
  );
}
