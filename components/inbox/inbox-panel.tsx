"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Instant } from "@/components/display/instant";
import { LiveMark } from "@/components/display/live-mark";
import { ArrivalRow } from "@/components/inbox/arrival-row";
import { InboxAnswerChoice } from "@/components/inbox/inbox-answer-choice";
import type { LiveInbox } from "@/components/inbox/use-live-inbox";
import { useRefusal } from "@/components/layout/suspension";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { toast } from "@/components/ui/toast";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";
import type { InboxAnswer, InboxAnswerStatus, InboxPage } from "@/lib/inbox/schema";

/** Server actions, for those who may change an endpoint. */
export interface InboxActions {
  /** Makes the endpoint's inbox where it has none. */
  open: (webhookId: string) => Promise<ActionResult<InboxAnswer>>;
  /** Sends the endpoint's messages to another URL. */
  setUrl: (input: { id: string; change: { url: string } }) => Promise<ActionResult<unknown>>;
  change: (input: { id: string; answerStatus: InboxAnswerStatus }) => Promise<ActionResult<InboxAnswer>>;
}

interface InboxPanelProps {
  webhookId: string;
  /** The endpoint's own. */
  url: string;
  live: LiveInbox;
  actions: InboxActions | null;
}

/** The built-in inbox of an endpoint: its URL, and what arrives there, as it arrives. */
export function InboxPanel({ webhookId, url, live, actions }: InboxPanelProps) {
  const t = useTranslations("inbox");
  const refuse = useRefusal();
  const { inbox, failed, show } = live;
  const { busy, open, use, change } = useInboxActions(webhookId, url, actions, show);
  return (
    <section aria-labelledby="inbox-title" className="mt-7">
      <div className="mb-1 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="inbox-title" className="text-14 font-semibold">
          {t("title")}
        </h2>
        {inbox ? <LiveMark failed={failed} /> : null}
        {inbox && !inbox.inUse ? (
          <Button size="sm" className="ml-auto" disabled={!actions} aria-disabled={busy || undefined} onClick={() => void use(inbox.url)}>
            {t("use")}
          </Button>
        ) : null}
        {inbox?.inUse ? (
          <InboxAnswerChoice value={inbox.answerStatus} disabled={!actions} onChange={(status) => void change(status)} />
        ) : null}
      </div>
      {inbox ? (
        <Opened inbox={inbox} />
      ) : (
        <>
          <p className="mb-3 text-13 text-fg-2">{t("about")}</p>
          <div className="flex flex-wrap items-center gap-3">
            <Button disabled={!actions} aria-disabled={busy || undefined} onClick={() => void open()}>
              <Inbox aria-hidden />
              {t("open")}
            </Button>
            {actions ? null : <span className="text-12 text-fg-3">{refuse(t("needsDeveloper"))}</span>}
          </div>
        </>
      )}
    </section>
  );
}

/** What the buttons do. Changing the endpoint's URL can be undone from the toast. */
function useInboxActions(webhookId: string, url: string, actions: InboxActions | null, show: (answer: InboxAnswer) => void) {
  const t = useTranslations("inbox");
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const attempt = async <T,>(work: (actions: InboxActions) => Promise<ActionResult<T>>): Promise<T | undefined> => {
    if (busy || !actions) return undefined;
    setBusy(true);
    const answer = await work(actions).catch(() => UNREACHABLE);
    setBusy(false);
    if (answer.ok) return answer.data;
    toast.error(t("failed"));
    return undefined;
  };
  const open = async () => {
    const opened = await attempt((act) => act.open(webhookId));
    if (opened) show(opened);
  };
  const put = async (next: string) => {
    const done = await actions?.setUrl({ id: webhookId, change: { url: next } }).catch(() => UNREACHABLE);
    await Promise.all(
      [
        ["webhook", webhookId],
        ["inbox", webhookId],
      ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    );
    return done?.ok ?? false;
  };
  const use = async (next: string) => {
    if (!(await put(next))) return toast.error(t("failed"));
    const undo = { label: t("undo"), onClick: () => void put(url) };
    toast.success(t("used"), { action: undo });
  };
  const change = async (answerStatus: InboxAnswerStatus) => {
    const changed = await attempt((act) => act.change({ id: webhookId, answerStatus }));
    if (changed) show(changed);
  };
  return { busy, open, use, change };
}

function Opened({ inbox }: { inbox: InboxPage }) {
  const t = useTranslations("inbox");
  return (
    <>
      <p className="mb-2.5 text-13 text-fg-2">
        {t.rich(inbox.inUse ? "inUse" : "notInUse", { time: () => <Instant at={inbox.expires} style="date" className="border-0" /> })}
      </p>
      <div className="mb-1.5 flex h-9 items-center gap-2 rounded-r3 border border-line bg-sunken pr-1.5 pl-3">
        <code title={inbox.url} className="min-w-0 flex-1 truncate">
          {inbox.url}
        </code>
        <CopyButton value={inbox.url} label={t("copy")} />
      </div>
      {inbox.results.length === 0 ? (
        <p className="py-2 text-13 text-fg-3">{t("empty")}</p>
      ) : (
        <ul aria-label={t("arrivals")}>
          {inbox.results.map((request) => (
            <ArrivalRow key={request.id} request={request} />
          ))}
        </ul>
      )}
    </>
  );
}
