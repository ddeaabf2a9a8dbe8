"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useInstants } from "@/components/display/instant-formats";
import { useCopy } from "@/components/display/use-copy";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFoot } from "@/components/ui/dialog";
import type { Invited } from "@/components/users/team/team-actions";

/** The link to hand over, shown this once; mailed too where a mail server is configured. */
export function InvitationLink({ link, expires, mailed }: Invited) {
  const t = useTranslations("team.invite");
  const common = useTranslations("common");
  const { write } = useInstants();
  const { copied, copy } = useCopy();
  return (
    <>
      <DialogBody>
        <p className="mb-3 text-13 text-fg-2">{t(mailed ? "mailed" : "handOver", { until: write(expires, "moment") })}</p>
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
