"use client";

import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";

/** Server action: makes an inbox for an endpoint that is yet to be added. */
export type CreateInbox = () => Promise<ActionResult<{ url: string }>>;

interface UseInboxButtonProps {
  createInbox: CreateInbox;
  /** Hears of the inbox's URL, which belongs into the field. */
  onUrl: (url: string) => void;
}

/** For those who have no server yet: fills in the URL of a new inbox. */
export function UseInboxButton({ createInbox, onUrl }: UseInboxButtonProps) {
  const t = useTranslations("inbox");
  const [busy, setBusy] = useState(false);
  const make = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await createInbox().catch(() => UNREACHABLE);
    setBusy(false);
    if (answer.ok) onUrl(answer.data.url);
    else toast.error(t("failed"));
  };
  return (
    <Button size="sm" aria-disabled={busy || undefined} onClick={() => void make()}>
      <Inbox aria-hidden />
      {t("useBuiltIn")}
    </Button>
  );
}
