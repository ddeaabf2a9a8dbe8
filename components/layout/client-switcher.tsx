"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazyPopup } from "@/components/ui/lazy-popup";

const ClientMenu = lazyPopup(() => import("./client-menu"));

interface ClientSwitcherProps {
  client: { id: string; name: string };
  clients: { id: string; name: string }[];
  switchClient: (clientId: string) => Promise<void>;
}

const LOOK = "flex h-8 min-w-0 items-center gap-2 rounded-r3 px-2 text-13 font-medium whitespace-nowrap";

/** The client being looked at; a menu for people who belong to several. */
export function ClientSwitcher({ client, clients, switchClient }: ClientSwitcherProps) {
  const t = useTranslations("shell");
  const name = (
    <>
      <span aria-hidden className="grid size-5 flex-none place-items-center rounded-r2 bg-fg-2 text-11 font-semibold text-bg">
        {client.name.slice(0, 1).toUpperCase()}
      </span>
      <span className="truncate">{client.name}</span>
    </>
  );
  if (clients.length < 2) return <span className={LOOK}>{name}</span>;
  const trigger = (
    <button type="button" className={`${LOOK} hover:bg-hover`} aria-label={t("switchClient", { name: client.name })}>
      {name}
      <ChevronsUpDown aria-hidden className="size-3.5 flex-none text-fg-3" />
    </button>
  );
  return <ClientMenu trigger={trigger} client={client} clients={clients} switchClient={switchClient} />;
}
