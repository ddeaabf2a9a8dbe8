"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useInstants } from "@/components/display/instant-formats";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogHead } from "@/components/ui/dialog";
import { LinkToHandOver } from "@/components/users/team/link-to-hand-over";
import type { TeamActions } from "@/components/users/team/team-actions";
import type { Member } from "@/lib/users/schema";

interface ResetLinkDialogProps {
  member: Pick<Member, "userId" | "name">;
  create: TeamActions["createResetLink"];
  onClose: () => void;
}

/** Makes a link by which a member chooses a new password, and shows it: this once. */
export default function ResetLinkDialog({ member: { userId, name }, create, onClose }: ResetLinkDialogProps) {
  const t = useTranslations("team.reset");
  const common = useTranslations("common");
  const { write } = useInstants();
  const [made, setMade] = useState<{ link: string; expires: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const keep = (event: Event) => made && event.preventDefault();
  const submit = async () => {
    setPending(true);
    const answer = await create(userId).catch(() => ({ ok: false as const, error: "unexpected" }));
    setPending(false);
    if (answer.ok) setMade(answer.data);
    else setProblem(answer.error);
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent onInteractOutside={keep} onEscapeKeyDown={keep}>
        <DialogHead title={t("title", { name })} />
        {made ? (
          <LinkToHandOver link={made.link}>{t("handOver", { until: write(made.expires, "moment") })}</LinkToHandOver>
        ) : (
          <>
            <DialogBody>
              <p className="text-13 text-fg-2">{t("text", { name })}</p>
              {problem ? (
                <Banner tone="bad" title={problem === "forbidden" ? t("forbidden", { name }) : t("failed")} className="mt-4 mb-0" />
              ) : null}
            </DialogBody>
            <DialogFoot>
              <Button variant="primary" disabled={pending} onClick={() => void submit()}>
                {pending ? t("pending") : t("submit")}
              </Button>
              <DialogClose asChild>
                <Button variant="ghost">{common("cancel")}</Button>
              </DialogClose>
            </DialogFoot>
          </>
        )}
      </DialogContent>
    </Dialog>
  );
}
