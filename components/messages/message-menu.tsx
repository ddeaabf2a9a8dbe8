"use client";

import { Ellipsis, Eraser, Hash } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCopy } from "@/components/display/use-copy";
import { useRefusal } from "@/components/layout/suspension";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { Message } from "@/lib/messages/schema";

// Loaded when something is about to be removed.
const ExpungeDialog = dynamic(() => import("./expunge-dialog"));

/** Removes a message's content; a server action. */
export type Expunge = (id: string) => Promise<{ ok: boolean }>;

interface MessageMenuProps {
  message: Message;
  /** Null where the person may not. */
  expunge: Expunge | null;
  /** Shows what is left. */
  onExpunged: () => void;
}

/** What can be done with a message from its page. */
export function MessageMenu({ message, expunge, onExpunged }: MessageMenuProps) {
  const t = useTranslations("message");
  const common = useTranslations("common");
  const refuse = useRefusal();
  const { copy } = useCopy();
  const [asking, setAsking] = useState(false);
  const refusal = expunge === null ? refuse(t("menu.needsDeveloper")) : message.expunged ? t("menu.removed") : null;
  const onExpunge = async () => {
    const done = (await expunge?.(message.id))?.ok ?? false;
    if (!done) return false;
    toast.success(t("expunge.done"));
    onExpunged();
    return true;
  };
  return (
    <>
      <Menu>
        <MenuTrigger aria-label={t("menu.label")} title={t("menu.label")} className={cn(buttonClass(), "w-8 px-0 max-md:w-9 [&>svg]:m-0")}>
          <Ellipsis aria-hidden />
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => void copy(message.id).then((copied) => copied && toast.success(common("copied")))}>
            <Hash aria-hidden />
            {t("menu.copyId")}
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger disabled={refusal !== null} end={refusal} onSelect={() => setAsking(true)}>
            <Eraser aria-hidden />
            {t("menu.expunge")}
          </MenuItem>
        </MenuContent>
      </Menu>
      {asking ? <ExpungeDialog message={message} onExpunge={onExpunge} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
