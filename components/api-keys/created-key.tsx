"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCopy } from "@/components/display/use-copy";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFoot } from "@/components/ui/dialog";

/** A new key, shown this once. */
export function CreatedKey({ apiKey }: { apiKey: string }) {
  const t = useTranslations("apiKeys.create");
  const common = useTranslations("common");
  const { copied, copy } = useCopy();
  return (
    <>
      <DialogBody>
        <Banner tone="warn" title={t("onceTitle")}>
          {t("onceText")}
        </Banner>
        <div className="flex items-center gap-2 rounded-r3 border border-line-strong bg-sunken py-1.5 pr-1.5 pl-3">
          <code className="mono min-w-0 flex-1 [overflow-wrap:anywhere] select-all">{apiKey}</code>
          <Button size="sm" autoFocus onClick={() => void copy(apiKey)}>
            {copied ? <Check aria-hidden className="text-ok-fg" /> : <Copy aria-hidden />}
            {copied ? common("copied") : t("copy")}
          </Button>
          <span role="status" className="sr-only">
            {copied ? common("copied") : null}
          </span>
        </div>
        <p className="mt-3 text-12 leading-[18px] text-fg-3">
          {t.rich("use", { code: (chunks) => <code className="mono">{chunks}</code> })}
        </p>
      </DialogBody>
      <DialogFoot>
        <DialogClose asChild>
          <Button variant="primary">{t("done")}</Button>
        </DialogClose>
      </DialogFoot>
    </>
  );
}
