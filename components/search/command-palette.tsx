"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { fetchJson } from "@/components/layout/fetch-json";
import { leaveFor } from "@/components/layout/leaving";
import { DoGroup } from "@/components/search/do-group";
import { EndpointGroup, EventTypeGroup, MessageGroup, PageGroup, RecentGroup } from "@/components/search/palette-groups";
import { type RecentItem, readRecent, rememberRecent } from "@/components/search/recent-items";
import type { SearchEntryProps } from "@/components/search/search-entry";
import { useFoundMessages } from "@/components/search/use-found-message";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { EventTypeSummary } from "@/lib/event-types/schema";

interface CommandPaletteProps extends SearchEntryProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** An item is found by what its keywords hold; its value only tells it from others. */
function holds(_value: string, search: string, keywords: string[] = []): number {
  return keywords.join(" ").toLowerCase().includes(search.trim().toLowerCase()) ? 1 : 0;
}

/** Goes to endpoints, event types, pages and messages, and does what is done often. */
export default function CommandPalette({ open, onOpenChange, ...props }: CommandPaletteProps) {
  const t = useTranslations("search");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="top-[12vh] w-[min(600px,calc(100vw-24px))] translate-y-0 overflow-hidden">
        <DialogTitle className="sr-only">{t("button")}</DialogTitle>
        <Palette onDone={() => onOpenChange(false)} {...props} />
      </DialogContent>
    </Dialog>
  );
}

/** So many endpoints are shown while nothing is typed. */
const SHOWN_UNASKED = 6;

const GROUPS =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-fg-3";

function Palette({ clientId, canManage, setLanguage, onDone }: SearchEntryProps & { onDone: () => void }) {
  const t = useTranslations("search");
  const router = useRouter();
  const [text, setText] = useState("");
  const typed = text.trim();
  const { messages, looking } = useFoundMessages(typed);
  const [selected, setSelected] = useState("");
  const found = messages[0]?.id;
  // It is found after the keys were typed, and is what Enter is meant for.
  useEffect(() => {
    if (found) setSelected(`message ${found}`);
  }, [found]);
  const { data: endpoints } = useQuery({
    queryKey: ["search", clientId, "webhooks"],
    queryFn: ({ signal }) => fetchJson<{ results: WebhookConsumer[] }>("/api/v1/webhooks?pageSize=1000", signal),
  });
  const { data: eventTypes } = useQuery({
    queryKey: ["search", "eventTypes"],
    queryFn: ({ signal }) => fetchJson<{ results: EventTypeSummary[] }>("/api/v1/eventTypes", signal),
    staleTime: 60_000,
  });
  const nearest = typed === "" && readRecent(clientId).length === 0 ? endpoints?.results[0]?.id : undefined;
  useEffect(() => {
    if (nearest) setSelected(`endpoint ${nearest}`);
  }, [nearest]);
  const go = (href: string, item?: RecentItem) => {
    if (item) rememberRecent(clientId, item);
    onDone();
    leaveFor(() => router.push(href));
  };
  return (
    <Command label={t("button")} filter={holds} loop value={selected} onValueChange={setSelected} className="flex max-h-[76vh] flex-col">
      <div className="flex h-12 flex-none items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="size-4 flex-none text-fg-3" strokeWidth={1.75} />
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder={t("placeholder")}
          className="h-full min-w-0 flex-1 bg-transparent text-14 outline-none"
        />
        <kbd aria-hidden className="rounded-r2 border border-line-strong px-1.5 font-sans text-11 text-fg-3">
          {t("escape")}
        </kbd>
      </div>
      <Command.List label={t("results")} className={`min-h-0 flex-1 overflow-y-auto p-1 pb-2 ${GROUPS}`}>
        <Command.Empty className="px-3 py-6 text-13 text-fg-3">{t(looking ? "looking" : "nothing")}</Command.Empty>
        <MessageGroup messages={messages} onGo={go} />
        {typed === "" ? <RecentGroup items={readRecent(clientId)} onGo={go} /> : null}
        <EndpointGroup endpoints={(endpoints?.results ?? []).slice(0, typed === "" ? SHOWN_UNASKED : undefined)} onGo={go} />
        {typed === "" ? null : <EventTypeGroup eventTypes={eventTypes?.results ?? []} onGo={go} />}
        <PageGroup onGo={go} />
        <DoGroup typed={typed} canManage={canManage} setLanguage={setLanguage} onGo={go} onDone={onDone} />
      </Command.List>
    </Command>
  );
}
