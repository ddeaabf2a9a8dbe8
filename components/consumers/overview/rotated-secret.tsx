"use client";

import { useTranslations } from "next-intl";
import type { SecretKind } from "@/components/consumers/overview/use-rotation";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogBody, DialogClose, DialogFoot, DialogHead } from "@/components/ui/dialog";
import type { ConsumerSecretAnswer } from "@/lib/consumers/schema";

/** What a receiver needs of a new secret: the secret itself, or of a key pair the public half. */
export function RotatedSecret({ secret, kind }: { secret: ConsumerSecretAnswer; kind: SecretKind }) {
  const t = useTranslations("endpoint.rotated");
  const value = kind === "v1" ? secret.key : (secret.publicKey ?? "");
  return (
    <>
      <DialogHead title={t(`title.${kind}`)}>{t(`text.${kind}`)}</DialogHead>
      <DialogBody>
        <div className="flex min-h-8 items-center gap-2 rounded-r3 border border-line-strong bg-sunken py-1 pr-1 pl-2.5">
          <code className="mono min-w-0 flex-1 [overflow-wrap:anywhere] select-all">{value}</code>
          <CopyButton value={value} label={t(`copy.${kind}`)} />
        </div>
      </DialogBody>
      <DialogFoot>
        <DialogClose asChild>
          <Button variant="primary">{t("done")}</Button>
        </DialogClose>
      </DialogFoot>
    </>
  );
}
