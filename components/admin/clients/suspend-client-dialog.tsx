"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field, fieldProps } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { type ListedClient, MAX_REASON } from "@/lib/clients/schema";
import type { SuspendClient } from "./client-actions";

interface SuspendClientDialogProps {
  client: ListedClient;
  suspend: SuspendClient;
  onClose: () => void;
}

/** Says what a suspension does, and asks why. */
export default function SuspendClientDialog({ client, suspend, onClose }: SuspendClientDialogProps) {
  const t = useTranslations("admin.clients.suspend");
  const router = useRouter();
  const id = useId();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const confirm = async () => {
    setMissing(reason.trim() === "");
    if (reason.trim() === "") return false;
    const answer = await suspend({ id: client.id, reason });
    if (answer.ok) {
      toast.success(t("done", { name: client.name }));
      router.refresh();
    }
    return answer.ok;
  };
  const error = missing ? t("reasonError") : undefined;
  return (
    <ConfirmDialog
      title={t("title", { name: client.name })}
      description={t("text")}
      submit={t("submit")}
      pending={t("pending")}
      failed={missing ? "" : t("failed")}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Field id={id} label={t("reason")} hint={t("reasonHint")} error={error} className="mt-4 mb-0">
        <Textarea
          maxLength={MAX_REASON}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          {...fieldProps(id, { error, hint: true })}
        />
      </Field>
    </ConfirmDialog>
  );
}
