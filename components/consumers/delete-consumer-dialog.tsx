"use client";

import { useTranslations } from "next-intl";
import { confirmationOf } from "@/components/display/split-url";
import { TypedConfirmDialog } from "@/components/ui/typed-confirm-dialog";
import type { WebhookConsumer } from "@/lib/consumers/schema";

export interface DeleteConsumerDialogProps {
  consumer: Pick<WebhookConsumer, "id" | "url">;
  /** Answers whether it was deleted. */
  onDelete: (id: string) => Promise<boolean>;
  onClose: () => void;
}

/** Asks for the end of the URL to be typed before an endpoint is deleted. */
export default function DeleteConsumerDialog({ consumer, onDelete, onClose }: DeleteConsumerDialogProps) {
  const t = useTranslations("deleteConsumer");
  const wanted = confirmationOf(consumer.url);
  return (
    <TypedConfirmDialog
      title={t("title")}
      description={t("text")}
      wanted={wanted}
      ask={t.rich("type", { wanted, code: (chunks) => <code className="font-medium select-all">{chunks}</code> })}
      submit={t("submit")}
      pending={t("pending")}
      failed={t("failed")}
      onConfirm={() => onDelete(consumer.id)}
      onClose={onClose}
    >
      <p className="mono mb-4 rounded-r3 bg-sunken px-2.5 py-1.5 [overflow-wrap:anywhere]">{consumer.url}</p>
    </TypedConfirmDialog>
  );
}
