"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { RestoreVersion } from "@/components/consumers/history/restore-actions";
import { versionsKey } from "@/components/consumers/history/use-versions";
import { toast } from "@/components/ui/toast";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";
import type { Restored } from "@/lib/consumers/versions-schema";

interface Restoring {
  consumerId: string;
  version: number;
  restore: RestoreVersion;
  onClose: () => void;
}

/** Asks at once what restoring the version would change; then restores it where the person wants that. */
export function useRestore({ consumerId, version, restore, onClose }: Restoring) {
  const t = useTranslations("history.restore");
  const router = useRouter();
  const queryClient = useQueryClient();
  const [plan, setPlan] = useState<ActionResult<Restored> | null>(null);
  const [pending, setPending] = useState(false);

  useEffect(() => {
    let left = false;
    void restore({ id: consumerId, version, dryRun: true })
      .catch(() => UNREACHABLE)
      .then((answer) => left || setPlan(answer));
    return () => {
      left = true;
    };
  }, [restore, consumerId, version]);

  const submit = async () => {
    setPending(true);
    const answer = await restore({ id: consumerId, version, dryRun: false }).catch(() => UNREACHABLE);
    setPending(false);
    if (!answer.ok) return setPlan(answer);
    queryClient.setQueryData(["webhook", consumerId], answer.data.webhook);
    await queryClient.invalidateQueries({ queryKey: versionsKey(consumerId) });
    // The other tabs are rendered anew, with what holds now.
    router.refresh();
    toast.success(t("done", { version }));
    onClose();
  };
  return { plan, pending, submit: () => void submit() };
}
