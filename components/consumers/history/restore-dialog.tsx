"use client";

import { useTranslations } from "next-intl";
import type { RestoreVersion } from "@/components/consumers/history/restore-actions";
import { RestorePlan } from "@/components/consumers/history/restore-plan";
import { useRestore } from "@/components/consumers/history/use-restore";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogHead } from "@/components/ui/dialog";
import type { WebhookVersion } from "@/lib/consumers/versions-schema";

interface RestoreDialogProps {
  consumerId: string;
  version: WebhookVersion;
  restore: RestoreVersion;
  onClose: () => void;
}

/** What would change, and what would not, before a version is restored. */
export default function RestoreDialog({ consumerId, version, restore, onClose }: RestoreDialogProps) {
  const t = useTranslations("history.restore");
  const common = useTranslations("common");
  const { plan, pending, submit } = useRestore({ consumerId, version: version.version, restore, onClose });
  const changes = plan?.ok ? plan.data.changes : [];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="w-[min(720px,calc(100vw-32px))] max-md:w-[calc(100vw-16px)]">
        <DialogHead title={t("title", { version: version.version })}>{changes.length > 0 ? t("text") : null}</DialogHead>
        <DialogBody aria-busy={plan === null}>
          <RestorePlan plan={plan} version={version} />
          <p className="mt-4 text-12 text-fg-3">{t("kept")}</p>
        </DialogBody>
        <DialogFoot className="sticky bottom-0">
          <Button variant="primary" disabled={changes.length === 0 || pending} onClick={submit}>
            {pending ? t("pending") : t("submit", { version: version.version })}
          </Button>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
