"use client";

import { ChevronLeft, ChevronRight, Download, RotateCw, SquareTerminal, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";
import { RequestPanel, ResponsePanel } from "@/components/attempts/attempt-evidence";
import { AttemptFacts } from "@/components/attempts/attempt-facts";
import { attemptRowId } from "@/components/attempts/attempt-row";
import { AttemptSentence } from "@/components/attempts/attempt-sentence";
import { AttemptStatus } from "@/components/attempts/attempt-status";
import { resultOf } from "@/components/attempts/attempt-words";
import { curlOfRequest } from "@/components/attempts/curl-of-request";
import { TimingBars } from "@/components/attempts/timing-bars";
import { download } from "@/components/display/download";
import { useDurations } from "@/components/display/durations";
import { Instant } from "@/components/display/instant";
import { useCopy } from "@/components/display/use-copy";
import { useRefusal } from "@/components/layout/suspension";
import { singleKeysOn } from "@/components/search/single-keys";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { Drawer, DrawerBody, DrawerClose, DrawerContent, DrawerFoot, DrawerHead } from "@/components/ui/drawer";
import { IconButton } from "@/components/ui/icon-button";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";

interface AttemptDrawerProps {
  /** What the URL names; null while none is open. */
  attemptId: string | null;
  /** All of the message in the order of reading: by delivery, then by number. */
  attempts: AttemptAnswer[];
  /** Slots of the schedule of the open attempt's delivery. */
  slots: number;
  /** The message's envelope, which is the body unless a transformation changed it; null once it was expunged. */
  envelope: string | null;
  onMove: (id: string) => void;
  onClose: () => void;
  /** Sends the message to this endpoint again; null where the person may not. */
  onResend: (() => void) | null;
  /** That is under way. */
  sending: boolean;
}

/** Whether a key belongs to what is focused (a field, or code that scrolls sideways), or means nothing because it was turned off. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey || !(event.target instanceof HTMLElement)) return true;
  if (event.key.length === 1 && !singleKeysOn()) return true;
  return event.target.matches("input, textarea, section[tabindex]");
}

/** One attempt with all its evidence. J, K and the arrows go to the next and the previous one. */
export function AttemptDrawer({ attemptId, attempts, slots, onMove, onClose, ...evidence }: AttemptDrawerProps) {
  const t = useTranslations("attempt");
  const shown = useRef<string | null>(null);
  if (attemptId) shown.current = attemptId;
  const place = attempts.findIndex((attempt) => attempt.id === attemptId);
  const attempt = attempts[place];
  const [previous, next] = place < 0 ? [] : [attempts[place - 1], attempts[place + 1]];

  const onKeyDown = (event: KeyboardEvent) => {
    if (isTaken(event)) return;
    const target =
      event.key === "j" || event.key === "ArrowRight" ? next : event.key === "k" || event.key === "ArrowLeft" ? previous : undefined;
    if (target) onMove(target.id);
  };

  return (
    <Drawer open={attemptId !== null} onOpenChange={(open) => !open && onClose()}>
      <DrawerContent
        onKeyDown={onKeyDown}
        onOpenAutoFocus={(event) => {
          // The drawer itself, not its first button: what is read first is what happened.
          event.preventDefault();
          (event.currentTarget as HTMLElement).focus();
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          document.getElementById(attemptRowId(shown.current ?? ""))?.focus();
        }}
      >
        <DrawerHead
          title={attempt ? <DrawerTitleText attempt={attempt} slots={slots} /> : t("missing.title")}
          actions={
            <>
              <IconButton
                size="md"
                label={t("previous")}
                aria-keyshortcuts="k ArrowLeft"
                disabled={!previous}
                onClick={() => previous && onMove(previous.id)}
              >
                <ChevronLeft aria-hidden />
              </IconButton>
              <IconButton
                size="md"
                label={t("next")}
                aria-keyshortcuts="j ArrowRight"
                disabled={!next}
                onClick={() => next && onMove(next.id)}
              >
                <ChevronRight aria-hidden />
              </IconButton>
              <DrawerClose asChild>
                <IconButton size="md" label={t("close")}>
                  <X aria-hidden />
                </IconButton>
              </DrawerClose>
            </>
          }
        />
        {attempt ? (
          <AttemptDetails key={attempt.id} attempt={attempt} {...evidence} />
        ) : (
          <DrawerBody className="text-fg-2">{t("missing.text")}</DrawerBody>
        )}
      </DrawerContent>
    </Drawer>
  );
}

function DrawerTitleText({ attempt, slots }: { attempt: AttemptAnswer; slots: number }) {
  const t = useTranslations("attempt");
  if (attempt.slot !== null) return t("titleOf", { number: attempt.number, slots: Math.max(slots, attempt.number) });
  return (
    <>
      {t("title", { number: attempt.number })} <span className="text-13 font-normal text-fg-3">{t("outside")}</span>
    </>
  );
}

interface AttemptDetailsProps extends Pick<AttemptDrawerProps, "envelope" | "onResend" | "sending"> {
  attempt: AttemptAnswer;
}

function AttemptDetails({ attempt, envelope, ...resending }: AttemptDetailsProps) {
  const t = useTranslations("attempt");
  const { duration } = useDurations();
  return (
    <>
      <DrawerBody>
        <div className="mb-2 flex flex-wrap items-center gap-2 text-13">
          <AttemptStatus result={resultOf(attempt)} look="badge" />
          <span className="text-fg-2 tabular-nums">{duration(attempt.durationMs)}</span>
          <Instant at={attempt.startedAt} style="precise" className="border-0 text-fg-3" />
          <Copyable value={attempt.id} shorten label={t("copyId")} className="ml-auto" />
        </div>
        <AttemptSentence attempt={attempt} />
        {attempt.timing ? (
          <TimingBars timing={attempt.timing} answered={attempt.response !== null} tlsVersion={attempt.remote?.tlsVersion ?? null} />
        ) : null}
        <AttemptFacts attempt={attempt} />
        <div className="flex flex-col gap-4">
          <RequestPanel attempt={attempt} envelope={envelope} />
          <ResponsePanel attempt={attempt} envelope={envelope} />
        </div>
      </DrawerBody>
      <AttemptActions attempt={attempt} body={attempt.request?.body ?? envelope} expunged={envelope === null} {...resending} />
    </>
  );
}

interface AttemptActionsProps extends Omit<AttemptDetailsProps, "envelope"> {
  body: string | null;
  /** What it would send is gone. */
  expunged: boolean;
}

function AttemptActions({ attempt, body, expunged, onResend, sending }: AttemptActionsProps) {
  const t = useTranslations("attempt");
  const resend = useTranslations("message.resend");
  const refuse = useRefusal();
  const { copied, copy } = useCopy();
  const { request } = attempt;
  return (
    <DrawerFoot>
      <Button disabled={!request} onClick={() => request && void copy(curlOfRequest({ ...request, body }))}>
        <SquareTerminal aria-hidden />
        <span aria-live="polite">{copied ? t("curlCopied") : t("copyCurl")}</span>
      </Button>
      <Button onClick={() => download(`${attempt.id}.json`, `${JSON.stringify(attempt, null, 2)}\n`, "application/json")}>
        <Download aria-hidden />
        {t("download")}
      </Button>
      <Button
        variant="primary"
        className="ml-auto"
        disabled={onResend === null || expunged || sending}
        title={expunged ? resend("removed") : onResend === null ? refuse(resend("needsDeveloper")) : undefined}
        onClick={() => onResend?.()}
      >
        <RotateCw aria-hidden />
        <span aria-live="polite">{resend(sending ? "sending" : "now")}</span>
      </Button>
    </DrawerFoot>
  );
}
