"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import type { PopupProps } from "@/components/ui/lazy-popup";
import { Menu, MenuContent, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/components/ui/menu";

interface ClientMenuProps extends PopupProps {
  client: { id: string };
  clients: { id: string; name: string }[];
  switchClient: (clientId: string) => Promise<void>;
}

/** The clients a person belongs to. */
export default function ClientMenu({ trigger, open, onOpenChange, client, clients, switchClient }: ClientMenuProps) {
  const t = useTranslations("shell");
  const [, startTransition] = useTransition();
  return (
    <Menu open={open} onOpenChange={onOpenChange}>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent align="start" className="w-72">
        <MenuLabel>{t("clients")}</MenuLabel>
        <MenuRadioGroup value={client.id} onValueChange={(id) => startTransition(() => switchClient(id))}>
          {clients.map((item) => (
            <MenuRadioItem key={item.id} value={item.id}>
              <span className="truncate">{item.name}</span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
