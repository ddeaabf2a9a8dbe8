"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCopy } from "@/components/display/use-copy";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFoot } from "@/components/ui/dialog";

interface LinkToHandOverProps {
  link: string;
  /** What it is good for, and until when. */
  children: ReactNode;
}

/** A link to hand over, shown this once. */
export function LinkToHandOver({ link, children }: LinkToHandOverProps) {
  const t = useTranslations("team.invite");
  const common = useTranslations("common");
  const { copied, copy } = useCopy();
  return (
    <>
      <DialogBody>
        <p className="mb-3 text-13 text-fg-2">{children}</p>
        <div className="flex items-center gap-2 rounded-r3 border border-line-strong bg-sunken py-1.5 pr-1.5 pl-3">
          <code className="mono min-w-0 flex-1 [overflow-wrap:anywhere] select-all">{link}</code>
          <Button size="sm" autoFocus onClick={() => void copy(link)}>
            {copied ? <Check aria-hidden className="text-ok-fg" /> : <Copy aria-hidden />}
            {copied ? common("copied") : t("copy")}
          </Button>
          <span role="status" className="sr-only">
            {copied ? common("copied") : null}
          </span>
        </div>
      </DialogBody>
      <DialogFoot>
        <DialogClose asChild>
          <Button variant="primary">{t("close")}</Button>
        </DialogClose>
      </DialogFoot>
    </>
  );
}
